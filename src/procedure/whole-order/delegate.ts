import type { Sight } from '../../order/action.ts';
import { forbidden, type Refusal } from '../../order/decision.ts';
import { optional, person, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { mustHold, named } from '../people.ts';

/** Process §1: the order's salesperson lets a clerk act for them on this order, until it is taken back. */
export const delegate = act({
  key: 'delegate',
  rule: 'A.delegate',
  lane: 'commercial',
  title: label('委托客服员', 'Delegate to a clerk'),
  short: label('委托', 'Delegated'),
  submit: label('委托', 'Delegate'),
  by: ['salesperson'],
  during: ['open', 'held'],
  again: 'adds',
  fields: {
    to: person(label('委托给', 'To whom')),
    note: optional(text(label('说明', 'Note'))),
  },
  judge: (sight, { to }) =>
    ownOnly(sight) ?? mustHold(sight, { id: to, role: 'service', rule: 'A.delegate', blockId: 'to' }),
  facts: (sight, { to }) => ({ to: named(sight, to) }),
  evolve: (order, { facts: { to } }) => ({
    ...order,
    delegates: [...order.delegates.filter(({ id }) => id !== to.id), to],
  }),
  says: (_order, { facts: { to }, answers: { note } }) =>
    label(
      `本单由 ${to.name} 代办${note ? `：${note}` : ''}`,
      `${to.name} acts on this order${note ? `: ${note}` : ''}`,
    ),
});

/** A delegate cannot pass on what was lent to them. */
export function ownOnly({ order, by }: Sight): Refusal | undefined {
  return order.content.customer?.salesperson.id === by.id
    ? undefined
    : forbidden(
        'A.delegate',
        '只有本单的责任销售员可以委托。',
        'Only the order’s own salesperson may delegate.',
      );
}
