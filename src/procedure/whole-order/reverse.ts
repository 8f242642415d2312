import { chosen, statement } from '../../order/fields.ts';
import type { ActionKey } from '../../order/keys.ts';
import { label } from '../../order/labels.ts';
import type { Mark, Order } from '../../order/order.ts';
import { entryFacts, entryNamed, entryOptions, entrySaid } from '../../order/reversible-entries.ts';
import { type Find, takenBack } from '../../order/take-back.ts';
import { act } from '../define.ts';

/** Entries about money are finance's to reverse. */
const moneyKeys: readonly ActionKey[] = ['deposit', 'payment', 'payment-allot', 'deposit-settlement'];

/** Process §3: the supervisor reverses an entry with a reason; what leaned on it falls too, and the record keeps all of it. */
export const reverseAct = (find: Find) =>
  act({
    key: 'reverse',
    rule: 'A.withdraw',
    lane: 'commercial',
    title: label('冲正', 'Reverse an entry'),
    short: label('冲正', 'Reversed'),
    submit: label('冲正', 'Reverse'),
    by: ['service-supervisor'],
    during: ['open', 'held'],
    again: 'adds',
    fields: reversalFields(find, ({ action }) => !moneyKeys.includes(action)),
    facts: ({ order }, { entry }) => entryFacts(order, entry, find),
    evolve: reversed(find),
    says: entrySaid,
    tells: () => ['service', 'salesperson'],
  });

/** Process §3: finance reverses an entry about money. */
export const reversePaymentAct = (find: Find) =>
  act({
    key: 'reverse-payment',
    rule: 'A.withdraw',
    lane: 'payment',
    title: label('冲正款项', 'Reverse a payment'),
    short: label('冲正款项', 'Reversed'),
    submit: label('冲正', 'Reverse'),
    by: ['finance'],
    during: ['open', 'held', 'cancelled'],
    again: 'adds',
    fields: reversalFields(find, ({ action }) => moneyKeys.includes(action)),
    facts: ({ order }, { entry }) => entryFacts(order, entry, find),
    evolve: reversed(find),
    says: entrySaid,
    tells: () => ['service', 'salesperson'],
  });

function reversalFields(find: Find, matches: (mark: Mark) => boolean) {
  return {
    entry: chosen(label('冲正哪一项', 'Which entry'), ({ order, outside }) =>
      entryOptions(order, { find, timeZone: outside.settings.timeZone }, matches),
    ),
    reason: statement(label('理由', 'Reason')),
  };
}

function reversed(find: Find) {
  return (
    order: Order,
    { at, answers }: { readonly at: string; readonly answers: { readonly entry: string } },
  ) => {
    const mark = entryNamed(order, answers.entry);
    return mark ? takenBack(order, mark, { fall: { at, why: 'reversed', facets: [] }, find }) : order;
  };
}
