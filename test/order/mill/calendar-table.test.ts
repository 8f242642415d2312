import { describe, expect, it } from 'vitest';
import { readCalendarTable } from '../../../src/mill/calendar-rows.ts';
import { findForm } from '../../../src/mill/forms/index.ts';
import { formSight } from '../../../src/mill/sign-form.ts';
import { people } from '../../support/mill.ts';
import { handedIn, handIn, millBefore, shownBy, tableOf } from '../../support/mill-forms.ts';

const admin = people.guan;
const heading = ['日期', '至', '休或班'];
const spring = ['2027-02-05', '2027/2/7', '春节 休'];
const worked = ['2027年2月20日', '', '班'];
const told = (...rows: readonly (readonly string[])[]) =>
  readCalendarTable([heading, ...rows], { exceptionalDays: { '2027-02-20': true } }).rows.map(
    ({ kind, say }) => `${kind} ${say.zh}`,
  );
const files = (raw: Readonly<Record<string, string | null>>) =>
  handIn('settings-calendar', { by: admin, raw }, millBefore);

describe('A.settings: the calendar from a table', () => {
  it('is read row by row, single days and stretches, and says what is on file', () => {
    expect(told(spring, worked)).toEqual(['good 3 天休', 'unchanged 与已录的相同']);
    expect(
      told(['2027-02-30', '', '休'], ['2027-02-08', '2027-02-01', '休'], ['2027-02-09', '', '开会']),
    ).toEqual(['bad 日期读不懂', 'bad 起止日期不对', 'bad 请注明休或班']);
    expect(told(spring, ['2027-02-06', '', '班'])).toEqual([
      'bad 与第 3 行矛盾：同一天又休又班',
      'bad 与第 2 行矛盾：同一天又休又班',
    ]);
  });

  it('files nothing while a row is bad, unless the good rows are chosen', () => {
    const raw = { ...tableOf(heading, spring, ['春节', '', '休']), official: '2027', days: null };
    expect(files({ ...raw, bad: 'none' })).toMatchObject({ refusal: { fields: { bad: {} } } });
    const { outside } = handedIn(
      'settings-calendar',
      { by: admin, raw: { ...raw, bad: 'good' } },
      millBefore,
    );
    expect(outside.exceptionalDays).toEqual({
      '2027-02-05': false,
      '2027-02-06': false,
      '2027-02-07': false,
    });
    expect(outside.officialYears).toEqual(['2027']);
    expect(shownBy('settings-calendar', { by: admin, raw }, millBefore)).toContain(
      '✗ 第 3 行 春节：日期读不懂',
    );
  });

  it('completes a year by a table that is on file already, and says nothing new otherwise', () => {
    const raw = { ...tableOf(heading, spring), days: null, bad: null };
    const once = handedIn('settings-calendar', { by: admin, raw: { ...raw, official: null } }, millBefore);
    expect(handIn('settings-calendar', { by: admin, raw: { ...raw, official: null } }, once)).toMatchObject({
      refusal: { code: 'forbidden' },
    });
    const complete = handedIn('settings-calendar', { by: admin, raw: { ...raw, official: '2027' } }, once);
    expect(complete.outside.officialYears).toEqual(['2027']);
  });

  it('is still filed from pasted lines, but not from both at once', () => {
    const days = '2027-02-05,休';
    const pasted = handedIn('settings-calendar', { by: admin, raw: { days, bad: null } }, millBefore);
    expect(pasted.outside.exceptionalDays).toEqual({ '2027-02-05': false });
    expect(files({ days: `${days}\n开会` })).toMatchObject({ refusal: { fields: { days: {} } } });
    expect(files({ ...tableOf(heading, spring), days })).toMatchObject({
      refusal: { fields: { days: { en: 'Either a table or pasted days: clear this' } } },
    });
    expect(files({})).toMatchObject({ refusal: { fields: { days: {} } } });
  });

  it('gives the days on file as a table to start from', () => {
    const filed = handedIn('settings-calendar', { by: admin, raw: tableOf(heading, spring) }, millBefore);
    const { record, desk, outside } = filed;
    const at = '2026-11-23T02:00:00.000Z';
    const sight = formSight({ part: null, raw: {}, by: admin, at, outside }, { record, desk, found: {} });
    const rows = (findForm('settings-calendar')?.table?.template(sight, 'en') ?? []).map((row) =>
      row.map(String),
    );
    expect(readCalendarTable(rows, outside).rows.map(({ kind }) => kind)).toEqual(Array(3).fill('unchanged'));
  });
});
