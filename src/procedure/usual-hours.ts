import type { MillState } from './outside.ts';

/** Working hours of the matters that have a time of their own; settings may say otherwise under the same name. */
export const usualHours = {
  /** S17: an unanswered check. */
  check: 1,
  /** S18: goods that should be there. */
  'arrival-overdue': 4,
} as const;

export const hoursFor = (name: keyof typeof usualHours, { settings }: Pick<MillState, 'settings'>): number =>
  settings.serviceLevelHours[name] ?? usualHours[name];
