import { describe, expect, it } from 'vitest';
import { formView } from '../../../blocks/form.ts';
import { drawMatter } from '../../../blocks/mill-message.ts';
import { readCalendar } from '../../../src/mill/calendar-rows.ts';
import { fireMatter, millDeadlines } from '../../../src/mill/due.ts';
import { millEffects } from '../../../src/mill/effects.ts';
import type { MillEvent } from '../../../src/mill/events.ts';
import { findForm } from '../../../src/mill/forms/index.ts';
import { emptyRecord, evolveRecord, type MillRecord } from '../../../src/mill/record.ts';
import { formSeen, formSight, signForm } from '../../../src/mill/sign-form.ts';
import { isProvisional, isWorkingDay } from '../../../src/order/time/calendar.ts';
import type { Found } from '../../../src/procedure/figures.ts';
import type { MillState } from '../../../src/procedure/outside.ts';
import { drawingIn, expectMessage, expectView } from '../../support/drawing.ts';
import { mill, people } from '../../support/mill.ts';

const opened = evolveRecord(emptyRecord, { type: 'MillOpened', at: '2026-10-20T02:00:00.000Z' });
const order = {
  number: 'SO-261012-001',
  notes: [
    { number: 'SO-261012-001-S1', month: '2026-10' },
    { number: 'SO-261012-001-S2', month: '2026-11' },
  ],
} as unknown as Found;
const found = { noted: [order] };

const fired = (record: MillRecord, slot: string, at: string) =>
  fireMatter(slot, at, { sight: { record, outside: mill }, gathered: { found, prepared: null } });
const slots = (record: MillRecord, kind: string, outside: MillState = mill) =>
  millDeadlines({ record, outside }).flatMap(({ matter, due }) => (matter.kind === kind ? [due.slot] : []));

/** The first working day of November is Monday the 2nd, eight in the morning. */
const firstWorkingDay = '2026-11-02T00:00:00.000Z';
const asked = fired(opened, 'archive:2026-10', firstWorkingDay);
const afterAsking = asked.reduce(evolveRecord, opened);

const sideOf = (record: MillRecord, notes: Found = order) => ({
  record,
  desk: { channels: { orders: '', production: '', digest: '', escalations: '' } },
  found: { noted: [notes] },
});

const archiveForm = () => {
  const form = findForm('archive');
  if (!form) throw new Error('there is no form of the archive');
  return form;
};

const acknowledge = (
  record: MillRecord,
  raw: Readonly<Record<string, string | readonly string[]>>,
  notes: Found = order,
) => {
  const [form, side] = [archiveForm(), sideOf(record, notes)];
  const signing = { part: '2026-10', raw, by: people.chen, at: '2026-11-02T03:00:00.000Z', outside: mill };
  return signForm({ ...signing, form, seen: formSeen(form, formSight(signing, side)) }, side);
};

const says = (events: readonly MillEvent[]): string =>
  JSON.stringify(millEffects({ version: 9, events }).map(({ message, under }) => ({ message, under })));

describe('S16.1: last month’s delivery notes', () => {
  it('are asked of the dispatcher on the first working day, each named', () => {
    expect(slots(opened, 'archive')).toEqual(['archive:2026-10']);
    expect(fired(opened, 'archive:2026-10', '2026-11-01T23:59:00.000Z')).toEqual([]);
    expect(asked[0]).toMatchObject({ who: ['dispatch'], facts: { notes: ['SO-261012-001-S1'] } });
    expect(says(asked)).toContain('SO-261012-001-S1');
    expect(slots(afterAsking, 'archive')).toEqual([
      'archive:2026-11',
      'archive:2026-10:escalation:1',
      'archive:2026-10:escalation:2',
    ]);
  });

  it('escalate after a working day, in the thread and the escalation channel', () => {
    const [late] = fired(afterAsking, 'archive:2026-10:escalation:1', '2026-11-03T00:00:00.000Z');
    expect(late).toMatchObject({ degree: 'first', who: ['service-supervisor'] });
    expect(says(late ? [late] : [])).toContain('"under":"mill:archive:2026-10:0"');
  });

  it('are acknowledged by the clerk, who names what is missing and why; then nobody is called any more', () => {
    const missing = { missing: ['SO-261012-001-S1'] };
    expect(acknowledge(afterAsking, missing)).toMatchObject({ ok: false, refusal: { rule: 'S16.1' } });
    const partly = acknowledge(afterAsking, { ...missing, because: '车队周三带回' });
    expect(partly).toMatchObject({ ok: true });
    const events = partly.ok ? partly.events : [];
    expect(says(events)).toContain('缺 1 张：“车队周三带回”');
    const all = acknowledge(afterAsking, {});
    const done = (all.ok ? all.events : []).reduce(
      (record, event) => (event.type === 'MillSigned' ? evolveRecord(record, event) : record),
      afterAsking,
    );
    expect(slots(done, 'archive')).toEqual(['archive:2026-11']);
    const drawn = millEffects({ version: 9, events: all.ok ? all.events : [] }, asked);
    const again = drawn.flatMap((effect) => (effect.of === null ? [] : [effect]));
    expect(again.map(({ of }) => of)).toEqual(['mill:archive:2026-10:0']);
    const shown = JSON.stringify(again.map((effect) => drawMatter(effect, drawingIn('zh')).blocks));
    expect(shown).toContain('陈宇 已确认归档');
    expect(shown).not.toMatch(/mill:archive|snooze/);
    expect(shown).toContain('print:archive');
  });

  it('are named once more where they escalate after the clerk found some missing', () => {
    const partly = acknowledge(afterAsking, { missing: ['SO-261012-001-S1'], because: '车队周三带回' });
    const record = (partly.ok ? partly.events : []).reduce(
      (before, event) => (event.type === 'MillSigned' ? evolveRecord(before, event) : before),
      afterAsking,
    );
    const late = fired(record, 'archive:2026-10:escalation:1', '2026-11-03T00:00:00.000Z');
    expect(says(late)).toContain('仍缺 1 张');
    expect(says(late)).toContain('SO-261012-001-S1');
  });
});

describe('S16.1: a month of many delivery notes', () => {
  const numbers = Array.from({ length: 950 }, (_, index) => `SO-261012-${String(1000 + index)}-S1`);
  const many = {
    number: 'SO-261012-1000',
    notes: numbers.map((number) => ({ number, month: '2026-10' })),
  } as unknown as Found;
  const gathered = { found: { noted: [many] }, prepared: null };
  const askedFor = fireMatter('archive:2026-10', firstWorkingDay, {
    sight: { record: opened, outside: mill },
    gathered,
  });
  const record = askedFor.reduce(evolveRecord, opened);

  it('is listed whole, as many as a message holds and the rest in its thread', () => {
    const [first, ...rest] = millEffects({ version: 9, events: askedFor });
    expect([first?.message.mentions, ...rest.map(({ message }) => message.mentions)]).toEqual([
      ['dispatch'],
      [],
      [],
    ]);
    expect(rest.map(({ under }) => under)).toEqual([first?.key, first?.key]);
    const drawn = [first, ...rest].flatMap((effect) => (effect ? [drawMatter(effect, drawingIn('en'))] : []));
    for (const { blocks } of drawn) expectMessage(blocks, 'delivery notes');
    const named = JSON.stringify(drawn.map(({ blocks }) => blocks)).match(/SO-261012-\d{4}-S1/g) ?? [];
    expect(named).toEqual(numbers);
  });

  it('is acknowledged in a form that shows each of them, on as many pages as it takes', () => {
    const side = sideOf(record, many);
    const signing = { part: '2026-10', raw: {}, by: people.chen, at: firstWorkingDay, outside: mill };
    const sight = formSight(signing, side);
    const action = archiveForm();
    const pages = [0, 1].map((page) => formView({ action, sight, language: 'zh', page, seen: 'x' }));
    for (const page of pages) expectView(page, 'the archive');
    expect(new Set(JSON.stringify(pages).match(/SO-261012-\d{4}-S1/g))).toEqual(new Set(numbers));
    const missing = { 'missing.24': numbers.slice(240, 242), 'missing.89': numbers.slice(890, 891) };
    const partly = acknowledge(record, { ...missing, because: '周三带回' }, many);
    const said = says(partly.ok ? partly.events : []);
    expect(said).toContain('缺 3 张');
    expect([...new Set(said.match(/SO-261012-\d{4}-S1/g))]).toEqual([
      ...numbers.slice(240, 242),
      ...numbers.slice(890, 891),
    ]);
  });
});

describe('the calendar', () => {
  it('is told to be provisional each month from November on, until it is filed', () => {
    const year = (outside: MillState, period: string) =>
      fireMatter(`calendar-year:${period}`, `${period}-10T02:00:00.000Z`, {
        sight: {
          record: evolveRecord(emptyRecord, { type: 'MillOpened', at: `${period}-01T00:00:00.000Z` }),
          outside,
        },
        gathered: { found: {}, prepared: null },
      })[0]?.facts;
    expect(year(mill, '2026-09')).toEqual({ year: null });
    expect(year(mill, '2026-12')).toEqual({ year: '2027' });
    expect(year({ ...mill, officialYears: ['2027'] }, '2026-12')).toEqual({ year: null });
    expect(isProvisional('2027-03-01', { officialYears: ['2027'] })).toBe(false);
  });

  it('knows the fixed feasts of a year without a notice', () => {
    expect(['2031-01-01', '2031-05-01', '2031-10-01'].map((day) => isWorkingDay(day, mill))).toEqual([
      false,
      false,
      false,
    ]);
    expect(isWorkingDay('2031-01-02', mill)).toBe(true);
  });

  it('is read from lines and from an iCalendar file, and says row by row what it cannot read', () => {
    const { rows, bad } = readCalendar(
      '日期,休班\n2027/2/5..2027-02-07,休\n2027-02-14，班\n2027-02-30,休\n2027-03-01,?',
    );
    expect(rows).toEqual([
      { date: '2027-02-05', worked: false },
      { date: '2027-02-06', worked: false },
      { date: '2027-02-07', worked: false },
      { date: '2027-02-14', worked: true },
    ]);
    expect(bad.map(({ en }) => en)).toEqual([
      '4: 2027-02-30,休: the date cannot be read',
      '5: 2027-03-01,?: say whether it is free or worked',
    ]);
    const ics =
      'BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20270205\r\nDTEND;VALUE=DATE:20270207\r\nSUMMARY:春节 休\r\nEND:VEVENT\r\nEND:VCALENDAR';
    expect(readCalendar(ics).rows.map(({ date }) => date)).toEqual(['2027-02-05', '2027-02-06']);
  });
});
