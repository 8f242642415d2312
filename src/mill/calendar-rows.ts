import { type Label, label } from '../order/labels.ts';
import type { MillState } from '../procedure/outside.ts';
import type { TableReading } from './tables/answer.ts';
import { columnsOf, type Table } from './tables/columns.ts';
import { type ColumnPart, problem, readRows } from './tables/read-rows.ts';
import { dateWritten } from './tables/written.ts';

/** One day of a calendar as it was given: worked, or free. */
export interface CalendarRow {
  readonly date: string;
  readonly worked: boolean;
}

export interface CalendarReading {
  readonly rows: readonly CalendarRow[];
  /** Row by row, what could not be read and why. */
  readonly bad: readonly Label[];
}

/**
 * Reads days as people have them: lines such as `2027-02-05,休` or `2027-02-05..2027-02-11 free`, or an iCalendar file,
 * whose summaries say 班 or 休.
 */
export const readCalendar = (text: string): CalendarReading =>
  /BEGIN:VCALENDAR/i.test(text) ? joined(icsEntries(text)) : joined(lineEntries(text));

interface Entry {
  /** Where it stands: a line, or an event of the file. */
  readonly place: string;
  readonly from: string;
  readonly to: string;
  readonly word: string;
}

const lineEntries = (text: string): readonly Entry[] =>
  text
    .normalize('NFKC')
    .split(/\r?\n/)
    .flatMap((line, index) => {
      const bare = line.replaceAll('"', '').trim();
      if (bare === '' || /^(date|日期)/i.test(bare)) return [];
      const [, from = '', to = from, word = ''] =
        /^(\d{4}[-/]\d{1,2}[-/]\d{1,2})(?:\s*(?:\.\.|~|至)\s*(\d{4}[-/]\d{1,2}[-/]\d{1,2}))?[\s,;]+(.+)$/.exec(
          bare,
        ) ?? [];
      return [{ place: `${index + 1}: ${bare}`, from: isoDate(from), to: isoDate(to), word }];
    });

const icsEntries = (text: string): readonly Entry[] =>
  // A long line goes on in the next, which begins with a blank (RFC 5545 §3.1).
  text
    .replace(/\r?\n[ \t]/g, '')
    .split(/BEGIN:VEVENT/i)
    .slice(1)
    .map((event, index) => {
      const from = dateAfter('DTSTART', event);
      const end = dateAfter('DTEND', event);
      const word = /^SUMMARY[^:\n]*:(.*)$/im.exec(event)?.[1]?.trim() ?? '';
      // The end of an event is the day after its last.
      return { place: `VEVENT ${index + 1}: ${word}`, from, to: end === '' ? from : dayBefore(end), word };
    });

const dateAfter = (name: string, event: string): string => {
  const [, year, month, day] =
    new RegExp(`^${name}[^:\\n]*:(\\d{4})(\\d{2})(\\d{2})`, 'im').exec(event) ?? [];
  return year ? `${year}-${month}-${day}` : '';
};

const mostDays = 60;

const joined = (entries: readonly Entry[]): CalendarReading => {
  const read = entries.map(readEntry);
  return { rows: read.flatMap(({ rows }) => rows), bad: read.flatMap(({ bad }) => bad) };
};

const readEntry = ({ place, ...entry }: Entry): CalendarReading => {
  const part = daysIn(entry);
  return 'found' in part ? { rows: part.found, bad: [] } : refused(place, part.problem);
};

/** The days from one to another, both included, that a word calls free or worked. */
const daysIn = ({ from, to, word }: Omit<Entry, 'place'>): ColumnPart<readonly CalendarRow[]> => {
  const worked = meaning(word);
  if (!isDate(from) || !isDate(to)) return problem('日期读不懂', 'the date cannot be read');
  if (worked === undefined) return problem('请注明休或班', 'say whether it is free or worked');
  const days = daysFrom(from, to);
  if (days.length === 0 || days.length > mostDays)
    return problem('起止日期不对', 'it ends before it begins, or is too long');
  return { found: days.map((date) => ({ date, worked })) };
};

/** The columns of a calendar as a table: a day or a stretch of days a row. */
export const calendarColumns = columnsOf({
  names: {
    date: label('日期', 'Date'),
    until: label('至', 'Until'),
    kind: label('休或班', 'Free or worked'),
  },
  otherNames: {
    date: ['开始日期', '起', '从', 'from', 'day'],
    until: ['结束日期', '截止日期', '止', 'to'],
    kind: ['类型', '休息或上班', '安排', 'type', 'status'],
  },
  required: ['date', 'kind'],
});

/** Reads a calendar handed in as a table, row by row. */
export const readCalendarTable = (
  table: Table,
  { exceptionalDays }: Pick<MillState, 'exceptionalDays'>,
): TableReading<readonly CalendarRow[]> =>
  readRows<'date' | 'until' | 'kind', readonly CalendarRow[]>(table, {
    columns: calendarColumns,
    about: ({ date = '', until = '' }) => (until === '' ? date : `${date}..${until}`),
    read: ({ date = '', until = '', kind = '' }) => {
      const from = dateWritten(date) ?? '';
      return daysIn({ from, to: until === '' ? from : (dateWritten(until) ?? ''), word: kind });
    },
    keys: (days) => days.map(({ date }) => date),
    says: ([first]) => first?.worked ?? null,
    common: label('同一天又休又班', 'the same day is both free and worked'),
    judge: (days) =>
      days.every(({ date, worked }) => exceptionalDays[date] === worked)
        ? { kind: 'unchanged', say: label('与已录的相同', 'as on file') }
        : { kind: 'good', say: daysSaid(days) },
  });

const daysSaid = (days: readonly CalendarRow[]): Label =>
  days[0]?.worked
    ? label(`${days.length} 天上班`, `worked, days: ${days.length}`)
    : label(`${days.length} 天休`, `free, days: ${days.length}`);

const refused = (place: string, why: Label): CalendarReading => ({
  rows: [],
  bad: [label(`${place}：${why.zh}`, `${place}: ${why.en}`)],
});

/** Make-up days first: 补班 and 调休上班 are worked though they speak of a holiday. */
const meaning = (word: string): boolean | undefined => {
  if (/班|work/i.test(word)) return true;
  return /休|假|节|停产|free|off|holiday|shut/i.test(word) ? false : undefined;
};

const isoDate = (text: string): string => {
  const [year = '', month = '', day = ''] = text.split(/[-/]/);
  return text === '' ? '' : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const isDate = (text: string): boolean => {
  const day = new Date(`${text}T00:00:00Z`);
  return text !== '' && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
};

const dayMs = 86_400_000;

const dayBefore = (date: string): string => shifted(date, -1);

const shifted = (date: string, days: number): string =>
  isDate(date) ? new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10) : '';

const daysFrom = (from: string, to: string): readonly string[] => {
  const count = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  return count < 1 || count > mostDays + 1
    ? []
    : Array.from({ length: count }, (_, index) => shifted(from, index));
};
