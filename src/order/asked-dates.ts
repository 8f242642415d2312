import { type Label, label } from './labels.ts';
import type { Raw } from './raw.ts';
import { addDays, dateIn, timeIn } from './time/dates.ts';

/** Whether a date lies ahead by its nature (a promise, an expectation) or tells of what was. */
export type DateKind = 'to-come' | 'happened';

/** Something unlikely about a date: it may be said once more and then counts, or it cannot be so. */
export interface Odd {
  readonly may: boolean;
  /** The date as it is read, with its year. */
  readonly date: string;
  readonly why: Label;
}

/** What of the sight a date is held against. */
interface Now {
  /** ISO instant. */
  readonly at: string;
  /** The calendar date of `at` at the mill. */
  readonly today: string;
  readonly outside: { readonly settings: { readonly timeZone: string } };
}

const aYear = 366;
const longAgoDays = 60;
/** What happened just now may be ahead of the desk's clock by as much as clocks differ (process.md S15). */
const clocksDifferMs = 600_000;

/** What is unlikely about a calendar date `YYYY-MM-DD`; null for a likely one and for what is no date. */
export const oddDay = (kind: DateKind, raw: Raw, { today }: Pick<Now, 'today'>): Odd | null => {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) return null;
  const why = kind === 'to-come' ? unlikelyAhead(raw, today) : unlikelyBefore(raw, today);
  return why && { ...why, date: raw };
};

/** The same of a point in time in UNIX seconds. */
export const oddMoment = (kind: DateKind, raw: Raw, { at, today, outside }: Now): Odd | null => {
  if (typeof raw !== 'string' || !/^\d{10}$/.test(raw)) return null;
  const { timeZone } = outside.settings;
  const instant = new Date(Number(raw) * 1000).toISOString();
  const day = dateIn(timeZone, instant);
  const date = `${day} ${timeIn(timeZone, instant)}`;
  if (kind === 'happened' && Date.parse(instant) > Date.parse(at) + clocksDifferMs)
    return { ...inTheFuture, date };
  const why =
    kind === 'to-come' ? unlikelyAhead(day, today) : unlikelyBefore(day < today ? day : today, today);
  return why && { ...why, date };
};

const unlikelyAhead = (day: string, today: string): Omit<Odd, 'date'> | null => {
  if (day < today) return { may: true, why: label('已经过去', 'is in the past') };
  return day > addDays(today, aYear)
    ? { may: true, why: label('在一年以后', 'is more than a year ahead') }
    : null;
};

const inTheFuture = {
  may: false,
  why: label(
    '还没有到：已发生的事不能填将来的时间',
    'has not come yet: what happened cannot lie in the future',
  ),
} as const;

const unlikelyBefore = (day: string, today: string): Omit<Odd, 'date'> | null => {
  if (day > today) return inTheFuture;
  return day < addDays(today, -longAgoDays)
    ? { may: true, why: label('在六十天以前', 'is more than 60 days ago') }
    : null;
};
