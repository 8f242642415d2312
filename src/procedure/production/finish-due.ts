import { changedAt } from '../../order/changed-at.ts';
import { timesOf } from '../../order/due.ts';
import { label } from '../../order/labels.ts';
import type { Reminder } from '../../order/reminder.ts';
import { slotOf } from '../../order/slots.ts';
import { dayOf } from '../../order/time/times.ts';
import { promise } from '../confirmation/promise.ts';
import { stepsOf } from '../escalation.ts';

/** S10.1: production is held to the finished date of its own S7 statement, as the customer's waiting has moved it. */
export const finishDue: Reminder<'finish'> = {
  kind: 'finish',
  rule: 'S10.1',
  of: ({ order, outside, open }) => {
    const turn = open.find(({ action }) => action.key === 'batch');
    if (!turn) return [];
    const today = dayOf(changedAt(order), outside);
    return stepsOf(
      {
        slot: slotOf('finish', promise(order, today, outside.settings.timeZone).slippedFinishedOn),
        action: 'batch',
        part: null,
        who: ['production'],
        escalatesTo: 'production-supervisor',
      },
      timesOf(turn, order, outside).said,
    );
  },
  says: ({ fired }) =>
    fired.degree === 'reminder'
      ? label('今天应完工，请交付成品', 'To be finished today; please hand over')
      : label('已过完工日，成品尚未交齐', 'Past the finished date and not all handed over'),
};
