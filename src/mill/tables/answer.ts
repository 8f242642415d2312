import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';

export type RowKind = 'good' | 'unchanged' | 'blank' | 'bad';

/** What became of one row of an uploaded table, and why. */
export interface RowAnswer {
  /** As the sheet counts, the heading being 1. */
  readonly row: number;
  /** What the row is about, in the words it was written in. */
  readonly about: string;
  readonly kind: RowKind;
  readonly say: Label;
}

/** A table read row by row: an answer for each row that holds anything, and what the good ones say. */
export interface TableReading<T> {
  readonly rows: readonly RowAnswer[];
  readonly good: readonly T[];
}

const signs = { good: '✓', unchanged: '＝', blank: '○', bad: '✗' } as const satisfies Record<RowKind, string>;

/** "✗ 第 5 行 HG-WF70 B：没有单价" */
export const rowLine = ({ row, about, kind, say }: RowAnswer): Label =>
  label(`${signs[kind]} 第 ${row} 行 ${about}：${say.zh}`, `${signs[kind]} Row ${row} ${about}: ${say.en}`);

export const countOf = (rows: readonly Pick<RowAnswer, 'kind'>[], kind: RowKind): number =>
  rows.filter((row) => row.kind === kind).length;

const mostLines = 150;

/** What a signer sees of a table before it counts: how many rows are what, then row by row, bad ones first. */
export const tableFact = (name: string, { rows }: TableReading<unknown>): Fact => {
  const [good, bad, same] = [countOf(rows, 'good'), countOf(rows, 'bad'), countOf(rows, 'unchanged')];
  const sorted = (['bad', 'good', 'unchanged', 'blank'] as const).flatMap((kind) =>
    rows.filter((row) => row.kind === kind),
  );
  const left = sorted.length - mostLines;
  return {
    label: label('核对结果', 'As checked'),
    value: joined(
      [
        verbatim(name),
        label(
          `${rows.length} 行：合格 ${good}，有误 ${bad}，与现行相同 ${same}`,
          `Rows: ${rows.length} (${good} good, ${bad} wrong, ${same} as on file)`,
        ),
        ...sorted.slice(0, mostLines).map(rowLine),
        ...(left > 0 ? [label(`……其余 ${left} 行见表格`, `… ${left} more rows stand in the table`)] : []),
      ],
      verbatim('\n'),
    ),
  };
};
