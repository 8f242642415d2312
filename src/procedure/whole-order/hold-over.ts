import { reminderOf } from '../../order/deadline.ts';
import { label } from '../../order/labels.ts';
import { marksOf } from '../../order/marks.ts';
import type { Reminder } from '../../order/reminder.ts';
import { slotOf } from '../../order/slots.ts';
import { startOfWorkOn } from '../../order/time/working-days.ts';
import { hold } from './hold.ts';

/** A.hold: on the day an order on hold was expected to go on, whoever may resume it is asked; otherwise it is left alone. */
export const holdOver: Reminder<'hold-until'> = {
  kind: 'hold-until',
  rule: 'A.hold',
  of: ({ order, outside }) => {
    const until = order.status === 'held' ? marksOf(order, hold).at(-1)?.answers.until : null;
    if (!until) return [];
    return [
      reminderOf(
        { slot: slotOf('hold-until', until), action: 'resume', part: null, who: ['service', 'salesperson'] },
        startOfWorkOn(until, outside),
      ),
    ];
  },
  settled: ({ status }) => status !== 'held',
  says: () =>
    label(
      '暂停的订单预计今天恢复，请处理',
      'On hold until about today; please resume it or say how it stands',
    ),
};
