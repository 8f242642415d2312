import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { named, stands } from './mutant.ts';
import { mutants } from './mutants.ts';

describe('The list of mutants', () => {
  it('takes out what stands exactly once in its file', () => {
    const root = join(import.meta.dirname, '../..');
    expect(mutants.filter((mutant) => !stands(mutant, root)).map(named)).toEqual([]);
  });

  it('names no mutant twice, and has eighty at least', () => {
    expect(new Set(mutants.map(named)).size).toBe(mutants.length);
    expect(mutants.length).toBeGreaterThanOrEqual(80);
  });
});
