import { label } from '../../order/labels.ts';
import { isProvisional } from '../../order/time/calendar.ts';
import { matter, nextOf } from '../matter.ts';
import { everyMonth } from '../rhythm.ts';

interface NoticeFacts {
  /** The year whose holidays are not known officially; null when all is filed. */
  readonly year: string | null;
}

const kind = 'calendar-year';
const fromMonth = 11;

/** From November on the administrator is told each month that next year's calendar is provisional, until it is filed. */
export const calendarNotice = matter<NoticeFacts>({
  kind,
  rule: 'A.settings',
  reminds: { who: ['admin'], period: 'none' },
  due: (sight) => nextOf(sight, { kind, rhythm: everyMonth, who: ['admin'] }),
  facts: ({ period }, _gathered, { outside }) => {
    const year = Number(period.slice(0, 4));
    const next = Number(period.slice(5)) >= fromMonth ? [year, year + 1] : [year];
    const open = next.map(String).find((candidate) => isProvisional(`${candidate}-01-01`, outside));
    return { year: open ?? null };
  },
  tells: ({ who, facts: { year } }) =>
    year === null
      ? []
      : [
          {
            channel: 'digest',
            mentions: who,
            title: label(`${year} 年的工作日历还是暂定的`, `The calendar of ${year} is provisional`),
            parts: [
              {
                text: label(
                  '在录入国务院的放假通知之前，只按周末和固定节日计算；期限可能随之变动。',
                  'Until the State Council’s notice is filed, only weekends and fixed feasts count; what is due may move then.',
                ),
              },
            ],
            opens: [{ form: 'settings-calendar', part: null, label: label('录入日历', 'File the calendar') }],
          },
        ],
});
