/**
 * The Chinese calendar's exceptions to Monday to Friday: true is worked (调休), false is free. The mill's own calendar
 * (`Outside.exceptionalDays`) stands above it.
 */
export interface HolidayYear {
  /** `provisional` until the State Council's notice for the year is out: fixed feasts only, no bridge days. */
  readonly standing: 'official' | 'provisional';
  readonly days: Readonly<Record<string, boolean>>;
}

const days = (year: number, free: readonly string[], worked: readonly string[]): HolidayYear['days'] =>
  Object.fromEntries([
    ...free.map((day) => [`${year}-${day}`, false] as const),
    ...worked.map((day) => [`${year}-${day}`, true] as const),
  ]);

/**
 * 2026 day by day after the State Council's notice (国务院办公厅关于 2026 年部分节假日安排的通知, 4 November 2025, as Xinhua
 * printed it in full: https://politics.gmw.cn/2025-11/04/content_38391083.htm); 2027 by its feasts alone.
 */
export const holidayYears: Readonly<Record<string, HolidayYear>> = {
  '2026': {
    standing: 'official',
    days: days(
      2026,
      [
        ...['01-01', '01-02', '01-03'],
        ...['02-15', '02-16', '02-17', '02-18', '02-19', '02-20', '02-21', '02-22', '02-23'],
        ...['04-04', '04-05', '04-06'],
        ...['05-01', '05-02', '05-03', '05-04', '05-05'],
        ...['06-19', '06-20', '06-21'],
        ...['09-25', '09-26', '09-27'],
        ...['10-01', '10-02', '10-03', '10-04', '10-05', '10-06', '10-07'],
      ],
      ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    ),
  },
  '2027': {
    standing: 'provisional',
    days: days(
      2027,
      [
        '01-01',
        ...['02-05', '02-06', '02-07', '02-08'],
        '04-05',
        ...['05-01', '05-02'],
        '06-09',
        '09-15',
        ...['10-01', '10-02', '10-03'],
      ],
      [],
    ),
  },
};

/**
 * The feasts that fall on the same date every year, for years without a notice. Those of the lunar calendar are left out:
 * which day they fall on hangs on an hour of the new moon in Beijing, and a wrong holiday is worse than none.
 */
export const fixedFeasts = (year: string): HolidayYear['days'] =>
  days(Number(year), ['01-01', '05-01', '05-02', '10-01', '10-02', '10-03'], []);
