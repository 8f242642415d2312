import { Temporal } from 'temporal-polyfill';

/** The ISO week of a calendar date: `2026-W48`. */
export const weekOf = (date: string): string => {
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(date);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, '0')}`;
};

/** The Monday an ISO week begins with. */
export const mondayOf = (week: string): string => {
  const [year = '', number = ''] = week.split('-W');
  // The fourth of January always lies in the first week.
  const fourth = Temporal.PlainDate.from(`${year}-01-04`);
  return fourth
    .subtract({ days: fourth.dayOfWeek - 1 })
    .add({ weeks: Number(number) - 1 })
    .toString();
};
