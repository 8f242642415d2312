import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MillRuleId } from '../../src/procedure/rules.ts';

/** A guard taken out or turned round: what a careless change could do without any test noticing. */
export interface Mutant {
  /** The rule that the guard keeps. */
  readonly rule: MillRuleId | '§6.5' | '§6.12';
  /** What would get through, in a few words. */
  readonly lets: string;
  /** Path from the root of the repository. */
  readonly file: string;
  /** Stands exactly once in the file. */
  readonly find: string;
  readonly put: string;
  /** The tests meant to notice it: what their paths contain. */
  readonly tests: readonly string[];
}

type Told = Omit<Mutant, 'file' | 'tests'> & {
  /** Within the folder. */
  readonly file: string;
  /** Only where they are others than the folder's. */
  readonly tests?: readonly string[];
};

/** The mutants of one folder, with the tests that are meant to notice them; both without what they have in common. */
export const mutantsOf = (
  folder: string,
  tests: readonly string[],
  told: readonly Told[],
): readonly Mutant[] =>
  told.map((one) => ({
    ...one,
    file: `src/${folder}/${one.file}`,
    tests: (one.tests ?? tests).map((test) => `test/order/${test}`),
  }));

/** The text of a mutant's file, as it stands in a folder. */
export const textOf = ({ file }: Mutant, root: string): string => readFileSync(join(root, file), 'utf8');

/** Whether what a mutant takes out stands exactly once where it says, and is another thing than it puts there. */
export const stands = (mutant: Mutant, root: string): boolean =>
  textOf(mutant, root).split(mutant.find).length === 2 && mutant.find !== mutant.put;

/** The file's text with the guard taken out. */
export const mutated = (mutant: Mutant, root: string): string =>
  textOf(mutant, root).replace(mutant.find, () => mutant.put);

/** A mutant as it is told. */
export const named = ({ rule, lets, file }: Mutant): string => `${rule} ${file}: ${lets}`;
