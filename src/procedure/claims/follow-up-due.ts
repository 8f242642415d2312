import { timesOf } from '../../order/due.ts';
import { label } from '../../order/labels.ts';
import type { Reminder } from '../../order/reminder.ts';
import { slotOf } from '../../order/slots.ts';
import { stepsOf } from '../escalation.ts';

/** S18.b: on the day it is turned to, the customer is asked how the paper runs. */
export const followUpDue: Reminder<'follow-up'> = {
  kind: 'follow-up',
  of: ({ order, outside, open }) =>
    open
      .filter(({ action }) => action.key === 'follow-up')
      .flatMap((turn) =>
        stepsOf(
          {
            slot: slotOf('follow-up', turn.since),
            action: 'follow-up',
            part: null,
            who: ['service'],
          },
          timesOf(turn, order, outside).said,
        ),
      ),
  says: () => label('关闭已七天，请回访客户', 'Closed for a week; please ask how the paper runs'),
};
