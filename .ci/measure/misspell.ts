import type { HeldProgram, Misspelt } from './held-program.ts';
import type { Reference } from './literals.ts';

/** A reference and whether the compiler found it misspelt. */
export interface Tried extends Reference {
  readonly isFound: boolean;
}

/**
 * Misspells each reference and tells whether the compiler finds an error in its file or in one that imports it directly.
 * The tests are not asked: a misspelling that only they find has come as far as they.
 *
 * One at a time takes a second each, so all are misspelt at once, each differently. An error that quotes a misspelling
 * finds it, and it is put right; this goes on until no error quotes one. What is left with errors in reach is tried
 * alone, and so is what was quoted where no union of literals is asked for, lest another misspelling made the error. Where
 * everything left is misspelt and there is no error at all, none of it is found.
 */
export function misspellEach(program: HeldProgram, references: readonly Reference[]): readonly Tried[] {
  const all = references.map((reference, index) => ({ ...reference, wrong: `${reference.word}_${index}_` }));
  const [fault] = program.errorsOf(all, []);
  if (fault) throw new Error(`${fault.path} does not compile as it stands: ${fault.message}`);
  const found = new Set<Misspelt>();
  const tried = new Set<Misspelt>();
  for (;;) {
    const left = all.filter((one) => !tried.has(one));
    const errors = program.errorsOf(left, left);
    const reached = left.filter(({ path }) =>
      errors.some((error) => program.reach(path).includes(error.path)),
    );
    const quoted = reached.filter(({ wrong }) => errors.some(({ message }) => message.includes(wrong)));
    if (reached.length === 0) break;
    for (const one of quoted.length > 0 ? quoted : reached) {
      tried.add(one);
      if ((quoted.length > 0 && one.heldTo === 'literals') || program.findsAlone(one)) found.add(one);
    }
  }
  return references.map((reference, index) => ({ ...reference, isFound: found.has(all[index] as Misspelt) }));
}
