import type { AnyAction } from '../../src/order/action.ts';

/** Where the procedure tells its words; these move with it. */
const catalogue = '../../src/procedure/catalogue.ts';
const facets = '../../src/procedure/facets.ts';
const reminders = '../../src/procedure/reminders.ts';

/** The names that one file uses and another defines, by what they name. */
export interface Words {
  readonly actions: ReadonlySet<string>;
  readonly facets: ReadonlySet<string>;
  readonly deadlines: ReadonlySet<string>;
  /** What the ids of parts begin with: `d` in `d1`. */
  readonly prefixes: ReadonlySet<string>;
}

/** The words of the procedure as it stands, read from its running code. */
export async function readWords(): Promise<Words> {
  const { actions } = (await import(catalogue)) as { actions: readonly AnyAction[] };
  const { allContent, shopContent } = (await import(facets)) as Record<string, readonly { name: string }[]>;
  const { reminders: all } = (await import(reminders)) as { reminders: readonly { kind: string }[] };
  return {
    actions: new Set(actions.map(({ key }) => key)),
    facets: new Set([...(allContent ?? []), ...(shopContent ?? [])].map(({ name }) => name)),
    deadlines: new Set(all.map(({ kind }) => kind)),
    prefixes: new Set(actions.flatMap(({ about }) => (about.kind === 'opens' ? [about.prefix] : []))),
  };
}

/** What a text names first: a slot's matter before its colon, the action of a covered signature behind `signed:`. */
export const wordIn = (text: string): string => text.replace(/^signed:/, '').split(':')[0] ?? '';

export type Named = 'action' | 'facet' | 'deadline' | 'prefix';

/** What a word names; nothing for all other words. */
export const namedBy = (word: string, words: Words): Named | undefined => {
  if (words.actions.has(word)) return 'action';
  if (words.deadlines.has(word)) return 'deadline';
  if (words.facets.has(word)) return 'facet';
  return words.prefixes.has(word) ? 'prefix' : undefined;
};
