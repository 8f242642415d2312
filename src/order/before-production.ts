import { type Named, signedByKey, standingByKey } from './by-key.ts';
import type { Check } from './decision.ts';
import { label } from './labels.ts';
import { depositArrived } from './money-ledger.ts';
import { gradeOf, type Order } from './order.ts';
import { stopAcknowledged } from './production-stop.ts';

/** Steps of the commercial and payment lanes, as production refers to them. */
export const schedule: Named = {
  key: 'schedule',
  rule: 'S7',
  title: label('排产', 'Schedule'),
  by: ['production'],
};
export const confirmation: Named = {
  key: 'confirmation',
  rule: 'S8',
  title: label('订单确认书', 'Order confirmation'),
  by: ['service'],
};
const sent: Named = {
  key: 'confirmation-sent',
  rule: 'S8',
  title: label('发出确认书', 'Send the confirmation'),
  by: ['service'],
};
const received: Named = {
  key: 'confirmation-received',
  rule: 'S8',
  title: label('收妥', 'Legible receipt'),
  by: ['service'],
};
const customersReturn: Named = {
  key: 'return',
  rule: 'S9.2',
  title: label('回传', 'The signed return'),
  by: ['salesperson'],
};

/** What S10 waits for: the confirmation out and received; for grades B and C also the return and the deposit (S9.2). */
export const readyToProduce = (order: Order): readonly Check[] => [
  signedByKey(order, schedule),
  signedByKey(order, confirmation),
  signedByKey(order, sent),
  signedByKey(order, received),
  stopAcknowledged(order),
  ...(gradeOf(order) === 'A' ? [] : [signedByKey(order, customersReturn), depositArrived(order)]),
];

/** Whether the goods lie in stock already, so that nothing is produced: S7 is then a reservation. */
export const isFromStock = (order: Order): boolean => {
  // Only S7 writes this key; an order of a test may lack the facts.
  const facts = standingByKey(order, schedule.key)?.facts as
    | { readonly fromStock: boolean }
    | null
    | undefined;
  return facts?.fromStock === true;
};
