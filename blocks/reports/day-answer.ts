import type { ModalView } from '@slack/types';
import { dayAction } from '../../src/mill/reports/day-report.ts';
import type { Refusal } from '../../src/order/decision.ts';
import { type Label, label } from '../../src/order/labels.ts';
import type { Order } from '../../src/order/order.ts';
import { context, type DrawingContext, inline, plain, sections } from '../kit.ts';
import { refusalText } from '../refusal.ts';

/** What became of one order's report. */
export type DayOutcome =
  | { readonly kind: 'filed' | 'corrected' | 'unchanged' | 'blank' | 'otherwise' | 'unsure' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

export interface DayResult {
  readonly order: Order;
  readonly date: string;
  readonly outcome: DayOutcome;
}

/** What was filed and what was not, order by order: one that was refused leaves the others standing. */
export const dayAnswer = (results: readonly DayResult[], drawing: DrawingContext): ModalView => {
  const { language } = drawing;
  return {
    type: 'modal',
    callback_id: 'daily-reports-answer',
    title: plain(label('生产日报', 'Daily reports')[language], 24),
    close: plain(label('关闭', 'Close')[language], 24),
    blocks: [
      ...sections(
        groups.flatMap(({ kind, title }) => groupText(results.filter(isOf(kind)), title, drawing)),
        { most: 40_000, rest: '…' },
      ),
      context(
        label(
          '要更正，重新打开表单改过再填报；原数保留。',
          'To correct, open the form again; old figures are kept.',
        )[language],
      ),
      {
        type: 'actions',
        elements: [
          {
            type: 'button',
            action_id: 'day:again',
            text: plain(label('继续填报', 'Go on reporting')[language], 75),
          },
        ],
      },
    ],
  };
};

const isOf =
  (kind: DayOutcome['kind']) =>
  ({ outcome }: DayResult): boolean =>
    outcome.kind === kind;

/** What needs the person first stands first. */
const groups: readonly { readonly kind: DayOutcome['kind']; readonly title: Label }[] = [
  { kind: 'refused', title: label('✗ 没有收下', '✗ Not taken') },
  { kind: 'unsure', title: label('？ 没有得到答复，请再填报一次', '? No answer; please report again') },
  {
    kind: 'otherwise',
    title: label(
      '✗ 刚才已按别的数填报，这次没有生效',
      '✗ Filed with other figures a moment ago; this had no effect',
    ),
  },
  { kind: 'filed', title: label('✓ 已填报', '✓ Reported') },
  { kind: 'corrected', title: label('✎ 已更正', '✎ Corrected') },
  { kind: 'unchanged', title: label('＝ 已填过，没有改动', '= Reported before, nothing changed') },
  { kind: 'blank', title: label('○ 没有填，仍缺', '○ Left blank, still missing') },
];

const groupText = (
  results: readonly DayResult[],
  title: Label,
  drawing: DrawingContext,
): readonly string[] => {
  if (results.length === 0) return [];
  const { language } = drawing;
  const count = label(` ${results.length} 张`, ` ${results.length}`)[language];
  const lines = results.some(({ outcome }) => outcome.kind === 'refused')
    ? results.map((result) => `• ${nameOf(result)}：${reasonOf(result, drawing)}`)
    : [results.map(nameOf).join('、')];
  return [`*${title[language]}*${count}`, ...lines];
};

const nameOf = ({ order, date }: DayResult): string =>
  inline(`${order.number} ${order.content.customer?.shortName ?? ''} (${date.slice(5)})`);

const reasonOf = ({ order, outcome }: DayResult, drawing: DrawingContext): string =>
  outcome.kind === 'refused'
    ? refusalText(outcome.refusal, dayAction, order, drawing).replace(/\n/g, '；')
    : '';
