import { timesOf } from '../due.ts';
import { standing } from '../marks.ts';
import type { Order } from '../order.ts';
import type { Outside } from '../outside.ts';
import { replyPromise } from '../steps/04-reply-promise.ts';
import type { Turn } from '../waiting.ts';
import { type Deadline, stepsOf } from './deadline.ts';

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
