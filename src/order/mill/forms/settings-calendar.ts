import { type Refusal, wrong } from '../../decision.ts';
import { choice, optional, statement, whole } from '../../fields.ts';
import { joined, label, verbatim } from '../../labels.ts';
import { readCalendar } from '../calendar-rows.ts';
import { millForm } from '../form.ts';

const rule = 'A.settings';

/** Holidays, make-up days and the mill's own shutdowns, pasted as CSV lines or as an iCalendar file. */
export const settingsCalendar = millForm({
  key: 'settings-calendar',
  rule,
  title: label('工作日历', 'Working calendar'),
  by: ['admin'],
  menu: 'settings',
  fields: {
    days: statement(label('日期', 'Days'), {
      hint: label(
        '每行一个：2027-02-05,休 或 2027-02-05..2027-02-11,休；上班写“班”。也可粘贴 ICS',
        'One a line: 2027-02-05,free or 2027-02-05..2027-02-11,free; “work” for a day worked. An ICS file may be pasted too',
      ),
    }),
    bad: optional(
      choice(label('读不懂的行', 'Rows that cannot be read'), {
        good: label('照录其余各行', 'File the good rows'),
        none: label('全部不录', 'File nothing'),
      }),
    ),
    official: optional(
      whole(label('按国务院通知录全的年份', 'Year now filed in full by the official notice'), {
        least: 2020,
        most: 2100,
        hint: label('只录停产日等就留空', 'Leave blank for shutdown days and the like'),
      }),
    ),
  },
  shows: ({ outside, today }) => {
    const coming = Object.entries(outside.exceptionalDays)
      .filter(([date]) => date >= today)
      .sort()
      .slice(0, 60)
      .map(([date, worked]) =>
        label(`${date} ${worked ? '班' : '休'}`, `${date} ${worked ? 'worked' : 'free'}`),
      );
    return [
      {
        label: label('已录入的日子', 'Days on file'),
        value: coming.length === 0 ? verbatim('—') : joined(coming),
      },
    ];
  },
  covers: ({ outside }) => ({ ...outside.exceptionalDays }),
  judge: (_sight, { days, bad }) => unreadable(days, bad),
  facts: (_sight, { days }) => ({
    days: readCalendar(days).rows.length,
    refused: readCalendar(days).bad.length,
  }),
  events: (_sight, { days, official }) => [
    {
      type: 'CalendarFiled',
      days: Object.fromEntries(readCalendar(days).rows.map(({ date, worked }) => [date, worked])),
      ...(official === null ? {} : { official: String(official) }),
    },
  ],
});

/** Row by row, what cannot be read; nothing is filed then unless the administrator wants the good rows. */
const unreadable = (days: string, bad: 'good' | 'none' | null): Refusal | undefined => {
  const reading = readCalendar(days);
  if (reading.rows.length === 0 && reading.bad.length === 0)
    return wrong(rule, 'days', '没有读到日期', 'There is no day in it');
  if (reading.bad.length === 0 || (bad === 'good' && reading.rows.length > 0)) return undefined;
  const rows = joined(reading.bad.slice(0, 20), label('；', '; '));
  return wrong(
    rule,
    'days',
    `${reading.bad.length} 行读不懂：${rows.zh}`,
    `${reading.bad.length} rows cannot be read: ${rows.en}`,
  );
};
