import type ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { castsIn } from '../.ci/measure/casts.ts';
import { holdProgram } from '../.ci/measure/held-program.ts';
import { circlesIn, importsOf } from '../.ci/measure/imports.ts';
import { referencesIn } from '../.ci/measure/literals.ts';
import { misspellEach } from '../.ci/measure/misspell.ts';
import { namesTwice } from '../.ci/measure/names.ts';
import { goesUp, levelOf, roomOf } from '../.ci/measure/rooms.ts';
import { commentLinesIn, fileOf, functionsIn, spreadOf } from '../.ci/measure/sizes.ts';
import { parse } from '../.ci/measure/sources.ts';

const words = {
  actions: new Set(['return', 'batch', 'reply-given']),
  facets: new Set(['customer', 'prices']),
  deadlines: new Set(['slip', 'return-owed']),
  prefixes: new Set(['d']),
};

describe('sizes', () => {
  const source = parse(
    'src/a.ts',
    [
      '/** What it',
      ' * says. */',
      'export const one = () => 1; // and why',
      'export function two() {',
      '  return "// no comment";',
      '}',
      '// the end',
      '',
    ].join('\n'),
  );

  it('counts lines of a file, of each function, and those that a comment touches', () => {
    expect(fileOf(source)).toEqual({ lines: 7, place: 'src/a.ts' });
    expect(functionsIn(source)).toEqual([
      { lines: 1, place: 'src/a.ts:3' },
      { lines: 3, place: 'src/a.ts:4' },
    ]);
    expect(commentLinesIn(source)).toBe(4);
  });

  it('tells median, 95 % and largest by nearest rank', () => {
    const all = Array.from({ length: 20 }, (_, index) => ({ lines: index + 1, place: `${index}` }));
    expect(spreadOf(all)).toEqual({ count: 20, median: 10, most: 19, largest: { lines: 20, place: '19' } });
    expect(spreadOf([])).toEqual({ count: 0, median: 0, most: 0, largest: { lines: 0, place: '' } });
  });
});

it('counts casts but no `as const` and no `satisfies`, and apart those that read facts back', () => {
  const source = parse(
    'src/a.ts',
    [
      'const a = x as unknown as string;',
      'const b = [1] as const satisfies readonly number[];',
      'const c = (order.marks[key] ?? []) as readonly Mark[];',
      'const d = factsOf<Batch>(order, key);',
      'const e = factsOf(order, key);',
      'const f = Reflect.get(answers, name)!;',
      'const g: any = 1;',
    ].join('\n'),
  );
  expect(castsIn(source)).toEqual({
    casts: ['src/a.ts:1', 'src/a.ts:3'],
    facts: ['src/a.ts:3', 'src/a.ts:4', 'src/a.ts:6'],
    any: ['src/a.ts:7'],
    nonNull: ['src/a.ts:6'],
  });
});

describe('imports', () => {
  const imports = importsOf([
    parse('src/a.ts', "import { b } from './b.ts'; import type { C } from './in/c.ts'; import x from 'zod';"),
    parse('src/b.ts', "export { a } from './a.ts';"),
    parse('src/in/c.ts', "export type D = import('../a.ts').A; await import('./gone.ts');"),
  ]);

  it('tells files of ours apart from packages, and types from what is loaded', () => {
    expect(imports).toEqual([
      { from: 'src/a.ts', to: 'src/b.ts', types: false, names: ['b'] },
      { from: 'src/a.ts', to: 'src/in/c.ts', types: true, names: ['C'] },
      { from: 'src/b.ts', to: 'src/a.ts', types: false, names: ['a'] },
      { from: 'src/in/c.ts', to: 'src/a.ts', types: true, names: ['A'] },
    ]);
  });

  it('finds circles, with types and without', () => {
    expect(circlesIn(imports)).toEqual([['src/a.ts', 'src/b.ts', 'src/in/c.ts']]);
    expect(circlesIn(imports.filter(({ types }) => !types))).toEqual([['src/a.ts', 'src/b.ts']]);
    expect(circlesIn([{ from: 'a', to: 'b' }])).toEqual([]);
  });
});

it('knows the room and the level of a file, and what goes up', () => {
  expect(
    [
      'src/main.ts',
      'src/order/action.ts',
      'src/mill/matters/a.ts',
      'src/procedure/a/b/c.ts',
      'jobs/mill/a.ts',
    ].map(roomOf),
  ).toEqual(['src', 'src/order', 'src/mill', 'src/procedure/a', 'jobs']);
  expect(
    ['src/order/action.ts', 'src/procedure/catalogue.ts', 'src/mill/a.ts', 'src/store/a.ts'].map(levelOf),
  ).toEqual(['engine', 'procedure and mill', 'procedure and mill', 'adapters']);
  expect(goesUp('src/order/action.ts', 'src/procedure/money/debts.ts')).toBe(true);
  expect(goesUp('src/procedure/money/debts.ts', 'src/order/action.ts')).toBe(false);
});

it('names what two files export as their own, and nothing that is exported again', () => {
  const sources = [
    parse('src/a.ts', 'export interface Part {} export const Part = 1; export const { one, two } = x;'),
    parse(
      'src/b.ts',
      "export type Part = string; export { one } from './a.ts'; const two = 2; export { two };",
    ),
  ];
  expect(namesTwice(sources)).toEqual({ Part: ['src/a.ts', 'src/b.ts'], two: ['src/a.ts', 'src/b.ts'] });
});

describe('literals', () => {
  const text = [
    "type Kind = 'slip' | 'return-owed';",
    'interface Mark { readonly at: string }',
    'declare const marks: Readonly<Record<string, Mark>>;',
    'declare const label: (zh: string, en: string) => string;',
    'declare const stands: (key: string) => boolean;',
    'declare const days: (kind: Kind) => number;',
    'declare const state: "return" | "open" | "closed";',
    "export const said = label('return', 'reply-given');",
    "export const sent = stands('return') || stands('reply-given') || state === 'return';",
    "export const slipped = days('slip');",
    'export const at = marks.batch?.at ?? marks[`batch`]?.at;',
    "export const both: readonly string[] = ['return', 'batch'];",
    "export const other = { follows: 'customer', facets: ['customer'], id: 'd', prefix: 'd' };",
    `export const slot = (day: string) => ({ slot: \`return-owed:\${day}\` });`,
  ].join('\n');
  const held = holdProgram([parse('test/held.ts', text)]);
  const tree = held.program.getSourceFile(`${process.cwd()}/test/held.ts`) as ts.SourceFile;
  const found = referencesIn('test/held.ts', tree, held.program.getTypeChecker(), words);
  const told = found.map(({ place, word, heldTo }) => `${place.split(':')[1]} ${word} ${heldTo}`);

  it('are references by their place: no texts for people, no states, no fields', () => {
    expect(told).toEqual([
      '1 slip literals',
      '1 return-owed literals',
      '9 return string',
      '9 reply-given string',
      '10 slip literals',
      '11 batch string',
      '11 batch string',
      '12 return string',
      '12 batch string',
      '13 customer nothing',
      '13 d nothing',
      '14 return-owed nothing',
    ]);
  });

  it('are misspelt each, and only those that a type holds are found', () => {
    const tried = misspellEach(held, found);
    expect(tried.flatMap(({ isFound }, index) => (isFound ? [told[index]] : []))).toEqual([
      '1 slip literals',
      '10 slip literals',
    ]);
  });
});
