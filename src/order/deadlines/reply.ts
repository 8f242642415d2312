import { standing } from '../marks.ts';
import { type OwedReply, owedReply } from '../memo/reply.ts';
import type { Order } from '../order.ts';
import type { Outside } from '../outside.ts';
import { replyPromise } from '../steps/04-reply-promise.ts';
import { addWorkingHours } from '../time/calendar.ts';
import { type Deadline, stepsOf } from './deadline.ts';
import { hoursAfter, laterOf, workBefore } from './mill-time.ts';

const leadHours = 0.5;

/** S4: half an hour before the promised reply the clerk is reminded; once it has passed without one, it escalates. */
export const replies = (order: Order, outside: Outside): readonly Deadline[] => {
  const owed = order.status === 'open' ? owedReply(order) : undefined;
  if (!owed) return [];
  return stepsOf(
    {
      slot: `reply:${standing(order, replyPromise)?.version ?? 0}`,
      kind: 'reply',
      rule: 'S4',
      action: 'reply-given',
      part: null,
      who: ['service'],
    },
    {
      reminder: remindAt(owed, outside),
      first: owed.by,
      second: addWorkingHours(owed.by, leadHours, outside),
    },
  );
};

/** While somebody still works: what is promised for eight in the morning is no news at eight. */
const remindAt = ({ by, promisedAt }: OwedReply, outside: Outside): string =>
  laterOf(promisedAt, workBefore(hoursAfter(by, -leadHours), leadHours, outside));
