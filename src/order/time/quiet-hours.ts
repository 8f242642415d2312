import { Temporal } from 'temporal-polyfill';
import { rememberedTimes } from '../remembered-times.ts';
import { nextWorkingStart, type QuietHours, type WorkingTime } from './calendar.ts';

export const usualQuietHours: QuietHours = { from: '18:00', to: '08:00' };

/** What it depends on whether people may be called: working time and the quiet hours besides. */
export type CallingTime = WorkingTime & { readonly settings: { readonly quiet: QuietHours } };

/**
 * The instant itself where people may be called, else when they next may: during working time, and not in quiet hours
 * (process §5). What must not wait does not ask.
 */
export const nextCallingTime = (instant: string, outside: CallingTime): string =>
  callingTime(instant, 0, outside);

const callingTime = rememberedTimes((instant, _hours, outside: CallingTime) => {
  const { settings } = outside;
  if (!leavesTimeToCall(settings)) return nextWorkingStart(instant, outside);
  let at = nextWorkingStart(instant, outside);
  for (let round = 0; round < mostRounds && isQuiet(clockAt(at, settings), settings.quiet); round += 1)
    at = nextWorkingStart(endOfQuiet(at, settings), outside);
  return at;
});

export const mayCall = (instant: string, outside: CallingTime): boolean =>
  nextCallingTime(instant, outside) === instant;

/** Whether some working time of a day is left; quiet hours that took all of it would keep back everything for good. */
export const leavesTimeToCall = ({
  quiet,
  workFrom,
  workTo,
}: Pick<CallingTime['settings'], 'quiet' | 'workFrom' | 'workTo'>): boolean =>
  [fullHour(workFrom), quiet.to].some(
    (time) => time >= fullHour(workFrom) && time < fullHour(workTo) && !isQuiet(time, quiet),
  );

/** Work begins within quiet hours, they end, work has ended by then and begins the next day: no more than that. */
const mostRounds = 3;

const isQuiet = (time: string, { from, to }: QuietHours): boolean =>
  from <= to ? time >= from && time < to : time >= from || time < to;

const fullHour = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

const zoned = (instant: string, timeZone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);

const clockAt = (instant: string, { timeZone }: CallingTime['settings']): string =>
  zoned(instant, timeZone).toPlainTime().toString({ smallestUnit: 'minute' });

const endOfQuiet = (instant: string, { timeZone, quiet }: CallingTime['settings']): string => {
  const at = zoned(instant, timeZone);
  const today = at.withPlainTime(quiet.to);
  const end = Temporal.ZonedDateTime.compare(today, at) > 0 ? today : today.add({ days: 1 });
  return new Date(end.epochMilliseconds).toISOString();
};
