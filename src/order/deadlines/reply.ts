import { type Order, standing } from '../order.ts';
import { owedReply } from '../reply.ts';
import { replyPromise } from '../steps/04-reply-promise.ts';
import { type Deadline, stepsOf } from './deadline.ts';
import { hoursAfter } from './mill-time.ts';

const leadHours = 0.5;

/** S4: half an hour before the promised reply the clerk is reminded; once it has passed without one, it escalates. */
export const replies = (order: Order): readonly Deadline[] => {
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
    { reminder: hoursAfter(owed.by, -leadHours), first: owed.by, second: hoursAfter(owed.by, leadHours) },
  );
};
