import { timesOf } from '../../order/due.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import type { Reminder } from '../../order/reminder.ts';
import { slotOf } from '../../order/slots.ts';
import { stepsOf } from '../escalation.ts';
import { replyPromise } from './04-reply-promise.ts';
import { owedReply } from './reply.ts';

/** S4: half an hour before the promised reply the clerk is reminded; once it has passed without one, it escalates. */
export const replyOwed: Reminder<'reply'> = {
  kind: 'reply',
  rule: 'S4',
  of: ({ order, outside, open }) =>
    open
      .filter(({ action }) => action.key === 'reply-given')
      .flatMap((turn) =>
        stepsOf(
          {
            slot: slotOf('reply', standing(order, replyPromise)?.version ?? 0),
            action: 'reply-given',
            part: null,
            who: ['service'],
          },
          timesOf(turn, order, outside).said,
        ),
      ),
  settledBy: ['confirmation-sent'],
  says: ({ fired, order, clock }) => {
    const by = owedReply(order)?.by;
    const time = by === undefined ? '' : clock(by);
    return fired.degree === 'reminder'
      ? label(`承诺 ${time} 前答复客户，请答复`, `The customer was promised a reply by ${time}`)
      : label(
          `承诺 ${time} 前的答复已过时，客户尚未得到答复`,
          `The reply promised by ${time} has not been given`,
        );
  },
};
