import type { Order } from '../order.ts';
import { factsOf } from '../order.ts';
import type { MoneyEntry } from './money-facts.ts';

const moneyActs = ['deposit', 'payment', 'payment-allot', 'deposit-settlement'] as const;

/** All entries that stand: one that finance reversed no longer counts. */
export const moneyEntries = (order: Order): readonly MoneyEntry[] =>
  moneyMarks(order)
    .map(({ at, version, facts }) => ({ at, version, ...facts.money }))
    .sort((left, right) => left.version - right.version);

/** Whether a bank reference is already on this order: the same money is not written down twice. */
export const isRecorded = (order: Order, reference: string): boolean =>
  [...factsOf(order, 'deposit'), ...factsOf(order, 'payment')].some(
    ({ answers }) => plain(answers.reference) === plain(reference),
  );

const moneyMarks = (order: Order) => moneyActs.flatMap((key) => factsOf(order, key));

const plain = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
