import { factsOf, type Mark, type MarkOfKey, type Order } from '../../order/order.ts';
import { remembered } from '../../order/remembered.ts';
import type { MoneyEntry, MoneyFacts } from './money-facts.ts';

/**
 * All entries that stand, in the order in which they were written down: one that finance reversed no longer counts.
 * Whose money it is stands with each, so that a change of the order's customer takes nobody's money along (process §6.9).
 */
export const moneyEntries = remembered((order): readonly MoneyEntry[] => [
  ...[
    ...[...factsOf(order, 'deposit'), ...factsOf(order, 'payment')].map(incoming),
    ...factsOf(order, 'payment-allot').map(allotted),
    ...factsOf(order, 'deposit-settlement').map(settled),
  ].sort((left, right) => left.version - right.version),
  ...transferred(order),
]);

/** The entries that count for the customer the order has now: their own, and what another payer consented to. */
export const entriesOfCustomer = (order: Order): readonly MoneyEntry[] => {
  const customer = order.content.customer?.code ?? null;
  return moneyEntries(order).flatMap((entry): readonly MoneyEntry[] => {
    if (entry.owner !== customer) {
      return entry.kind === 'allotted' && entry.towards === customer ? [{ ...entry, kind: 'balance' }] : [];
    }
    return entry.kind === 'allotted' && entry.towards !== customer ? [] : [entry];
  });
};

/** Whether a bank reference is already on this order: the same money is not written down twice. */
export const isRecorded = (order: Order, reference: string): boolean =>
  recordedUnder(order, reference).length > 0;

/** What stands on an order under a bank reference. */
export const recordedUnder = (order: Order, reference: string) =>
  [...factsOf(order, 'deposit'), ...factsOf(order, 'payment')].filter(
    ({ answers }) => plainReference(answers.reference) === plainReference(reference),
  );

/** A bank reference as it is compared: however it was typed. */
export const plainReference = (text: string): string =>
  text.normalize('NFKC').replace(/\s/g, '').toUpperCase();

/** What each entry has in common; whose order it was is what the mark covered, which no later change moves. */
const entryOf = ({ at, version, covered, facts }: Mark<unknown, MoneyFacts>) => {
  const towards = typeof covered.customer === 'string' ? covered.customer : null;
  return { at, version, on: null, ...facts.money, owner: facts.payer ?? towards, towards, moved: null };
};

const incoming = (mark: MarkOfKey<'deposit' | 'payment'>): MoneyEntry => ({
  ...entryOf(mark),
  on: mark.answers.receivedOn ?? null,
  went: 'in',
});

const allotted = (mark: MarkOfKey<'payment-allot'>): MoneyEntry => ({
  ...entryOf(mark),
  went:
    mark.facts.money.kind === 'allotted' ? 'in' : mark.answers.destination === 'elsewhere' ? 'moved' : 'back',
  moved: movedBy(mark),
});

const settled = (mark: MarkOfKey<'deposit-settlement'>): MoneyEntry => ({
  ...entryOf(mark),
  went: mark.answers.outcome === 'keep' ? 'kept' : mark.answers.outcome === 'transfer' ? 'moved' : 'back',
  moved: movedBy(mark),
});

const movedBy = ({
  version,
  facts,
}: MarkOfKey<'payment-allot' | 'deposit-settlement'>): MoneyEntry['moved'] =>
  typeof facts.to === 'string' ? { order: facts.to, part: transferPart(version) } : null;

/** How an order names a transfer among those that go out of it: by its commit, since money may be moved in parts. */
export const transferPart = (version: number): string => `t${version}`;

/** Money that another order of the customer sent here and that counts by itself (decision 019). */
const transferred = (order: Order): readonly MoneyEntry[] =>
  order.heard.flatMap(({ about, from, part, fen, payer, at }) =>
    about === 'transfer' && payer !== undefined
      ? [
          {
            at,
            version: order.version,
            on: null,
            kind: 'balance' as const,
            fen: fen ?? 0,
            owner: payer,
            towards: payer,
            went: 'in' as const,
            moved: { order: from.number, part },
          },
        ]
      : [],
  );
