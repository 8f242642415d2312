import { chosen } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { act } from '../define.ts';

/** Process §1: a delegation of this order is taken back; what the clerk signed stays signed. */
export const undelegate = act({
  key: 'undelegate',
  rule: 'A.delegate',
  lane: 'commercial',
  title: label('收回委托', 'Take back a delegation'),
  short: label('收回委托', 'Taken back'),
  submit: label('收回', 'Take it back'),
  by: ['salesperson', 'service-supervisor'],
  during: ['open', 'held'],
  again: 'adds',
  applies: (order) => order.delegates.length > 0,
  fields: {
    from: chosen(label('收回给谁的委托', 'From whom'), ({ order }) =>
      order.delegates.map(({ id, name }) => ({ value: id, label: verbatim(name) })),
    ),
  },
  facts: ({ order }, { from }) => ({
    from: order.delegates.find(({ id }) => id === from) ?? { id: from, name: from },
  }),
  evolve: (order, { answers: { from } }) => ({
    ...order,
    delegates: order.delegates.filter(({ id }) => id !== from),
  }),
  says: (_order, { facts: { from } }) =>
    label(`不再由 ${from.name} 代办`, `${from.name} no longer acts on this order`),
});
