import type { Reference } from './literals.ts';
import type { Tried } from './misspell.ts';
import type { Figures, Report } from './report.ts';

/** The report as people read it. */
export const printed = (report: Report): string =>
  [
    section('Rooms', [
      ...table([columns, ...Object.entries(report.rooms).map(row), row(['all', report.all])]),
      '',
      'lines a file and a function: number, median, 95 %, largest; facts: casts at readers of facts',
    ]),
    section('Largest', largest(report)),
    circles('Circles of imports, run-time only', report.circles.running),
    circles('Circles of imports, types counted', report.circles.withTypes),
    section('Imports between rooms, types counted', matrix(report.between)),
    section(`Imports from a lower into a higher level: ${report.upward.length}`, upward(report)),
    section(`Names exported from more than one file: ${Object.keys(report.namesTwice).length}`, [
      ...Object.entries(report.namesTwice).map(([name, files]) => `${name}: ${files.join(', ')}`),
    ]),
    section(`Casts at readers of facts: ${report.where.facts.length}`, report.where.facts),
    section(`Literals that name an action, a facet, a deadline or a part: ${report.literals.length}`, [
      ...table(literals(report.literals)),
    ]),
  ].join('\n');

/** What came of the misspellings, those first that nothing found. */
export const printedTried = (tried: readonly Tried[], seconds: number): string => {
  const silent = tried.filter(({ isFound }) => !isFound);
  return section(
    `Misspelt ${tried.length} literals in ${seconds} s: ${silent.length} give no error`,
    silent.map(({ place, word, names, heldTo }) => `${place}  ${names} '${word}' (held to ${heldTo})`),
  );
};

const section = (title: string, lines: readonly string[]): string =>
  `${[title, '-'.repeat(title.length), ...lines].join('\n')}\n`;

const columns = 'room lines files med 95% max functions med 95% max comment% casts facts any !'.split(' ');

const row = ([name, one]: readonly [string, Figures]): readonly string[] => [
  name,
  ...[one.lines, one.files.count, one.files.median, one.files.most, one.files.largest.lines].map(String),
  ...[one.functions.count, one.functions.median, one.functions.most, one.functions.largest.lines].map(String),
  one.commentPercent.toFixed(1),
  ...[one.casts, one.factCasts, one.any, one.nonNull].map(String),
];

const largest = ({ rooms, all, wiring }: Report): readonly string[] => [
  `file: ${all.files.largest.place} (${all.files.largest.lines} lines)`,
  `function: ${all.functions.largest.place} (${all.functions.largest.lines} lines)`,
  `wiring: ${wiring[0] ? `${wiring[0].place} (${wiring[0].lines} lines)` : 'none'}`,
  ...Object.entries(rooms).map(
    ([room, { files, functions }]) =>
      `${room}: ${files.largest.place} (${files.largest.lines}), ${functions.largest.place} (${functions.largest.lines})`,
  ),
];

const circles = (title: string, all: readonly (readonly string[])[]): string =>
  section(
    `${title}: ${all.length}`,
    all.map((files) => `${files.length} files: ${files.join(' ')}`),
  );

const matrix = (between: Report['between']): readonly string[] =>
  Object.entries(between).map(([room, others]) => {
    const counts = Object.entries(others).sort(([, left], [, right]) => right - left);
    return `${room} → ${counts.map(([other, count]) => `${other} ${count}`).join(', ')}`;
  });

const upward = ({ upward: all }: Report): readonly string[] =>
  all.map(({ levels, from, to, types, names }) => {
    const what = types ? ' (types)' : '';
    return `${levels}: ${from} → ${to} {${names.join(', ')}}${what}`;
  });

const held = ['literals', 'string', 'nothing'] as const;

const literals = (all: readonly Reference[]): readonly (readonly string[])[] => [
  ['naming', 'all', ...held.map((one) => `held to ${one}`)],
  ...(['action', 'facet', 'deadline', 'prefix'] as const).map((kind) => {
    const own = all.filter(({ names }) => names === kind);
    const counts = held.map((one) => own.filter(({ heldTo }) => heldTo === one).length);
    return [kind, own.length, ...counts].map(String);
  }),
];

/** Columns as wide as their widest cell; the first to the left, numbers to the right. */
const table = (rows: readonly (readonly string[])[]): readonly string[] => {
  const widths = (rows[0] ?? []).map((_, index) =>
    Math.max(...rows.map((cells) => cells[index]?.length ?? 0)),
  );
  return rows.map((cells) =>
    cells
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[index] ?? 0)))
      .join('  '),
  );
};
