import { type DailyReportAnswers, reportStates } from '../daily-reports.ts';
import { type Label, label } from '../labels.ts';
import type { Unit } from '../quantity.ts';

/** The columns of a table of daily reports, as the mill's template heads them. */
export const columns = {
  number: label('单号', 'Order'),
  date: label('日期', 'Day'),
  line: label('行号', 'Line'),
  product: label('品种规格', 'Product'),
  quantity: label('当日产量', 'Quantity that day'),
  unit: label('单位', 'Unit'),
  waste: label('损耗（吨）', 'Waste (t)'),
  state: label('状态', 'State'),
  nothingBecause: label('无产量原因', 'Nothing produced because'),
  remarks: label('备注', 'Remarks'),
} as const satisfies Record<string, Label>;

export type Column = keyof typeof columns;

/** What else people call a column, besides its two headings. */
const otherNames: Partial<Record<Column, readonly string[]>> = {
  number: ['订单号', '订单', '编号', 'order no', 'order number'],
  date: ['生产日期', 'date'],
  line: ['行'],
  product: ['品种', '规格', '产品'],
  quantity: ['产量', '数量', 'quantity', 'qty'],
  waste: ['损耗', 'waste'],
  nothingBecause: ['原因', '未生产原因', 'reason'],
  remarks: ['说明', 'remark', 'note', 'notes'],
};

/** Where each column stands in a heading row; a heading that is none of ours is passed over. */
export const columnsIn = (headings: readonly string[]): ReadonlyMap<Column, number> => {
  const found = new Map<Column, number>();
  headings.forEach((heading, index) => {
    const column = columnsByName.get(bare(heading));
    if (column && !found.has(column)) found.set(column, index);
  });
  return found;
};

/** The state a cell names, in either language or by its key; undefined for words that are none. */
export const stateNamed = (text: string): DailyReportAnswers['state'] | undefined =>
  statesByName.get(bare(text));

/** A calendar date as people write it (2026-11-23, 2026/11/3, 2026年11月23日) as `YYYY-MM-DD`; undefined for no date. */
export const dateWritten = (text: string): string | undefined => {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text.normalize('NFKC').trim());
  if (!parts) return undefined;
  const [, year = '', month = '', day = ''] = parts;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const known = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(known.getTime()) && known.toISOString().startsWith(date) ? date : undefined;
};

/** Width, case, spaces and what stands in brackets make no difference. */
const bare = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(.*?\)/g, '')
    .replace(/[\s._-]+/g, '');

const columnsByName = new Map<string, Column>(
  (Object.keys(columns) as Column[]).flatMap((column) =>
    [columns[column].zh, columns[column].en, column, ...(otherNames[column] ?? [])].map(
      (name) => [bare(name), column] as const,
    ),
  ),
);

const statesByName = new Map(
  (Object.keys(reportStates) as DailyReportAnswers['state'][]).flatMap((state) =>
    [reportStates[state].zh, reportStates[state].en, state].map((name) => [bare(name), state] as const),
  ),
);

const unitNames = {
  t: ['吨', 't', 'tonne', 'tonnes'],
  ream: ['令', 'ream', 'reams'],
  roll: ['卷', 'roll', 'rolls'],
} as const satisfies Record<Unit, readonly string[]>;

/** The unit as a table names it. */
export const unitName = (unit: Unit): Label => label(unitNames[unit][0], unitNames[unit][1]);

/** Whether a cell names this unit: a quantity in another one would be wrong a thousandfold. */
export const namesUnit = (text: string, unit: Unit): boolean =>
  unitNames[unit].some((name) => bare(name) === bare(text));
