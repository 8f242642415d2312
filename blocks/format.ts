import { dateIn, timeIn } from '../src/order/dates.ts';
import type { DrawingContext } from './kit.ts';

/** The wall-clock time at the mill, with the date where it is not today's: "09:12", "11-23 09:12". */
export const clockTime = (
  instant: string,
  { outside, now }: Pick<DrawingContext, 'outside' | 'now'>,
): string => {
  const { timeZone } = outside.settings;
  const time = timeIn(timeZone, instant);
  const date = dateIn(timeZone, instant);
  return date === dateIn(timeZone, now) ? time : `${date.slice(5)} ${time}`;
};

/** Month and day of a calendar date: "12-05". */
export const shortDate = (date: string): string => date.slice(5);

/** How long something has waited, in the largest two units that matter: "1 天 2 小时". */
export const elapsed = (
  since: string,
  { now, language }: Pick<DrawingContext, 'now' | 'language'>,
): string => {
  const minutes = Math.max(0, Math.floor((Date.parse(now) - Date.parse(since)) / 60_000));
  const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
  const zh = language === 'zh';
  if (days > 0)
    return zh
      ? `${days} 天${hours > 0 ? ` ${hours} 小时` : ''}`
      : `${days} d${hours > 0 ? ` ${hours} h` : ''}`;
  if (hours > 0) return zh ? `${hours} 小时` : `${hours} h`;
  return zh ? `${rest} 分钟` : `${rest} min`;
};
