import type { Sight } from '../../order/action.ts';
import { signedByKey } from '../../order/by-key.ts';
import { forbidden } from '../../order/decision.ts';
import { hidden } from '../../order/discreet.ts';
import { type Option, ticks } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import { creditLimitOf } from '../content.ts';
import { step } from '../define.ts';
import { facets } from '../facets.ts';
import { paymentLabels } from '../goods/lines.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { gradeOf } from '../order-people.ts';
import { terms } from '../terms/05-terms.ts';
import { termsOwedByRegrading } from '../terms/regrading.ts';
import { batchOf } from '../warehouse/batches.ts';
import { isAboveTolerance } from '../warehouse/tolerance.ts';
import { creditLimitText, deliveryConditions, restDueText } from './contract-words.ts';
import { balanceDueOn } from './debts.ts';
import { yuan } from './money.ts';
import type { Debts, ReviewFacts } from './money-facts.ts';
import { batchMoney, ledger } from './money-ledger.ts';
import { bookedBatches, bookedQuantity, creditHeld, creditHolds, review } from './settled.ts';

/** What the contract says, each clause with its value: delivery, payment and settlement are ticked one by one. */
const clauses = ({ order, part }: Sight): readonly Option[] => {
  const contract = order.content.customer?.contract;
  const method = order.content.paymentMethod;
  const condition = deliveryConditions[contract?.deliveryCondition ?? 'delivered'];
  const [paid, rest] = [method ? paymentLabels[method] : verbatim('—'), contract?.restDue ?? '—'];
  const value = yuan(batchMoney(order, part)?.valueFen ?? 0);
  return [
    clause('delivery', label(`交货：${condition.zh}`, `Delivery: ${condition.en}`)),
    clause('payment', label(`付款：${paid.zh}`, `Payment: ${paid.en}`)),
    clause(
      'deposit',
      label(`定金：${contract?.depositPercent ?? 0}%`, `Deposit: ${contract?.depositPercent ?? 0}%`),
    ),
    clause('rest', label(`余款期限：${restDueText(rest).zh}`, `Rest due: ${restDueText(rest).en}`)),
    clause('value', label(`本批货值：${value} 元`, `Value of this batch: CNY ${value}`)),
    ...(gradeOf(order) === 'A' && contract
      ? [
          clause(
            'credit',
            label(
              `信用额度：${creditLimitText(contract).zh}`,
              `Credit limit: ${creditLimitText(contract).en}`,
            ),
          ),
        ]
      : []),
  ];
};

/** S13.1: what the customer owes on other orders, where it is asked. */
const owedElsewhere = (debts: Debts | undefined): readonly Fact[] =>
  debts === undefined
    ? []
    : [
        {
          label: label('其他订单应收', 'Owed on other orders'),
          value: label(
            `${yuan(debts.owedFen)} 元${debts.overdueFen > 0 ? `，其中逾期 ${yuan(debts.overdueFen)} 元` : ''}`,
            `CNY ${yuan(debts.owedFen)}${debts.overdueFen > 0 ? `, CNY ${yuan(debts.overdueFen)} overdue` : ''}`,
          ),
        },
      ];

/** S13.1: what earlier batches of this order leave overdue counts as well; they are no other order's. */
const withOwn = ({ order, part, today, outside }: Sight, { owedFen, overdueFen }: Debts): Debts => {
  const dueOn = balanceDueOn(order, outside.settings.timeZone);
  const earlierFen = ledger(order).receivableFen - (batchMoney(order, part)?.balanceFen ?? 0);
  return {
    owedFen,
    overdueFen: overdueFen + (dueOn !== null && dueOn < today ? Math.max(0, earlierFen) : 0),
  };
};

const clause = (value: string, name: Option['label']): Option => ({ value, label: name });

/** S13: on warehouse-in the clerk reviews and signs delivery, payment and settlement terms; for grade A this suffices (S13.1). */
export const contractReview = step({
  ...review,
  lane: 'payment',
  short: label('合同', 'Contract'),
  about: { kind: 'part', parts: bookedBatches },
  applies: (order, part) => batchOf(order, part)?.booked != null,
  // A regrading voids the terms: nothing is freed by the review alone before they are signed anew (S13.1).
  needs: (order) => (termsOwedByRegrading(order) ? [signedByKey(order, terms)] : []),
  asks: (order) => (gradeOf(order) === 'A' ? { debtsOf: order.content.customer?.code } : {}),
  covers: (_order, part) => [facets.customer, facets.payment, facets.prices, bookedQuantity(part)],
  fields: { clauses: ticks(label('逐项核对', 'Checked one by one'), clauses) },
  shows: ({ order, part, debts }) => [
    {
      label: label('入库', 'In the warehouse'),
      value: quantitiesText(order, batchOf(order, part)?.booked ?? []),
    },
    { label: label('已收款', 'Money received'), value: hidden(verbatim(yuan(ledger(order).receivedFen))) },
    ...owedElsewhere(debts),
  ],
  judge: ({ order, part }) =>
    !isAboveTolerance(order, part)
      ? undefined
      : forbidden(
          'S12.a',
          '到本批为止入库数量已超公差上限：先由销售员处理超公差数量，再审核本批结算。',
          'With this batch more is in the warehouse than the tolerance allows: the salesperson settles the quantity before it is reviewed.',
        ),
  facts: (sight): ReviewFacts => ({ debts: sight.debts ? withOwn(sight, sight.debts) : null }),
  tells: () => ['finance'],
  says: (order) => {
    if (gradeOf(order) !== 'A') return null;
    const held = creditHeld(order);
    const contract = order.content.customer?.contract;
    const isNone = contract !== undefined && creditLimitOf(contract) === null;
    return held === null
      ? label(
          `A 类凭审核放行，已告知财务（S13.1）${isNone ? '；未约定信用额度' : ''}`,
          `Grade A goes on by this review; finance is told (S13.1)${isNone ? '; no credit limit is agreed' : ''}`,
        )
      : label(
          `${creditHolds[held].zh}，发货须财务同意（S13.1）`,
          `${creditHolds[held].en}: finance must consent (S13.1)`,
        );
  },
  dueInWorkingHours: 4,
});
