/** `2026-11-23T09:30` of a time zone as UNIX seconds; undefined for no such text. */
export function secondsOf(local: string, timeZone: string): number | undefined {
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return undefined;
  // Twice, because the offset at the guess may differ from that at the answer.
  const guess = asUtc - offsetMs(asUtc, timeZone);
  return Math.floor((asUtc - offsetMs(guess, timeZone)) / 1000);
}

/** UNIX seconds as `2026-11-23T09:30` of a time zone. */
export function localOf(seconds: number, timeZone: string): string {
  const moment = seconds * 1000;
  return new Date(moment + offsetMs(moment, timeZone)).toISOString().slice(0, 16);
}

/** The instant of 08:00 on the day `days` after `now`, in milliseconds. */
export function morningAfter(now: number, days: number, timeZone: string): number {
  // Days are counted on the calendar: two in a year have 23 and 25 hours.
  const today = localOf(now / 1000, timeZone).slice(0, 10);
  const day = new Date(Date.parse(`${today}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return (secondsOf(`${day}T08:00`, timeZone) ?? 0) * 1000;
}

/** How many days to the next Monday, 1 to 7. */
export function daysToMonday(now: number, timeZone: string): number {
  const day = new Date(`${localOf(now / 1000, timeZone)}Z`).getUTCDay();
  return (8 - day) % 7 || 7;
}

function offsetMs(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((one) => one.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.floor(moment / 1000) * 1000;
}
