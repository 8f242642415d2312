import { type Label, label } from '../../order/labels.ts';
import type { Unit } from '../../procedure/goods/quantity.ts';

/** Width, case, spaces and what stands in brackets make no difference to a name. */
export const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[\s._-]+/g, '');

/** A code or name as people type it: width, case and spaces make no difference. */
export const typedAlike = (left: string, right: string): boolean => typed(left) === typed(right);

const typed = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s/g, '');

/** A calendar date as people write it (2026-11-23, 2026/11/3, 2026年11月23日) as `YYYY-MM-DD`; undefined for no date. */
export const dateWritten = (text: string): string | undefined => {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC').trim());
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const known = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(date) ? date : undefined;
};

/** Which of some options a cell names, in either language, by its key or another name; undefined for words that are none. */
export const optionNamed = <V extends string>(
  text: string,
  options: Readonly<Record<V, Label>>,
  otherNames: Partial<Record<V, readonly string[]>> = {},
): V | undefined =>
  (Object.keys(options) as V[]).find((value) =>
    [options[value].zh, options[value].en, value, ...(otherNames[value] ?? [])].some(
      (name) => bare(name) === bare(text),
    ),
  );

const unitNames = {
  t: ['吨', 't', 'tonne', 'tonnes'],
  ream: ['令', 'ream', 'reams'],
  roll: ['卷', 'roll', 'rolls'],
} as const satisfies Record<Unit, readonly string[]>;

/** The unit as a table names it. */
export const unitName = (unit: Unit): Label => label(unitNames[unit][0], unitNames[unit][1]);

/** Whether a cell names this unit: a figure in another one would be wrong a thousandfold. */
export const namesUnit = (text: string, unit: Unit): boolean =>
  unitNames[unit].some((name) => bare(name) === bare(text));

/** What a cell holds, short enough to be said in a line. */
export const inQuotes = (cell: string): string => (cell.length > 60 ? `${cell.slice(0, 60)}…` : cell);
