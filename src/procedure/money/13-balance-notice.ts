import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { discreet, hidden } from '../../order/discreet.ts';
import { label, verbatim } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import type { Paper } from '../../order/paper.ts';
import { step } from '../define.ts';
import { facets } from '../facets.ts';
import { lineValue, productText } from '../goods/lines.ts';
import { quantityFor } from '../goods/quantities.ts';
import { amount } from '../goods/quantity.ts';
import { gradeOf } from '../order-people.ts';
import { onPaper } from '../papers.ts';
import { batchOf } from '../warehouse/batches.ts';
import { contractReview } from './13-contract-review.ts';
import { yuan } from './money.ts';
import type { BatchSums } from './money-facts.ts';
import { batchMoney } from './money-ledger.ts';
import { bookedBatches, bookedQuantity } from './settled.ts';

const nothing: BatchSums = { valueFen: 0, depositFen: 0, paidFen: 0, balanceFen: 0 };

/** A batch's sums as they stand, in fen. */
export const sumsOf = (order: Order, batch: string | null): BatchSums => {
  const { id: _, ...sums } = batchMoney(order, batch) ?? { id: '', ...nothing };
  return sums;
};

/** S13.2: for grades B and C the clerk asks for the rest: finished quantity × price − what was paid. The salesperson collects. */
export const balanceNotice = step({
  key: 'balance-notice',
  rule: 'S13.2',
  lane: 'payment',
  title: label('余款催收通知书', 'Balance notice'),
  short: label('催收', 'Notice'),
  submit: label('发出', 'Issue'),
  by: ['service'],
  about: { kind: 'part', parts: bookedBatches },
  applies: (order) => gradeOf(order) !== 'A',
  needs: (order, part) => [signed(order, contractReview, part)],
  done: (order, part) => sumsOf(order, part).balanceFen === 0 || stands(order, 'balance-notice', part),
  again: 'renews',
  covers: (_order, part) => [facets.customer, facets.prices, bookedQuantity(part)],
  shows: ({ order, part }) => sumRows(sumsOf(order, part)),
  facts: ({ order, part }: Sight) => sumsOf(order, part),
  tells: () => ['salesperson'],
  says: (_order, { facts }) =>
    discreet(
      label(
        `余款 ${yuan(facts.balanceFen)} 元，请催收`,
        `CNY ${yuan(facts.balanceFen)} open; please collect`,
      ),
      label('余款未付清，请催收', 'The balance is open; please collect'),
    ),
  papers: (order, { part, facts }) => [noticePaper(order, part, facts)],
  dueInWorkingHours: 4,
});

/** The sums as a person checks them. */
export const sumRows = ({ valueFen, depositFen, paidFen, balanceFen }: BatchSums) => [
  { label: label('本批货值', 'Value of this batch'), value: sum(valueFen) },
  { label: label('分摊定金', 'Its share of the deposit'), value: sum(depositFen) },
  { label: label('已付', 'Paid'), value: sum(paidFen) },
  { label: label('余款', 'Balance'), value: sum(balanceFen) },
];

const sum = (fen: number) => hidden(label(`${yuan(fen)} 元`, `CNY ${yuan(fen)}`));

const noticePaper = (order: Order, part: string | null, sums: BatchSums): Paper =>
  onPaper('balance-notice', {
    number: `${order.number} ${part}`,
    amount: sums.balanceFen,
    rows: [
      { label: label('客户', 'Customer'), value: verbatim(order.content.customer?.name ?? '—') },
      ...sumRows(sums),
    ],
    table: {
      head: [label('品种', 'Product'), label('单价', 'Unit price'), label('数量', 'Quantity')],
      rows: order.content.lines.flatMap((line) => {
        const quantity = quantityFor(batchOf(order, part)?.booked ?? [], line.id);
        if (quantity === 0) return [];
        return [[productText(line), lineValue(line, 'price'), amount(quantity, line.product?.unit ?? 't')]];
      }),
    },
    notes: [label('款到后由财务签字，方可发货。', 'The goods leave once finance has signed for the money.')],
  });
