import { type Deadline, reminderOf } from '../../order/deadline.ts';
import { marksOf } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import { startOfWorkOn } from '../../order/time/working-days.ts';
import type { Outside } from '../outside.ts';
import { hold } from './hold.ts';

/** A.hold: on the day an order on hold was expected to go on, whoever may resume it is asked; otherwise it is left alone. */
export const holdsOver = (order: Order, outside: Outside): readonly Deadline[] => {
  const until = order.status === 'held' ? marksOf(order, hold).at(-1)?.answers.until : null;
  if (!until) return [];
  return [
    reminderOf(
      {
        slot: `hold-until:${until}`,
        kind: 'hold-until',
        rule: 'A.hold',
        action: 'resume',
        part: null,
        who: ['service', 'salesperson'],
      },
      startOfWorkOn(until, outside),
    ),
  ];
};
