import type { ModalView } from '@slack/types';
import { dayAction } from '../../src/mill/reports/day-report.ts';
import type { ReportRowAnswer, TableAnswer } from '../../src/mill/reports/table.ts';
import { type RowKind, rowLine } from '../../src/mill/tables/answer.ts';
import { type Label, label, verbatim } from '../../src/order/labels.ts';
import { type DrawingContext, escaped, inline, plain, sections } from '../kit.ts';
import { refusalText } from '../refusal.ts';

export interface TableReview {
  /** The file's name as it was uploaded. */
  readonly name: string;
  readonly answer: TableAnswer;
  /** Where the good rows are kept until the person says to file them. */
  readonly draft: string;
}

const isBad = ({ verdict: { kind } }: ReportRowAnswer): boolean => kind === 'bad' || kind === 'refused';

/** The answer to an uploaded table, row by row, bad ones first; nothing is filed before the person says so. */
export const tableAnswer = ({ name, answer, draft }: TableReview, drawing: DrawingContext): ModalView => {
  const { language } = drawing;
  const { rows, entries } = answer;
  const bad = rows.filter(isBad);
  const good = rows.filter(({ verdict }) => verdict.kind === 'good');
  const submit =
    bad.length > 0
      ? label(`只填报合格的 ${good.length} 行`, `File good rows (${good.length})`)
      : label(`填报 ${entries.length} 张订单`, `File ${entries.length} orders`);
  return {
    type: 'modal',
    callback_id: 'daily-reports-table',
    private_metadata: JSON.stringify({ orderId: null, revision: 0, draft }),
    title: plain(label('核对日报表', 'Check the table')[language], 24),
    ...(good.length > 0 ? { submit: plain(submit[language], 24) } : {}),
    close: plain(label('不填报', 'File nothing')[language], 24),
    blocks: [
      ...sections(
        [
          headText(name, answer, language),
          ...[...bad, ...rows.filter((row) => !isBad(row))].map((row) => rowText(row, drawing)),
        ],
        {
          most: 40_000,
          rest: label('……其余见表格', '… the rest stands in the table')[language],
        },
      ),
    ],
  };
};

/** A file that could not be read at all, and why. */
export const unreadTable = (name: string, problem: Label, { language }: DrawingContext): ModalView => ({
  type: 'modal',
  callback_id: 'notice',
  title: plain(label('核对日报表', 'Check the table')[language], 24),
  close: plain(label('知道了', 'OK')[language], 24),
  blocks: [
    ...sections(
      [
        `*${inline(name)}*`,
        `✗ ${escaped(problem[language])}`,
        label('没有填报任何数据。', 'Nothing was filed.')[language],
      ],
      { most: 5000, rest: '…' },
    ),
  ],
});

const headText = (name: string, { rows, entries }: TableAnswer, language: 'zh' | 'en'): string => {
  const count = (kinds: readonly string[]): number =>
    rows.filter(({ verdict }) => kinds.includes(verdict.kind)).length;
  const [good, bad, blank, same] = [
    count(['good']),
    count(['bad', 'refused']),
    count(['blank']),
    count(['unchanged']),
  ];
  return [
    `*${inline(name)}*`,
    label(
      `${rows.length} 行：合格 ${good}（${entries.length} 张订单），有误 ${bad}，未填 ${blank}，与已报相同 ${same}`,
      `${rows.length} rows: ${good} good (${entries.length} orders), ${bad} wrong, ${blank} blank, ${same} as filed before`,
    )[language],
    ...(bad > 0
      ? [
          label(
            '有误的行没有收下。可改好表格再传，或只填报合格的行。',
            'Wrong rows are not taken. Correct the table and upload it again, or file the good rows alone.',
          )[language],
        ]
      : []),
  ].join('\n');
};

/** "✗ 第 5 行 SO-261123-017：数量“三吨”：请填数字" */
const rowText = ({ row, number: about, verdict }: ReportRowAnswer, drawing: DrawingContext): string => {
  const { language } = drawing;
  const line = (kind: RowKind, say: Label): string => inline(rowLine({ row, about, kind, say })[language]);
  switch (verdict.kind) {
    case 'bad':
      return line('bad', verdict.say);
    case 'refused':
      // The refusal may hold mentions and lines of its own.
      return `${line('bad', verbatim(''))}${refusalText(verdict.refusal, dayAction, verdict.order, drawing)}`;
    case 'good':
    case 'blank':
    case 'unchanged':
      return line(verdict.kind, words[verdict.kind]);
    default:
      return verdict satisfies never;
  }
};

const words = {
  good: label('合格', 'good'),
  blank: label('未填，不算已报', 'blank, not a report'),
  unchanged: label('与已报相同', 'as filed before'),
} as const;
