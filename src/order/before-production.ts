import { type Named, signedByKey, standingByKey } from './by-key.ts';
import { type Check, met, missing } from './decision.ts';
import { label } from './labels.ts';
import { totalFen } from './lines.ts';
import { percentOf, yuan } from './money.ts';
import { gradeOf, type Order } from './order.ts';

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
  ...(gradeOf(order) === 'A' ? [] : [signedByKey(order, customersReturn), depositInFull(order)]),
];

/** Whether the goods lie in stock already, so that nothing is produced: S7 is then a reservation. */
export const isFromStock = (order: Order): boolean =>
  scheduleSays(order).some((said) => said.fromStock === true || said.source === 'stock');

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
    producedOn: firstText(said, 'productionOn', 'producedOn'),
    finishedOn: firstText(said, 'finishedOn'),
    promisedOn: firstText(promise, 'promisedOn'),
  };
};

/** S9.2: where a deposit is due, finance's record that all of it arrived. */
const depositInFull = (order: Order): Check => {
  const due = percentOf(
    totalFen(order.content.lines) ?? 0,
    order.content.customer?.contract.depositPercent ?? 0,
  );
  const marks = (order.marks.deposit ?? []).filter(({ fallen }) => fallen === null);
  const arrived = marks.reduce((sum, { answers }) => sum + amountIn(answers), 0);
  if (arrived >= due) return met(marks.at(-1)?.at ?? order.placedAt);
  const open = `${yuan(due - arrived)}`;
  return missing('S9.2', label(`定金 ${open} 元到账`, `deposit of CNY ${open}`), ['finance']);
};

const amountIn = (answers: unknown): number => {
  const amount = typeof answers === 'object' && answers !== null ? Reflect.get(answers, 'amount') : 0;
  return typeof amount === 'number' ? amount : 0;
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
