import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Mutant, textOf } from './mutant.ts';

/** Which mutants were killed, by mutant, file and tests: what none of them changed need not be tried again. */
export interface Killed {
  has(mutant: Mutant): boolean;
  /** Written down at once, so that a run which is broken off is not lost. */
  add(mutant: Mutant): void;
}

/** @param testFiles paths of all test files, from the root */
export const killedIn = (root: string, testFiles: readonly string[]): Killed => {
  const path = join(root, 'node_modules/.cache/mutants.json');
  const known = new Set(read(path));
  const keyOf = (mutant: Mutant): string => {
    const tests = testFiles.filter((file) => mutant.tests.some((part) => file.includes(part)));
    const hash = createHash('sha256').update(JSON.stringify(mutant)).update(textOf(mutant, root));
    for (const file of tests) hash.update(readFileSync(join(root, file)));
    return hash.digest('hex');
  };
  return {
    has: (mutant) => known.has(keyOf(mutant)),
    add: (mutant) => {
      known.add(keyOf(mutant));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, JSON.stringify([...known].sort()));
    },
  };
};

const read = (path: string): readonly string[] => {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return Array.isArray(kept) ? kept.filter((key) => typeof key === 'string') : [];
  } catch {
    // Not there yet, or half written: all are tried.
    return [];
  }
};
