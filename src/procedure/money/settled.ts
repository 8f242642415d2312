import type { Part } from '../../order/action.ts';
import { type NamedStep, signedByKey, standingByKey } from '../../order/by-key.ts';
import { isMet } from '../../order/checks.ts';
import { type Check, met } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import type { Facet } from '../../order/facet.ts';
import { joined, label } from '../../order/labels.ts';
import { factsOf, type Order } from '../../order/order.ts';
import { creditLimitOf } from '../content.ts';
import { totalFen } from '../goods/lines.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { gradeOf } from '../order-people.ts';
import { batches } from '../warehouse/batches.ts';
import { notMade } from '../warehouse/not-made.ts';
import { yuan } from './money.ts';
import type { Debts } from './money-facts.ts';
import { batchMoney } from './money-ledger.ts';
import { goodsFen } from './order-value.ts';

/** The steps of S13 as what comes before and after them refers to them. */
export const review: NamedStep = {
  key: 'contract-review',
  rule: 'S13',
  title: label('合同结算审核', 'Contract review'),
  by: ['service'],
};
export const settling: NamedStep = {
  key: 'settlement',
  rule: 'S13.2',
  title: label('财务结算签字', 'Settlement'),
  by: ['finance'],
};
export const holding: NamedStep = {
  key: 'credit-hold',
  rule: 'S13.1',
  title: label('信用冻结', 'Credit hold'),
  by: ['finance'],
};
export const consenting: NamedStep = {
  key: 'credit-consent',
  rule: 'S13.1',
  title: label('信用放行', 'Credit consent'),
  by: ['finance'],
};

/** S13: whether a batch may leave as far as money goes, and since when. */
export const settled = (order: Order, batch: string): Check => {
  const reviewed = signedByKey(order, review, batch);
  const money = gradeOf(order) === 'A' ? creditCleared(order) : signedByKey(order, settling, batch);
  if (!reviewed.met) return reviewed;
  if (!money.met) return money;
  return met(money.at > reviewed.at ? money.at : reviewed.at);
};

/** Why grade A's credit is held, the reason that is told first; null if it is not. */
export const creditHeld = (order: Order): CreditHold | null => creditHoldsOf(order)[0] ?? null;

/**
 * S13.1: all that grade A's credit is held for: finance says so, money is overdue, this order and what else the customer
 * owes are over the limit. What is owed elsewhere is what the clerk's last contract review found.
 */
const creditHoldsOf = (order: Order): readonly CreditHold[] => {
  if (gradeOf(order) !== 'A') return [];
  const { owedFen, overdueFen } = debtsFound(order);
  const { customer } = order.content;
  const limitFen = customer ? creditLimitOf(customer.contract) : null;
  const ownFen = (totalFen(order.content.lines) ?? 0) - goodsFen(order, notMade(order));
  const exposedFen = ownFen + owedFen;
  return [
    ...(standingByKey(order, holding.key) ? ['finance' as const] : []),
    ...(overdueFen > 0 ? ['overdue' as const] : []),
    ...(limitFen !== null && exposedFen > limitFen ? ['limit' as const] : []),
  ];
};

/** S13.1: why grade A's goods wait for finance. */
export const creditHolds = {
  limit: label('A 类超信用额度', 'Grade A over the credit limit'),
  overdue: label('A 类有逾期货款', 'Grade A with overdue money'),
  finance: label('财务冻结信用', 'Credit held by finance'),
} as const;

type CreditHold = keyof typeof creditHolds;

/** All that credit is held for, so that finance's consent counts for what it was given for and nothing that came up since. */
export const heldFor: Facet = {
  name: 'credit-hold',
  label: label('冻结原因', 'Why credit is held'),
  of: creditHoldsOf,
  show: (order) => {
    const held = creditHoldsOf(order).map((reason) => creditHolds[reason]);
    return held.length === 0 ? label('未冻结', 'not held') : joined(held);
  },
};

/** What the customer owes on other orders as the last contract review found it. */
export const debtsFound = (order: Order): Debts => {
  return factsOf(order, 'contract-review').at(-1)?.facts?.debts ?? { owedFen: 0, overdueFen: 0 };
};

/** Met where credit is not held or finance consented to go on. */
const creditCleared = (order: Order): Check =>
  creditHeld(order) === null ? met(order.placedAt) : signedByKey(order, consenting);

/** Batches that may leave as far as money goes. */
export const settledBatches = (order: Order) =>
  batches(order).filter(({ id, booked }) => booked !== null && isMet(settled(order, id)));

/** The batches in the warehouse, as parts an action may be about. */
export const bookedBatches = (order: Order): readonly Part[] =>
  batches(order).flatMap(({ id, booked }) => {
    if (booked === null) return [];
    const goods = quantitiesText(order, booked);
    return [{ id, label: label(`第 ${id.slice(1)} 批 ${goods.zh}`, `Batch ${id.slice(1)}: ${goods.en}`) }];
  });

/** The quantity of a batch in the warehouse, so that what was signed on it falls when it changes. */
export const bookedQuantity = (batch: string | null): Facet => {
  const booked = (order: Order) => batches(order).find(({ id }) => id === batch)?.booked ?? null;
  return {
    name: `booked:${batch}`,
    label: label('入库数量', 'Quantity in the warehouse'),
    of: booked,
    show: (order) => quantitiesText(order, booked(order) ?? []),
  };
};

/** Whether a batch is paid in full; false again when money is taken back or the price rises. */
export const paidInFull = (batch: string | null): Facet => {
  const balance = (order: Order) => batchMoney(order, batch)?.balanceFen ?? 0;
  return {
    name: `paid:${batch}`,
    label: label('款项', 'Money'),
    of: (order) => balance(order) === 0,
    show: (order) =>
      balance(order) === 0
        ? label('已付清', 'paid in full')
        : discreet(
            label(`尚欠 ${yuan(balance(order))} 元`, `CNY ${yuan(balance(order))} open`),
            label('尚未付清', 'not paid in full'),
          ),
  };
};
