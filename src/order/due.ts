import type { AnyAction } from './action.ts';
import type { Outside } from './keys.ts';
import type { Order } from './order.ts';
import { byServiceLevel, type Times, type Waiting } from './time/times.ts';
import type { Turn } from './turn.ts';

/**
 * The one authority for time (architecture §1): since when a turn waits, when it is due, when it counts as late, when it is
 * said. Card, Home, lists, digests, reminders and escalations all ask here; the rule is the step's own (`Action.due`),
 * else its service level.
 */
export const timesOf = (
  turn: Pick<Turn, 'action' | 'part' | 'since'>,
  order: Order,
  calendar: Outside,
): Times => ruledTimes(turn, order, calendar) ?? byServiceLevel(waiting(turn, calendar), calendar);

/** By the step's own rule; null where its service level counts. */
export const ruledTimes = (
  turn: Pick<Turn, 'action' | 'part' | 'since'>,
  order: Order,
  calendar: Outside,
): Times | null => turn.action.due?.(waiting(turn, calendar), order, calendar) ?? null;

/** Working hours an action may wait. */
export const hoursOf = (
  { key, dueInWorkingHours }: Pick<AnyAction, 'key' | 'dueInWorkingHours'>,
  { settings }: Pick<Outside, 'settings'>,
): number => settings.serviceLevelHours[key] ?? dueInWorkingHours;

const waiting = (
  { action, part, since }: Pick<Turn, 'action' | 'part' | 'since'>,
  calendar: Outside,
): Waiting => ({ part: part?.id ?? null, since, hours: hoursOf(action, calendar) });
