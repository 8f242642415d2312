import { type Check, met, missing } from '../../order/decision.ts';
import { discreet } from '../../order/discreet.ts';
import type { RuleId } from '../../order/keys.ts';
import { joined, type Label, label } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import type { Who } from '../../order/roles.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { yuan } from '../money/money.ts';
import { ledger } from '../money/money-ledger.ts';
import { gradeOf } from '../order-people.ts';
import { openAnomalies } from '../production/anomalies.ts';
import { stopAcknowledged } from '../production/production-stop.ts';
import { isCommitted, needsReceipt, type Shipment, shipments } from '../shipping/shipments.ts';
import { openDoubts } from '../terms/doubts.ts';
import { allBookedAt } from '../warehouse/batches.ts';
import { owedReplacements } from '../warehouse/given-up.ts';
import { unshipped } from '../warehouse/stock.ts';
import { toleranceSettled } from '../warehouse/tolerance.ts';

/** S18: all that must be done before an order closes, each with the instant since when it is, or with what is missing. */
export const readyToClose = (order: Order): readonly Check[] => [
  allIn(order),
  toleranceSettled(order),
  stopAcknowledged(order),
  ...goods(order),
  ...papers(order),
  ...questions(order),
  ...money(order),
];

const allIn = (order: Order): Check => {
  const at = allBookedAt(order);
  return at === null
    ? missing('S12.2', label('最后一批入库', 'the last batch in the warehouse'), ['production', 'quality'])
    : met(at);
};

const goods = (order: Order): readonly Check[] => {
  const [rest, owed] = [unshipped(order), owedReplacements(order)];
  const all = shipments(order).filter(isCommitted);
  return [
    ...demand(rest.length === 0, 'S14', {
      what: prefixed(label('未发余量', 'unshipped'), quantitiesText(order, rest)),
      who: ['service'],
    }),
    ...demand(owed.length === 0, 'S18.a', {
      what: prefixed(label('补货入库', 'replacements'), quantitiesText(order, owed)),
      who: ['production'],
    }),
    ...demand(
      all.every(({ departedAt }) => departedAt !== null),
      'S15',
      {
        what: label('已通知货物的发货', 'the departure of noticed goods'),
        who: ['dispatch'],
      },
    ),
    ...each(all, ({ departedAt, arrivedAt }) => departedAt === null || arrivedAt !== null, {
      rule: 'S18',
      what: label('到货', 'arrival'),
      who: ['service'],
    }),
    ...each(all, ({ unsettled }) => unsettled.length === 0, {
      rule: 'S18.a',
      what: label('问题货物的处理', 'the outcome of affected goods'),
      who: ['service'],
    }),
    ...all.flatMap(({ arrivedAt }) => (arrivedAt === null ? [] : [met(arrivedAt)])),
  ];
};

const papers = (order: Order): readonly Check[] => {
  const all = shipments(order).filter(isCommitted);
  return [
    ...demand(stands(order, 'return'), 'S9.1', {
      what: label('回传的确认书', 'the signed return'),
      who: ['salesperson'],
    }),
    ...each(all, ({ noticedAt }) => noticedAt !== null, {
      rule: 'S14.2',
      what: label('补开的发货通知单', 'the notice owed'),
      who: ['service'],
    }),
    ...each(all, (shipment) => !needsReceipt(shipment) || shipment.receiptAt !== null, {
      rule: 'S18',
      what: label('到货回单', 'the delivery receipt'),
      who: ['service'],
    }),
    ...all.flatMap(({ receiptAt }) => (receiptAt === null ? [] : [met(receiptAt)])),
  ];
};

const questions = (order: Order): readonly Check[] => [
  ...demand(openDoubts(order).length === 0, 'S5.a', {
    what: label('未决疑问', 'an open doubt'),
    who: ['salesperson', 'service-supervisor'],
  }),
  ...demand(openAnomalies(order).length === 0, 'S11.a', {
    what: label('未结异常', 'an open anomaly'),
    who: ['service-supervisor'],
  }),
];

/** A's receivable stays on finance's list after closing; of B and C nothing may be open. */
const money = (order: Order): readonly Check[] => {
  const { receivableFen } = ledger(order);
  const sum = yuan(receivableFen);
  return demand(gradeOf(order) === 'A' || receivableFen === 0, 'S13.2', {
    what: discreet(label(`余款 ${sum} 元`, `the balance of CNY ${sum}`), label('余款', 'the balance')),
    who: ['finance', 'salesperson'],
  });
};

const demand = (
  holds: boolean,
  rule: RuleId,
  { what, who }: { readonly what: Label; readonly who: readonly Who[] },
): readonly Check[] => (holds ? [] : [missing(rule, what, who)]);

/** One need that names the shipments for which it does not hold. */
const each = (
  all: readonly Shipment[],
  holds: (shipment: Shipment) => boolean,
  need: { readonly rule: RuleId; readonly what: Label; readonly who: readonly Who[] },
): readonly Check[] => {
  const open = all.filter((shipment) => !holds(shipment));
  const names = joined(open.map(({ id }) => label(`第 ${id.slice(1)} 车`, `shipment ${id.slice(1)}`)));
  return demand(open.length === 0, need.rule, { what: prefixed(need.what, names), who: need.who });
};

const prefixed = (name: Label, value: Label): Label =>
  label(`${name.zh}（${value.zh}）`, `${name.en} (${value.en})`);
