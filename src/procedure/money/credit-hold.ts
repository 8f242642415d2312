import { choice, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { gradeOf } from '../order-people.ts';
import { holding } from './settled.ts';

const causes = {
  limit: label('超信用额度', 'Over the credit limit'),
  overdue: label('有逾期货款', 'Overdue money'),
} as const;

/** S13.1: finance holds grade A's credit; nothing more is noticed for dispatch until finance consents. */
export const creditHold = act({
  ...holding,
  isNews: true,
  lane: 'payment',
  short: label('信用', 'Credit'),
  by: ['finance'],
  during: ['open', 'held'],
  again: 'renews',
  applies: (order) => gradeOf(order) === 'A',
  overflowRank: 7,
  fields: { cause: choice(label('原因', 'Why'), causes), reason: statement(label('说明', 'Reason')) },
  tells: () => ['service', 'salesperson'],
  says: (_order, { answers: { cause, reason } }) =>
    label(`${causes[cause].zh}：${reason}`, `${causes[cause].en}: ${reason}`),
});
