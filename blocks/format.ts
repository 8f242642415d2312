import { type Label, label, verbatim } from '../src/order/labels.ts';
import { addDays, dateIn, shortDate, stampIn, timeIn } from '../src/order/time/dates.ts';
import type { DrawingContext } from './kit.ts';

/** The wall-clock time at the mill, with the date where it is not today's: "09:12", "11-23 09:12". */
export const clockText = (
  instant: string,
  { outside, now }: Pick<DrawingContext, 'outside' | 'now'>,
): string => {
  const { timeZone } = outside.settings;
  const time = timeIn(timeZone, instant);
  const date = dateIn(timeZone, instant);
  const today = dateIn(timeZone, now);
  return date === today ? time : `${shortDate(date, today)} ${time}`;
};

/** Date and time at the mill: for what is read on another day than it was drawn on, such as the card. */
export const stampTime = (
  instant: string,
  { outside, now }: Pick<DrawingContext, 'outside' | 'now'>,
): string => stampIn(outside.settings.timeZone, instant, now);

/** Month and day of a calendar date as it is drawn now, with a year that is not this one. */
export const dayText = (date: string, { outside, now }: Pick<DrawingContext, 'outside' | 'now'>): string =>
  shortDate(date, dateIn(outside.settings.timeZone, now));

/** How long something has waited, in the largest two units that matter: "1 天 2 小时". */
export const elapsed = (since: string, { now, language }: Pick<DrawingContext, 'now' | 'language'>): string =>
  lasting(Date.parse(now) - Date.parse(since))[language];

/** The same, counted by the reader's own client so that it never grows old; what was true at drawing is the fallback. */
export const elapsedLive = (since: string, context: Pick<DrawingContext, 'now' | 'language'>): string =>
  `<!date^${Math.floor(Date.parse(since) / 1000)}^{ago}|${elapsed(since, context)}>`;

/** When something is due, as a person thinks of it: "今天 15:30 前", "11-25 15:30 前", "已超 25 分钟". */
export const dueText = (dueAt: string, { outside, now, language }: DrawingContext): string => {
  const late = Date.parse(now) - Date.parse(dueAt);
  if (late >= 0) {
    const over = lasting(late);
    return label(`已超 ${over.zh}`, `${over.en} late`)[language];
  }
  const { timeZone } = outside.settings;
  const [today, date] = [dateIn(timeZone, now), dateIn(timeZone, dueAt)];
  const day = dayNamed(today, date);
  const time = timeIn(timeZone, dueAt);
  return label(`${day.zh} ${time} 前`, `by ${day.en} ${time}`)[language];
};

/** What begins on a day to come is no wait yet: "预计 12-09". */
export const expectedText = (
  instant: string,
  { outside, now, language }: Pick<DrawingContext, 'outside' | 'now' | 'language'>,
): string => {
  const { timeZone } = outside.settings;
  const [today, date] = [dateIn(timeZone, now), dateIn(timeZone, instant)];
  const day =
    date === today ? label(timeIn(timeZone, instant), timeIn(timeZone, instant)) : dayNamed(today, date);
  return label(`预计 ${day.zh}`, `expected ${day.en}`)[language];
};

const dayNamed = (today: string, date: string): Label => {
  if (date === today) return label('今天', 'today');
  if (date === addDays(today, 1)) return label('明天', 'tomorrow');
  return verbatim(shortDate(date, today));
};

const lasting = (ms: number): Label => {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  if (days > 0)
    return label(
      `${days} 天${hours > 0 ? ` ${hours} 小时` : ''}`,
      `${days} d${hours > 0 ? ` ${hours} h` : ''}`,
    );
  if (hours > 0) return label(`${hours} 小时`, `${hours} h`);
  return label(`${rest} 分钟`, `${rest} min`);
};
