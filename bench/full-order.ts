import { decide } from '../src/order/decide.ts';
import type { Signed } from '../src/order/events.ts';
import { evolveCommit } from '../src/order/evolve.ts';
import type { ActionKey } from '../src/order/keys.ts';
import type { Order } from '../src/order/order.ts';
import { emptyOrder } from '../src/procedure/empty-order.ts';
import type { MillState } from '../src/procedure/outside.ts';
import { clerk, memoFor } from './subject.ts';

interface Borne {
  readonly action: ActionKey;
  readonly part?: string;
  readonly facts?: unknown;
  readonly answers?: Readonly<Record<string, unknown>>;
}

const tonnes = (kg: number) => [{ id: 1, quantity: kg }];
const value = 7_937_500;

const agreed: readonly Borne[] = [
  { action: 'reply-promise' },
  { action: 'terms', facts: { customer: null, deviations: [] } },
  {
    action: 'technical',
    answers: { lines: [{ id: 1, producible: 'yes', formula: 'unchanged', reason: null }] },
  },
  {
    action: 'schedule',
    answers: { productionOn: '2026-12-01', finishedOn: '2026-12-07' },
    facts: { fromStock: false, quantities: tonnes(12_500) },
  },
  {
    action: 'confirmation',
    answers: { promisedOn: '2026-12-08' },
    facts: {
      revision: 1,
      number: 'SO-261123-001 r1',
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
  { action: 'confirmation-issue' },
  { action: 'confirmation-sent', facts: { revision: 1, sentOn: '2026-11-23' } },
  { action: 'confirmation-received' },
  { action: 'return', answers: { cameOn: '2026-11-24' }, facts: { result: 'accepted', revision: 1 } },
  {
    action: 'deposit',
    answers: { amount: 2_381_250, receivedOn: '2026-11-24', reference: 'ICBC-1' },
    facts: { money: { kind: 'deposit', fen: 2_381_250 } },
  },
  {
    action: 'production-order',
    facts: {
      number: 'SO-261123-001 r1',
      producedOn: '2026-12-01',
      finishedOn: '2026-12-07',
      promisedOn: '2026-12-08',
    },
  },
  { action: 'production-countersign' },
  { action: 'copy-acknowledged' },
  { action: 'monitoring', part: 'm1', facts: { anomaly: null } },
  { action: 'monitoring', part: 'm2', facts: { anomaly: null } },
];

const reported: readonly Borne[] = Array.from({ length: 7 }, (_, day) => ({
  action: 'daily-report',
  facts: { date: `2026-12-0${day + 1}`, produced: tonnes(1785) },
  answers: { state: 'on-machine', waste: 40, nothingBecause: null, remarks: null },
}));

const batch = (index: number, kg: number): readonly Borne[] => {
  const part = `b${index}`;
  const goods = tonnes(kg);
  return [
    { action: 'batch', part, facts: { finished: goods, final: index === 3 } },
    { action: 'inspection', part, facts: { passed: true, anomaly: null } },
    { action: 'inspection-quality', part, facts: { passed: true, anomaly: null } },
    { action: 'warehouse-in', part, facts: { booked: goods } },
    { action: 'contract-review', part, facts: { debts: null } },
    {
      action: 'balance-notice',
      part,
      facts: { valueFen: value / 3, depositFen: 0, paidFen: 0, balanceFen: 0 },
    },
    { action: 'settlement', part, facts: { valueFen: value / 3, depositFen: 0, paidFen: 0, balanceFen: 0 } },
  ];
};

const shipment = (index: number, kg: number, isReceived: boolean): readonly Borne[] => {
  const [part, quantities] = [`s${index}`, tonnes(kg)];
  return [
    { action: 'dispatch-notice', part, facts: { quantities } },
    { action: 'briefing', part, facts: {} },
    {
      action: 'shipped',
      part,
      answers: { carrier: '顺通物流', plate: '粤S·A1234' },
      facts: {
        note: `SO-261123-001-S${index}`,
        quantities,
        departedAt: '2026-12-08T02:00:00.000Z',
        expectedAt: '2026-12-09T10:00:00.000Z',
        checksAt: ['2026-12-08T10:00:00.000Z', '2026-12-09T02:00:00.000Z'],
      },
    },
    { action: 'shipping-advice', part, facts: { daysLate: 0 } },
    { action: 'advice-confirmed', part },
    { action: 'tracking', part, facts: { delayed: null } },
    { action: 'tracking', part, facts: { delayed: null } },
    {
      action: 'arrival',
      part,
      facts: { condition: 'ok', arrivedAt: '2026-12-09T09:00:00.000Z', affected: [], anomaly: null },
    },
    ...(isReceived ? [{ action: 'receipt' as const, part, answers: { signedOn: '2026-12-09' } }] : []),
  ];
};

const balance: Borne = {
  action: 'payment',
  answers: { amount: value - 2_381_250, receivedOn: '2026-12-07', reference: 'ICBC-2', purpose: 'balance' },
  facts: { money: { kind: 'balance', fen: value - 2_381_250 } },
};

/** An order of grade B with all that happens to one: three batches, three trucks; the last receipt is still to come. */
export const fullOrder = (outside: MillState): Order => {
  const at = '2026-11-23T01:00:00.000Z';
  const { action, part, raw, seen } = memoFor();
  const place = { id: 'order-1', number: 'SO-261123-001' };
  const decision = decide(
    { type: 'Sign', action, part, raw, seen, by: clerk, for: null, at, outside, place },
    emptyOrder,
  );
  if (!decision.ok) throw new Error(`the memo was not accepted: ${JSON.stringify(decision.refusal)}`);
  const thirds = [4000, 4000, 4500];
  const marks = [
    ...agreed,
    ...reported,
    ...thirds.flatMap((kg, index) => batch(index + 1, kg)),
    balance,
    ...thirds.flatMap((kg, index) => shipment(index + 1, kg, index < 2)),
  ];
  return marks.reduce(
    (order, mark) => evolveCommit(order, { version: order.version + 1, events: [borne(mark)] }),
    evolveCommit(emptyOrder, { version: 1, events: decision.events }),
  );
};

const borne = ({
  action,
  part = null,
  facts = null,
  answers = {},
}: Omit<Borne, 'part'> & { readonly part?: string | null }): Signed => ({
  type: 'Signed',
  action,
  part,
  by: { id: `U-${action}`, name: action },
  for: null,
  at: '2026-12-09T11:00:00.000Z',
  answers: { lines: [], ...answers },
  facts,
  seen: '',
});
