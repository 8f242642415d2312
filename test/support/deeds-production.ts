import type { Order } from '../../src/order/order.ts';
import { clauses } from '../../src/procedure/production/production-clauses.ts';
import { type Borne, bearing, type Deed, givenOrder, past, sign } from './given.ts';
import { memo } from './memo.ts';
import { type PersonKey, people } from './mill.ts';

const by = (key: PersonKey) => ({ id: people[key].id, name: people[key].name });

/** The signatures of the commercial lane that production leans on, as the journal would bring them. */
export const termsSigned: Borne = { action: 'terms', facts: { customer: null, deviations: [] } };
export const scheduled: Borne = {
  action: 'schedule',
  by: by('hu'),
  answers: { productionOn: '2026-12-01', finishedOn: '2026-12-07', lines: [] },
  facts: { fromStock: false, quantities: [] },
};
export const reserved: Borne = { ...scheduled, facts: { fromStock: true, quantities: [] } };
/** The second line lies in stock, the first is made. */
export const partlyReserved: Borne = {
  ...scheduled,
  facts: { fromStock: false, stock: [2], quantities: [] },
};
export const confirmed: readonly Borne[] = [
  {
    action: 'confirmation',
    answers: { promisedOn: '2026-12-08', lines: [] },
    facts: {
      revision: 2,
      number: 'SO-261123-001 r2',
      drawnOn: '2026-11-23',
      promisedOn: '2026-12-08',
      finishedOn: '2026-12-07',
      arrival: null,
      prompts: [
        { id: 'm1', what: '上机前查边料', on: '2026-12-01' },
        { id: 'm2', what: '复卷抽检', on: '2026-12-05' },
      ],
    },
  },
  { action: 'confirmation-sent' },
  { action: 'confirmation-received' },
];
export const returned: Borne = { action: 'return', by: by('zhou') };
/** A deposit that arrived, in fen; what customer C001 owes on the complete memo unless said otherwise. */
export const depositPaid = (fen = 3_456_450): Borne => ({
  action: 'deposit',
  by: by('xu'),
  answers: { amount: fen, receivedOn: '2026-11-23', reference: `BANK-${fen}`, lines: [] },
  facts: { money: { kind: 'deposit', fen } },
});

/** The complete memo with terms signed, scheduled and confirmed, and whatever else it bears. */
export const confirmedOrder = (...more: readonly Borne[]): Order =>
  bearing(past(memo()), termsSigned, scheduled, ...confirmed, ...more);

/** Everything that S10 needs of a grade B order. */
export const readyOrder = (...more: readonly Borne[]): Order =>
  confirmedOrder(returned, depositPaid(), ...more);

/** The same for goods that lie in stock. */
export const reservedOrder = (): Order =>
  bearing(past(memo()), termsSigned, reserved, ...confirmed, returned, depositPaid());

export const orderProduction = (by: PersonKey = 'chen'): Deed => sign('production-order', by);

/** The production supervisor ticks every clause of the complete memo. */
export const countersign = (by: PersonKey = 'guo', order: Order = confirmedOrder()): Deed => {
  const ids = clauses(order, { producedOn: null, finishedOn: null, promisedOn: null }).map(({ id }) => id);
  return sign('production-countersign', by, { clauses: ids.slice(0, 10), 'clauses.1': ids.slice(10) });
};

/** The production order, signed and countersigned. */
export const ordered: readonly Borne[] = [
  {
    action: 'production-order',
    facts: {
      number: 'SO-261123-001 r2',
      producedOn: '2026-12-01',
      finishedOn: '2026-12-07',
      promisedOn: '2026-12-08',
    },
  },
  { action: 'production-countersign', by: by('guo'), answers: { clauses: [], lines: [] } },
];

/** A confirmed order with the production order signed and countersigned. */
export const inProduction = (): Order => bearing(readyOrder(), ...ordered);

type Amounts = Readonly<Record<1 | 2, string>>;

/** All of the complete memo: 12.5 t and 8 t. */
export const all: Amounts = { 1: '12.5', 2: '8' };

export const lines = (amounts: Partial<Amounts>) => ({
  'lines.1.quantity': amounts[1] ?? '',
  'lines.2.quantity': amounts[2] ?? '',
});

export const handOver = (amounts: Partial<Amounts> = all, final: 'yes' | 'no' = 'yes'): Deed =>
  sign('batch', 'hu', { final, ...lines(amounts) });

const passed = { quantity: 'pass', appearance: 'pass', labels: 'pass' } as const;

export const inspect = (part = 'b1', raw: Deed['raw'] = {}, by: PersonKey = 'chen'): Deed =>
  sign('inspection', by, { ...passed, ...raw }, { part });
export const inspectQuality = (part = 'b1', raw: Deed['raw'] = {}, by: PersonKey = 'lin'): Deed =>
  sign('inspection-quality', by, { ...passed, ...raw }, { part });
export const book = (part = 'b1', amounts: Partial<Amounts> = all): Deed =>
  sign('warehouse-in', 'lin', lines(amounts), { part });

/** One batch handed over, inspected twice and booked. */
export const booked = (
  part = 'b1',
  amounts: Partial<Amounts> = all,
  final: 'yes' | 'no' = 'yes',
): readonly Deed[] => [handOver(amounts, final), inspect(part), inspectQuality(part), book(part, amounts)];

/** The plan for an anomaly, approved, and the customer's answer to it. */
export const planned = (part = 'a1'): readonly Deed[] => [
  sign(
    'emergency-plan',
    'wang',
    {
      plan: '先发合格部分，其余补做',
      salespersonDoes: '今日致电客户说明',
      salespersonBy: '1795402800',
      clerkDoes: '调整发货安排',
      clerkBy: '1795406400',
    },
    { part },
  ),
  sign('plan-approval', 'zhao', { verdict: 'approve' }, { part }),
  sign('plan-answer', 'zhou', { from: '陈志强', answer: '同意' }, { part }),
];

/** Goods in the warehouse: 12.5 t and 8 t as ordered, in one batch. */
export const inWarehouse = (): Order => later(inProduction(), ...booked());

/** The order after deeds that must be accepted. */
export const later = (order: Order, ...deeds: readonly Deed[]): Order =>
  deeds.reduce((before, deed) => givenOrder(before).when(deed).accepted(), order);
