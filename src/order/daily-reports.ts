import type { Mark, Order } from './order.ts';
import { addUp, type Quantities } from './quantities.ts';

/** What the mark of action `daily-report` stores. */
export interface DailyReportFacts {
  /** The day reported on, in the mill's time zone. */
  readonly date: string;
  readonly produced: Quantities;
}

/** The report that counts for each day, oldest day first: the newest, since a correction keeps the old one. */
export const dailyReports = (order: Order): readonly Mark<unknown, DailyReportFacts>[] => {
  // Only the daily report writes this key.
  const marks = (order.marks['daily-report'] ?? []) as readonly Mark<unknown, DailyReportFacts>[];
  const byDate = new Map(
    marks.filter(({ fallen }) => fallen === null).map((mark) => [mark.facts.date, mark]),
  );
  return [...byDate.values()].sort((left, right) => left.facts.date.localeCompare(right.facts.date));
};

/** Whether a day was reported on, be it with nothing produced. */
export const isReported = (order: Order, date: string): boolean =>
  dailyReports(order).some(({ facts }) => facts.date === date);

/** All that was produced so far, by line. */
export const producedTotal = (order: Order): Quantities =>
  addUp(dailyReports(order).map(({ facts }) => facts.produced));
