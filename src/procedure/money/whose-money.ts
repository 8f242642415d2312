import type { Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { chosen, sometimes } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import type { Mark } from '../../order/order.ts';
import type { OrderMessage } from '../../order/order-messages.ts';
import { accountNamed, filledAccounts, isForeign } from './accounts.ts';
import { yuan } from './money.ts';
import { transferPart } from './money-entries.ts';
import type { MovingFacts } from './money-facts.ts';

/** Asked where money of more than one customer lies on the order: of whose it is. */
export const whoseMoney = sometimes(
  ({ order }) => filledAccounts(order).length > 1,
  chosen(
    label('谁的款', 'Whose money'),
    ({ order, outside }) =>
      filledAccounts(order).map(({ owner, accountFen }) => {
        const name = outside.customers.find(({ code }) => code === owner)?.shortName ?? '';
        return { value: owner ?? '', label: verbatim(`${owner ?? '—'} ${name} ${yuan(accountFen)}`) };
      }),
    { redraws: true, initial: ({ order }) => filledAccounts(order)[0]?.owner ?? null },
  ),
);

/** The account that the form is about as it is filled in so far. */
export const accountIn = ({ order, raw }: Sight) =>
  accountNamed(order, typeof raw.payer === 'string' ? raw.payer : null);

/** Nothing, or more than lies on the account. */
export const moreThanThere = (
  { order }: Sight,
  { amount, payer }: { readonly amount: number; readonly payer: string | null },
): Refusal | undefined => {
  const there = accountNamed(order, payer)?.accountFen ?? 0;
  if (amount > 0 && amount <= there) return undefined;
  const sum = yuan(there);
  return wrong('S13.2', 'amount', `客户账上有 ${sum} 元`, `CNY ${sum} is on the customer’s account`);
};

export const ownerIn = (sight: Sight): string | undefined => accountIn(sight)?.owner ?? undefined;

/** Where money goes, and whose it is where it is not the order's own customer's. */
export const movedTo = (sight: Sight, isMoved: boolean): Omit<MovingFacts, 'money'> => {
  const account = accountIn(sight);
  const number = isMoved ? sight.other?.number : undefined;
  return {
    ...(isForeign(sight.order, account) && account?.owner != null ? { payer: account.owner } : {}),
    ...(number === undefined ? { to: null } : { to: number, counts: true }),
  };
};

/** What is said to the order that money goes to: there it counts as soon as it is heard (decision 019). */
export const transferWord = ({ version, answers, facts, covered }: Moving): OrderMessage | null => {
  if (typeof facts.to !== 'string') return null;
  const owner = facts.payer ?? covered.customer;
  const counts = facts.counts === true && typeof owner === 'string';
  return {
    about: 'transfer',
    part: transferPart(version),
    to: facts.to,
    fen: answers.amount,
    ...(counts ? { payer: owner } : {}),
    opens: null,
  };
};

type Moving = Pick<
  Mark<{ readonly amount: number }, MovingFacts>,
  'version' | 'answers' | 'facts' | 'covered'
>;
