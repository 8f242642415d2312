/** Whose eyes a date is for. */
export interface Reader {
  readonly locale: string;
  readonly timeZone: string;
}

const styles: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date: { year: 'numeric', month: 'long', day: 'numeric' },
  date_slash: { year: 'numeric', month: '2-digit', day: '2-digit' },
  date_short: { year: 'numeric', month: 'short', day: 'numeric' },
  date_long: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time_secs: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

/**
 * Fills the tokens of Slack's date format, such as `{date_short_pretty} {time}`, in the reader's time zone.
 * `now` in milliseconds decides what is today; an unknown token stays as it is.
 */
export function formatDate(
  seconds: number,
  format: string,
  reader: Reader & { readonly now: number },
): string {
  return format.replace(/\{(\w+)\}/g, (token, name: string) => {
    const pretty = name.endsWith('_pretty');
    const near = pretty ? nearDay(seconds, reader) : undefined;
    if (near) return near;
    if (name === 'ago') return ago(seconds, reader);
    const plain = name.replace(/_pretty$/, '');
    if (plain === 'date_num') return isoDay(seconds, reader);
    const style = styles[plain];
    return style ? inZone(seconds, style, reader) : token;
  });
}

/** `2026-11-23` in the reader's time zone. */
export function isoDay(seconds: number, reader: Reader): string {
  return inZone(seconds, styles.date_num ?? {}, { ...reader, locale: 'en-CA' });
}

/** `09:05`. */
export function clockTime(seconds: number, reader: Reader): string {
  return inZone(seconds, styles.time ?? {}, reader);
}

export function inZone(seconds: number, style: Intl.DateTimeFormatOptions, reader: Reader): string {
  return new Intl.DateTimeFormat(reader.locale, { ...style, timeZone: reader.timeZone }).format(
    seconds * 1000,
  );
}

/** "yesterday", "today" or "tomorrow" in the reader's language, else undefined. */
export function nearDay(seconds: number, reader: Reader & { readonly now: number }): string | undefined {
  const dayOf = (moment: number) => Date.parse(isoDay(moment, reader)) / 86_400_000;
  const days = dayOf(seconds) - dayOf(reader.now / 1000);
  if (Math.abs(days) > 1) return undefined;
  return new Intl.RelativeTimeFormat(reader.locale, { numeric: 'auto' }).format(days, 'day');
}

function ago(seconds: number, reader: Reader & { readonly now: number }): string {
  const gap = seconds - reader.now / 1000;
  const [size, unit] = units.find(([least]) => Math.abs(gap) >= least) ?? [1, 'second'];
  return new Intl.RelativeTimeFormat(reader.locale).format(Math.round(gap / size), unit);
}

const units: readonly (readonly [number, Intl.RelativeTimeFormatUnit])[] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
];
