import { forbidden } from '../../order/decision.ts';
import { choice, person, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Person } from '../../order/roles.ts';
import { act } from '../define.ts';
import { mustHold, named } from '../people.ts';

export const places = {
  clerk: label('经办客服员', 'The clerk in charge'),
  salesperson: label('责任销售员', 'The responsible salesperson'),
} as const;

/** Process §1: when somebody leaves, the supervisor gives their open orders to another. */
export const reassign = act({
  key: 'reassign',
  rule: 'A.delegate',
  lane: 'commercial',
  title: label('改派', 'Reassign'),
  short: label('改派', 'Reassigned'),
  submit: label('改派', 'Reassign'),
  by: ['service-supervisor'],
  during: ['open', 'held'],
  again: 'adds',
  fields: {
    place: choice(label('改派哪一位', 'Whose place'), places),
    to: person(label('改派给', 'To whom')),
    reason: statement(label('理由', 'Reason')),
  },
  judge: (sight, { place, to }) => {
    if (place === 'salesperson' && sight.order.content.customer === null) {
      return forbidden('A.delegate', '尚未填写客户。', 'The order names no customer yet.');
    }
    const role = place === 'clerk' ? 'service' : 'sales';
    return mustHold(sight, { id: to, role, rule: 'A.delegate', blockId: 'to' });
  },
  facts: (sight, { to }) => ({ to: named(sight, to) }),
  evolve: (order, { answers: { place }, facts: { to } }) =>
    place === 'clerk' ? { ...order, clerk: to } : withSalesperson(order, to),
  says: (_order, { answers: { place, reason }, facts: { to } }) =>
    label(
      `${places[place].zh}改为 ${to.name}：${reason}`,
      `${places[place].en} is now ${to.name}: ${reason}`,
    ),
  tells: () => ['salesperson'],
});

/** What the former salesperson lent to clerks ends with them. */
const withSalesperson = (order: Order, salesperson: Person): Order =>
  order.content.customer === null
    ? order
    : {
        ...order,
        content: { ...order.content, customer: { ...order.content.customer, salesperson } },
        delegates: [],
      };
