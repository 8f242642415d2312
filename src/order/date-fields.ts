import { z } from 'zod';
import type { Sight } from './action.ts';
import { type DateKind, oddDay, oddMoment } from './asked-dates.ts';
import { type Field, type More, text } from './fields.ts';
import { type Label, verbatim } from './labels.ts';
import { limits } from './limits.ts';

const isDate = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
  );
};

const isLikelyYear = (date: string): boolean => {
  const year = Number(date.slice(0, 4));
  return year >= limits.years.first && year <= limits.years.last;
};

/** A wall-clock time at the mill, typed as `16:30`; full-width digits and colons are taken as meant. */
export const clockTime = (name: Label, more: More<string> = {}): Field<string> => ({
  ...text(name, more),
  input: { kind: 'text', multiline: false, most: 5 },
  schema: z
    .string('required')
    .transform((typed) => typed.normalize('NFKC').trim().padStart(5, '0'))
    .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'not-a-time')),
});

/** A calendar date, `YYYY-MM-DD` at the mill. `kind` says which dates are unlikely, and are asked about once more. */
export const date = (name: Label, kind: DateKind, more: More<string> = {}): Field<string> => ({
  input: { kind: 'date' },
  label: name,
  blank: 'refused',
  schema: z.string('not-a-date').refine(isDate, 'not-a-date').refine(isLikelyYear, 'no-such-year'),
  odd: (raw, sight) => oddDay(kind, raw, sight),
  show: verbatim,
  write: (answer) => answer,
  ...more,
});

/** Proposes the moment in which the form is drawn, as the input takes it: in whole seconds. */
export const rightNow = ({ at }: Pick<Sight, 'at'>): string => String(Math.floor(Date.parse(at) / 1000));

/** A point in time: Slack hands over UNIX seconds, the journal keeps an ISO instant. `kind` is as for `date`. */
export const moment = (name: Label, kind: DateKind, more: More<string> = {}): Field<string> => ({
  input: { kind: 'moment' },
  label: name,
  blank: 'refused',
  schema: z
    .string('not-a-date')
    .regex(/^\d{10}$/, 'not-a-date')
    .transform((seconds) => new Date(Number(seconds) * 1000).toISOString())
    .refine(isLikelyYear, 'no-such-year'),
  odd: (raw, sight) => oddMoment(kind, raw, sight),
  show: (instant) =>
    verbatim(`<!date^${Math.floor(Date.parse(instant) / 1000)}^{date_num} {time}|${instant}>`),
  write: (instant) => String(Math.floor(Date.parse(instant) / 1000)),
  ...more,
});
