import { label, verbatim } from '../../order/labels.ts';
import type { Paper } from '../../order/paper.ts';
import { onPaper } from '../../procedure/papers.ts';

interface Archived {
  /** YYYY-MM */
  readonly month: string;
  /** Numbers of the month's delivery notes. */
  readonly notes: readonly string[];
  /** Those that were not handed over. */
  readonly missing: readonly string[];
  /** Who checked them; null while nobody did. */
  readonly by: string | null;
}

/** 月度归档清单 (S16.1): a month's delivery notes by their numbers, with what is missing of them. */
export const archiveList = ({ month, notes, missing, by }: Archived): Paper =>
  onPaper('archive', {
    standing: 'record',
    number: month,
    rows: [
      { label: label('发货单', 'Delivery notes'), value: verbatim(String(notes.length)) },
      { label: label('缺', 'Missing'), value: verbatim(String(missing.length)) },
      {
        label: label('核对', 'Checked by'),
        value: by === null ? label('尚未核对', 'not yet') : verbatim(by),
      },
    ],
    table: {
      head: [label('发货单号', 'Delivery note'), label('移交', 'Handed over')],
      rows: notes.map((number) => [
        verbatim(number),
        by === null ? verbatim('') : missing.includes(number) ? label('缺', 'missing') : label('已交', 'yes'),
      ]),
    },
  });
