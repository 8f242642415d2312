import type { Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { optional, sometimes, statement, whole } from '../../order/fields.ts';
import { joined, label, verbatim } from '../../order/labels.ts';
import type { Raw } from '../../order/raw.ts';
import { type CalendarRow, calendarColumns, readCalendar, readCalendarTable } from '../calendar-rows.ts';
import { millForm } from '../form.ts';
import { badRows, correctedTable, firstTable, rowsBy, tableIn } from '../table.ts';

const rule = 'A.settings';

const tableRows = rowsBy(rule, readCalendarTable);

/** Holidays, make-up days and the mill's own shutdowns, from a table, or pasted as CSV lines or an iCalendar file. */
export const settingsCalendar = millForm({
  key: 'settings-calendar',
  rule,
  title: label('工作日历', 'Working calendar'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    // The days may be pasted instead.
    table: { ...firstTable, blank: 'allowed' as const },
    corrected: correctedTable,
    days: sometimes(
      (sight) => tableIn(sight) === undefined || isTyped(sight.raw.days),
      optional(
        statement(label('或粘贴日期', 'Or paste the days'), {
          hint: label(
            '每行一个：2027-02-05,休 或 2027-02-05..2027-02-11,休；上班写“班”。也可粘贴 ICS',
            'One a line: 2027-02-05,free or 2027-02-05..2027-02-11,free; “work” for a day worked. An ICS file may be pasted too',
          ),
        }),
      ),
    ),
    // Of pasted lines it is known only in the end which are bad.
    bad: optional(badRows),
    official: optional(
      whole(label('按国务院通知录全的年份', 'Year now filed in full by the official notice'), {
        least: 2020,
        most: 2100,
        hint: label('只录停产日等就留空', 'Leave blank for shutdown days and the like'),
      }),
    ),
  },
  shows: (sight) => {
    const coming = comingDays(sight)
      .slice(0, 60)
      .map(([date, worked]) =>
        label(`${date} ${worked ? '班' : '休'}`, `${date} ${worked ? 'worked' : 'free'}`),
      );
    return [
      {
        label: label('已录入的日子', 'Days on file'),
        value: coming.length === 0 ? verbatim('—') : joined(coming),
      },
      ...tableRows.shown(sight),
    ];
  },
  table: {
    missing: calendarColumns.missing,
    template: (sight, language) => [
      Object.values(calendarColumns.names).map((name) => name[language]),
      ...comingDays(sight).map(([date, worked]) => [
        date,
        '',
        dayWords[worked ? 'worked' : 'free'][language],
      ]),
    ],
    widths: [14, 14, 16],
    name: label('工作日历', 'calendar'),
  },
  reliesOn: (sight) => [{ ...sight.outside.exceptionalDays }, tableRows.seen(sight)],
  judge: (sight, answers) =>
    tableIn(sight) ? tableWrong(sight, answers) : unreadable(answers.days ?? '', answers.bad),
  facts: (sight, { days }) => {
    if (tableIn(sight)) return { ...tableRows.facts(sight), days: filed(sight, days).length };
    return { days: filed(sight, days).length, refused: readCalendar(days ?? '').bad.length };
  },
  events: (sight, { days, official }) => [
    {
      type: 'CalendarFiled',
      days: Object.fromEntries(filed(sight, days).map(({ date, worked }) => [date, worked])),
      ...(official === null ? {} : { official: String(official) }),
    },
  ],
});

const dayWords = { worked: label('班', 'worked'), free: label('休', 'free') } as const;

/** The days on file from today on, soonest first, each with whether it is worked. */
const comingDays = ({ outside, today }: Sight): readonly (readonly [string, boolean])[] =>
  Object.entries(outside.exceptionalDays)
    .filter(([date]) => date >= today)
    .sort();

const isTyped = (raw: Raw): boolean => typeof raw === 'string' && raw.trim() !== '';

/** The days that count: of the table where one was handed in, else of what was pasted. */
const filed = (sight: Sight, days: string | null): readonly CalendarRow[] =>
  tableIn(sight) ? tableRows.good(sight).flat() : readCalendar(days ?? '').rows;

interface CalendarAnswers {
  readonly days: string | null;
  readonly bad: 'good' | 'none' | null;
  readonly official: number | null;
}

/** Why a table is not taken. One that says nothing new may still complete a year. */
const tableWrong = (sight: Sight, { days, bad, official }: CalendarAnswers): Refusal | undefined => {
  if (days !== null)
    return wrong(rule, 'days', '表格和粘贴只用一种，请清空这里', 'Either a table or pasted days: clear this');
  const refusal = tableRows.refused(sight, bad);
  return refusal?.code === 'forbidden' && official !== null ? undefined : refusal;
};

/** Row by row, what cannot be read; nothing is filed then unless the administrator wants the good rows. */
const unreadable = (days: string, bad: 'good' | 'none' | null): Refusal | undefined => {
  const reading = readCalendar(days);
  if (reading.rows.length === 0 && reading.bad.length === 0)
    return wrong(
      rule,
      'days',
      '没有读到日期：请上传表格，或在此粘贴',
      'There is no day in it: upload a table, or paste the days here',
    );
  if (reading.bad.length === 0 || (bad === 'good' && reading.rows.length > 0)) return undefined;
  const rows = joined(reading.bad.slice(0, 20), label('；', '; '));
  return wrong(
    rule,
    'days',
    `${reading.bad.length} 行读不懂：${rows.zh}`,
    `${reading.bad.length} rows cannot be read: ${rows.en}`,
  );
};
