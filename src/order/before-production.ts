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
export const isFromStock = (order: Order): boolean =>
  scheduleSays(order).some((said) => said.fromStock === true);

/** Production's own dates and the promise (S10.1); null where not stated. */
export const productionDates = (
  order: Order,
): {
  readonly producedOn: string | null;
  readonly finishedOn: string | null;
  readonly promisedOn: string | null;
} => {
  const said = scheduleSays(order);
  const promise = saidBy(order, confirmation.key);
  return {
    producedOn: firstText(said, 'productionOn'),
    finishedOn: firstText(said, 'finishedOn'),
    promisedOn: firstText(promise, 'promisedOn'),
  };
};

type Said = Readonly<Record<string, unknown>>;

const scheduleSays = (order: Order): readonly Said[] => saidBy(order, schedule.key);

/** The facts and answers of a standing mark: facts first, since they are what was decided. */
const saidBy = (order: Order, key: string): readonly Said[] => {
  const mark = standingByKey(order, key);
  return mark ? [mark.facts, mark.answers].filter(isRecord) : [];
};

const isRecord = (value: unknown): value is Said => typeof value === 'object' && value !== null;

const firstText = (said: readonly Said[], ...names: readonly string[]): string | null => {
  for (const values of said) {
    const found = names.map((name) => values[name]).find((value) => typeof value === 'string');
    if (typeof found === 'string') return found;
  }
  return null;
};
