import { addWorkingHours, nextWorkingStart, type WorkingTime } from './calendar.ts';
import { addDays, dateIn } from './dates.ts';
import { instantAt, nextWorkingDayAfter, startOfWorkOn } from './working-days.ts';

/** When the degrees of a matter are said; one that the rule does not know is left out. ISO instants. */
export interface Steps {
  readonly reminder?: string;
  readonly first: string;
  readonly second: string;
}

/** All that is reckoned about the time of a turn; every reader asks `timesOf` (due.ts) and none adds hours of its own. */
export interface Times {
  /** Since when it is waited for; ahead of now for what is expected. ISO instant. */
  readonly since: string;
  /** By when it is to be done. */
  readonly dueAt: string;
  /** From when it counts as late. */
  readonly lateAt: string;
  /** When it is said; null where a rule asks for it day by day or by what it belongs to. */
  readonly said: Steps | null;
}

/** Which part is waited for, since the last fact that made it possible, and how many working hours settings give it. */
export interface Waiting {
  readonly part: string | null;
  readonly since: string;
  readonly hours: number;
}

/** The degrees of a matter that began at an instant, each the same number of working hours after the one before. */
export const everyHours = (since: string, hours: number, calendar: WorkingTime): Required<Steps> => ({
  reminder: addWorkingHours(since, hours, calendar),
  first: addWorkingHours(since, 2 * hours, calendar),
  second: addWorkingHours(since, 3 * hours, calendar),
});

/** Asked at an instant or, outside working time, when work begins; escalated by working hours from then. */
export const askedAt = (instant: string, hours: number, calendar: WorkingTime): Required<Steps> => ({
  reminder: nextWorkingStart(instant, calendar),
  first: addWorkingHours(instant, hours, calendar),
  second: addWorkingHours(instant, 2 * hours, calendar),
});

/** Done within its service level, reminded of when that is used up, late from then. */
export const byServiceLevel = ({ since, hours }: Waiting, calendar: WorkingTime): Times => {
  const said = everyHours(since, hours, calendar);
  return { since, dueAt: said.reminder, lateAt: said.reminder, said };
};

/** Asked of somebody at an instant, to be answered within some working hours: a prompt, a call, goods that should be there. */
export const askedFrom = (instant: string, hours: number, calendar: WorkingTime): Times => {
  const said = askedAt(instant, hours, calendar);
  return { since: instant, dueAt: said.first, lateAt: said.first, said };
};

/** Owed by somebody outside, who is asked for it each working morning after a day: late from the first of them. */
export const owedSince = (day: string, { since }: Pick<Waiting, 'since'>, calendar: WorkingTime): Times => {
  const morning = startOfWorkOn(nextWorkingDayAfter(day, calendar), calendar);
  return { since, dueAt: morning, lateAt: morning, said: null };
};

/** To be done in the course of a day: late from the next, asked for when work begins and escalated on the days worked after. */
export const dueOn = (day: string, { since }: Pick<Waiting, 'since'>, calendar: WorkingTime): Times => {
  const late = nextWorkingDayAfter(day, calendar);
  const midnight = instantAt(addDays(day, 1), '00:00', calendar);
  return {
    since,
    dueAt: midnight,
    lateAt: midnight,
    said: {
      reminder: startOfWorkOn(day, calendar),
      first: startOfWorkOn(late, calendar),
      second: startOfWorkOn(nextWorkingDayAfter(late, calendar), calendar),
    },
  };
};

/** The same times, of which nobody is told. */
export const notSaid = (times: Times): Times => ({ ...times, said: null });

/** The calendar date of an instant at the mill. */
export const dayOf = (instant: string, { settings }: WorkingTime): string =>
  dateIn(settings.timeZone, instant);
