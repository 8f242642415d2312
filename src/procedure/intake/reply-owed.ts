import { type Deadline, stepsOf } from '../../order/deadline.ts';
import { timesOf } from '../../order/due.ts';
import { standing } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import type { Turn } from '../../order/waiting.ts';
import type { Outside } from '../outside.ts';
import { replyPromise } from './04-reply-promise.ts';

/** S4: half an hour before the promised reply the clerk is reminded; once it has passed without one, it escalates. */
export const replies = (order: Order, outside: Outside, open: readonly Turn[]): readonly Deadline[] =>
  open
    .filter(({ action }) => action.key === 'reply-given')
    .flatMap((turn) =>
      stepsOf(
        {
          slot: `reply:${standing(order, replyPromise)?.version ?? 0}`,
          kind: 'reply',
          rule: 'S4',
          action: 'reply-given',
          part: null,
          who: ['service'],
        },
        timesOf(turn, order, outside).said,
      ),
    );
