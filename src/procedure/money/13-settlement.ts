import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { type Check, met, missing } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import { type Label, label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { gradeOf } from '../order-people.ts';
import { sumRows, sumsOf } from './13-balance-notice.ts';
import { contractReview } from './13-contract-review.ts';
import { yuan } from './money.ts';
import { moneyEntries } from './money-entries.ts';
import { bookedBatches, paidInFull, settling } from './settled.ts';

/** S13.2: finance signs a batch of grade B or C when its full sum has arrived. Grade A goes by the clerk's review. */
export const settlement = step({
  ...settling,
  lane: 'payment',
  short: label('结算', 'Settled'),
  about: { kind: 'part', parts: bookedBatches },
  applies: (order) => gradeOf(order) !== 'A',
  needs: (order, part) => [signed(order, contractReview, part), fullSum(order, part)],
  covers: (_order, part) => [signatureOf(contractReview, part), paidInFull(part)],
  shows: ({ order, part }) => sumRows(sumsOf(order, part)),
  facts: ({ order, part }: Sight) => sumsOf(order, part),
  tells: () => ['service', 'salesperson'],
  says: (_order, { facts }) =>
    discreet(
      label(
        `货值 ${yuan(facts.valueFen)} 元已付清`,
        `The value of CNY ${yuan(facts.valueFen)} is paid in full`,
      ),
      label('货款已付清', 'Paid in full'),
    ),
  dueInWorkingHours: 4,
});

const owed = (all: Label): Label => discreet(all, label('余款到账', 'the balance'));

const fullSum = (order: Order, part: string | null): Check => {
  const { balanceFen } = sumsOf(order, part);
  if (balanceFen === 0) return met(moneyEntries(order).at(-1)?.at ?? order.placedAt);
  const sum = yuan(balanceFen);
  return missing('S13.2', owed(label(`余款 ${sum} 元到账`, `the balance of CNY ${sum}`)), [
    'finance',
    'salesperson',
  ]);
};
