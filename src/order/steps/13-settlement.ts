import { type Sight, step } from '../action.ts';
import { signed } from '../checks.ts';
import { type Check, met, missing } from '../decision.ts';
import { signatureOf } from '../facets.ts';
import { label } from '../labels.ts';
import { yuan } from '../money/money.ts';
import { moneyEntries } from '../money/money-entries.ts';
import { bookedBatches, paidInFull, settling } from '../money/settled.ts';
import { gradeOf, type Order } from '../order.ts';
import { sumRows, sumsOf } from './13-balance-notice.ts';
import { contractReview } from './13-contract-review.ts';

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
    label(
      `货值 ${yuan(facts.valueFen)} 元已付清`,
      `The value of CNY ${yuan(facts.valueFen)} is paid in full`,
    ),
  dueInWorkingHours: 4,
});

const fullSum = (order: Order, part: string | null): Check => {
  const { balanceFen } = sumsOf(order, part);
  if (balanceFen === 0) return met(moneyEntries(order).at(-1)?.at ?? order.placedAt);
  const sum = yuan(balanceFen);
  return missing('S13.2', label(`余款 ${sum} 元到账`, `the balance of CNY ${sum}`), [
    'finance',
    'salesperson',
  ]);
};
