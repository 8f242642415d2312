import type { Order } from '../order.ts';
import type { Outside } from '../outside.ts';
import { addWorkingHours } from '../time/calendar.ts';
import { type Turn, turnsSeen } from '../waiting.ts';
import { type Deadline, type Degree, type Matter, type Steps, stepsOf } from './deadline.ts';

/**
 * Every step that waits for a role: a reminder when its working hours are used up, then an escalation after the same
 * time again, and a second one after that. Settings give the hours by action, else the action itself does.
 */
export const serviceLevels = (
  order: Order,
  outside: Outside,
  isTimedElsewhere: (turn: Turn) => boolean,
): readonly Deadline[] =>
  turnsSeen(order, { outside })
    // What comes first is called for by a matter of its own.
    .filter((turn) => turn.first === undefined && !isTimedElsewhere(turn))
    .flatMap((turn) =>
      stepsOf(matterOf(turn), everyHours(turn.since, hoursOf(turn.action, outside), outside)).filter(
        ({ degree }) => !wasSaid(order, turn, degree),
      ),
    );

/**
 * Said of this very wait under whatever name: until waits were counted from the last fact that made them possible, a slot
 * named an earlier instant.
 */
const wasSaid = (order: Order, { action, part, since }: Turn, degree: Degree): boolean =>
  Object.values(order.fired).some(
    (fired) =>
      fired.kind === 'service-level' &&
      fired.action === action.key &&
      fired.part === (part?.id || null) &&
      fired.degree === degree &&
      fired.at >= since,
  );

/** Working hours an action may wait. */
export const hoursOf = (
  { key, dueInWorkingHours }: Pick<Turn['action'], 'key' | 'dueInWorkingHours'>,
  { settings }: Pick<Outside, 'settings'>,
): number => settings.serviceLevelHours[key] ?? dueInWorkingHours;

/** The steps of a matter that began at an instant, each the same number of working hours after the one before. */
export const everyHours = (since: string, hours: number, outside: Outside): Required<Steps> => ({
  reminder: addWorkingHours(since, hours, outside),
  first: addWorkingHours(since, 2 * hours, outside),
  second: addWorkingHours(since, 3 * hours, outside),
});

/** A step that is waited for again after it fell is another matter, so the instant it waits since is part of its name. */
const matterOf = ({ action, part, who, since }: Turn): Matter => ({
  slot: ['wait', action.key, ...(part?.id ? [part.id] : []), since].join(':'),
  kind: 'service-level',
  rule: action.rule,
  action: action.key,
  part: part?.id || null,
  who: who.slice(0, 1),
});
