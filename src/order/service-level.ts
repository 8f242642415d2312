import { degreesOf, type Matter } from './deadline.ts';
import { slotOfMatter } from './degrees.ts';
import { together } from './discreet.ts';
import { ruledTimes, timesOf } from './due.ts';
import { label } from './labels.ts';
import type { Order } from './order.ts';
import { procedureOf } from './procedure.ts';
import type { Reminder } from './reminder.ts';
import type { Turn } from './turn.ts';
import { turnsSeen } from './waiting.ts';

/**
 * Every step that waits for a role: a reminder when its working hours are used up, then an escalation after the same
 * time again, and a second one after that. Settings give the hours by action, else the action itself does.
 */
export const serviceLevels: Reminder<'service-level'> = {
  kind: 'service-level',
  of: ({ order, outside }) =>
    turnsSeen(order, { outside })
      // What comes first is called for by a matter of its own.
      .filter((turn) => turn.first === undefined && ruledTimes(turn, order, outside) === null)
      .flatMap((turn) =>
        degreesOf(matterOf(turn, order), timesOf(turn, order, outside).said, procedureOf(order).escalation),
      ),
  says: ({ title }) =>
    together((of) => {
      const what = of(title);
      return label(`${what.zh} 已到时限，尚未处理`, `${what.en} is due and not done`);
    }),
};

/** A step that is waited for again after it fell is another matter, so the instant it waits since is part of its name. */
const matterOf = (turn: Turn, order: Order): Matter => ({
  slot:
    nameSaid(turn, order) ??
    ['wait', turn.action.key, ...(turn.part?.id ? [turn.part.id] : []), turn.since].join(':'),
  action: turn.action.key,
  part: turn.part?.id || null,
  who: turn.who.slice(0, 1),
});

/**
 * The name under which this very wait was said before: until waits were counted from the last fact that made them
 * possible, a slot named an earlier instant, and what was said is not said again.
 */
const nameSaid = ({ action, part, since }: Turn, order: Order): string | undefined => {
  const said = Object.values(order.fired).find(
    (fired) =>
      fired.kind === 'service-level' &&
      fired.action === action.key &&
      fired.part === (part?.id || null) &&
      fired.at >= since,
  );
  return said && slotOfMatter(said.slot);
};
