import type { Due } from '../../order/action.ts';
import { dayOf, owedSince } from '../../order/time/times.ts';
import { firstSentOn } from './confirmations.ts';

/** S9.1–S9.3: return and deposit are owed from the day the confirmation was sent, and asked for each working day after it. */
export const owedFromSending: Due = (turn, order, calendar) =>
  owedSince(firstSentOn(order, calendar.settings.timeZone) ?? dayOf(turn.since, calendar), turn, calendar);
