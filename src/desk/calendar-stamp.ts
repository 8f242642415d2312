import type { MillState } from '../procedure/outside.ts';
import { digestOf } from './chain.ts';

/** Raised when the program itself reckons due times otherwise than before, so that stored ones are made anew. */
const reckoning = 3;

/**
 * Changes exactly when stored due times may no longer hold: with the settings, the calendar or a decision on a new
 * customer, not with a price.
 */
export const calendarStamp = ({ settings, exceptionalDays, customersDecidedAt }: MillState): string => {
  const { timeZone, workFrom, workTo, quiet, serviceLevelHours, times } = settings;
  const stamped = { timeZone, workFrom, workTo, quiet, serviceLevelHours, times };
  return digestOf({ reckoning, ...stamped, exceptionalDays, customersDecidedAt }).slice(0, 16);
};
