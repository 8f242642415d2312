import type { Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, person, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Found } from '../../procedure/figures.ts';
import { mustHold } from '../../procedure/people.ts';
import { places } from '../../procedure/whole-order/reassign.ts';
import { type MillFormSight, millForm, type OrderDeed } from '../form.ts';

/** A.delegate: when somebody leaves, the supervisor gives all their open orders to another; each order bears its own act. */
export const reassignAll = millForm({
  key: 'reassign-all',
  rule: 'A.delegate',
  title: label('离岗改派全部订单', 'Reassign all orders'),
  submit: label('改派', 'Reassign'),
  by: ['service-supervisor'],
  menu: 'settings',
  fields: {
    place: choice(label('改派哪一位', 'Whose place'), places),
    from: person(label('离岗的人', 'Who leaves')),
    to: person(label('改派给', 'To whom')),
    reason: statement(label('理由', 'Reason')),
  },
  asks: () => ({ open: { kind: 'figure', figure: 'open' } }),
  judge: (sight, { place, from, to }): Refusal | undefined => {
    if (from === to) return wrong('A.delegate', 'to', '须是另一位', 'Somebody else, please');
    if (ordersOf(sight, place, from).length === 0)
      return wrong('A.delegate', 'from', '名下没有未结订单', 'They have no open orders');
    const role = place === 'clerk' ? 'service' : 'sales';
    return mustHold(sight, { id: to, role, rule: 'A.delegate', blockId: 'to' });
  },
  deeds: (sight, { place, from, to, reason }): readonly OrderDeed[] =>
    ordersOf(sight, place, from).map(({ orderId, number }) => ({
      orderId,
      number,
      action: 'reassign',
      part: null,
      raw: { place, to, reason },
    })),
});

const ordersOf = (sight: Sight | MillFormSight, place: keyof typeof places, from: string): readonly Found[] =>
  (sight.mill?.found.open ?? []).filter(
    ({ clerk, salesperson }) => (place === 'clerk' ? clerk : salesperson) === from,
  );
