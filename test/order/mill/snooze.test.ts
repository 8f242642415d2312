import { describe, expect, it } from 'vitest';
import { drawMatter } from '../../../blocks/mill-message.ts';
import { fireMatter, millDeadlines } from '../../../src/mill/due.ts';
import { millEffects } from '../../../src/mill/effects.ts';
import type { MatterFired, MillFact } from '../../../src/mill/events.ts';
import { findForm } from '../../../src/mill/forms/index.ts';
import { emptyRecord, evolveRecord, type MillRecord } from '../../../src/mill/record.ts';
import { formSeen, formSight, signForm } from '../../../src/mill/sign-form.ts';
import type { Found } from '../../../src/procedure/figures.ts';
import { drawingIn, expectMessage } from '../../support/drawing.ts';
import { actors, mill, type PersonKey } from '../../support/mill.ts';
import { at, shown } from '../deadlines/played.ts';

const since = at('2026-11-02 07:00');
const opened = evolveRecord(emptyRecord, { type: 'MillOpened', at: since });
const unreported = [
  { number: 'SO-261102-001', customer: '联兴', notes: [], inProductionSince: since },
] as unknown as readonly Found[];
const noted = [
  { number: 'SO-261012-001', notes: [{ number: 'SO-261012-001-S1', month: '2026-10' }] },
] as unknown as readonly Found[];

const fired = (
  record: MillRecord,
  slot: string,
  when: string,
  missing = unreported,
): readonly MatterFired[] =>
  fireMatter(slot, at(when), {
    sight: { record, outside: mill },
    gathered: { found: { unreported: missing, noted }, prepared: null },
  });

const following = (record: MillRecord, facts: readonly MillFact[]): MillRecord =>
  facts.reduce(evolveRecord, record);

const due = (record: MillRecord, kind: string): readonly string[] =>
  millDeadlines({ record, outside: mill }).flatMap(({ matter, due: { dueAt, slot, lapsesAt } }) =>
    matter.kind === kind ? [`${shown(dueAt)} ${slot}${dueAt === lapsesAt ? ' (lapses)' : ''}`] : [],
  );

interface PuttingOff {
  readonly slot: string;
  readonly by: PersonKey;
  readonly when: string;
  readonly raw: Readonly<Record<string, string>>;
}

const decided = (record: MillRecord, { slot, by, when, raw }: PuttingOff) => {
  const form = findForm('mill-snooze');
  if (!form) throw new Error('the mill’s reminders cannot be put off');
  const channels = { orders: '', production: '', digest: '', escalations: '' };
  const side = { record, desk: { channels }, found: {} };
  const signing = { part: slot, raw, by: actors[by], at: at(when), outside: mill };
  return signForm({ ...signing, form, seen: formSeen(form, formSight(signing, side)) }, side);
};

const putOff = (record: MillRecord, putting: PuttingOff): readonly MillFact[] => {
  const decision = decided(record, putting);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return decision.events.filter((event) => event.type === 'MillSigned');
};

const report = 'daily-report:2026-11-02:reminder';
const asked = fired(opened, report, '2026-11-02 16:30');
const reminded = following(opened, asked);
const inAnHour = { slot: report, by: 'hu', when: '2026-11-02 16:40', raw: { when: 'hour' } } as const;

describe('N.snooze: the reminder of the daily report', () => {
  it('comes again an hour later, once; the cut-off escalates when it is due all the same', () => {
    const before = due(reminded, 'daily-report');
    const record = following(reminded, putOff(reminded, inAnHour));
    const again = `${report}:again:${at('2026-11-02 17:40')}`;
    expect(due(record, 'daily-report')).toEqual([...before, `11-02 17:40 ${again}`]);
    expect(fired(record, again, '2026-11-02 17:39')).toEqual([]);
    const events = fired(record, again, '2026-11-02 17:40');
    expect(events).toMatchObject([{ degree: 'reminder', who: ['production'], step: 'reminder' }]);
    const [{ message } = { message: undefined }] = millEffects({ version: 5, events });
    expect(message?.parts[0]?.text.zh).toContain('SO-261102-001');
    expect(due(following(record, events), 'daily-report')).toEqual(before);
  });

  it('says nothing when it comes again and all is reported by then', () => {
    const record = following(reminded, putOff(reminded, { ...inAnHour, raw: { when: 'morning' } }));
    const again = `${report}:again:${at('2026-11-03 08:00')}`;
    expect(due(record, 'daily-report')).toContain(`11-03 08:00 ${again}`);
    const events = fired(record, again, '2026-11-03 08:00', []);
    expect(events).toHaveLength(1);
    expect(millEffects({ version: 5, events })).toEqual([]);
  });

  it('is put off by those it calls, to a time to come', () => {
    expect(decided(reminded, { ...inAnHour, by: 'guo' })).toMatchObject({ ok: true });
    for (const [by, raw] of [
      ['sun', { when: 'hour' }],
      ['tang', { when: 'hour' }],
      ['hu', { when: 'date', on: '2026-11-02' }],
    ] as const)
      expect(decided(reminded, { ...inAnHour, by, raw })).toMatchObject({
        ok: false,
        refusal: { rule: 'N.snooze' },
      });
  });

  it('shows in its message that it was put off and by whom; put off again, it comes again', () => {
    const signed = putOff(reminded, inAnHour);
    const [redrawn, ...more] = millEffects({ version: 6, events: signed }, asked);
    expect(more).toEqual([]);
    expect(redrawn).toMatchObject({ of: `mill:${report}:0`, key: 'mill:6:0:redraw:0' });
    const blocks = redrawn ? drawMatter(redrawn, drawingIn('zh')).blocks : [];
    expectMessage(blocks, 'a reminder put off');
    expect(JSON.stringify(blocks)).toMatch(/mill-snooze.*胡强 推迟到 <!date/);
    const record = following(reminded, signed);
    const again = following(
      record,
      fired(record, `${report}:again:${at('2026-11-02 17:40')}`, '2026-11-02 17:40'),
    );
    const twice = following(
      again,
      putOff(again, { ...inAnHour, when: '2026-11-02 17:45', raw: { when: 'morning' } }),
    );
    expect(due(twice, 'daily-report')).toContain(`11-03 08:00 ${report}:again:${at('2026-11-03 08:00')}`);
  });
});

describe('S12.1: a report that is complete', () => {
  it('takes the buttons from what asked for it, at the latest by the cut-off', () => {
    const cutOff = fired(reminded, 'daily-report:2026-11-02:cut-off', '2026-11-02 17:30', []);
    const drawn = millEffects({ version: 7, events: cutOff }, asked);
    expect(drawn.map(({ of }) => of)).toEqual([`mill:${report}:0`]);
    const blocks = drawn.map((effect) => JSON.stringify(drawMatter(effect, drawingIn('zh')).blocks)).join();
    expect(blocks).toContain('已报齐');
    expect(blocks).not.toContain('mill:daily-reports');
  });
});

describe('N.snooze: the month’s delivery notes', () => {
  it('are asked for again on the date chosen, while their escalations stay as they were', () => {
    const record = following(opened, fired(opened, 'archive:2026-10', '2026-11-02 08:00'));
    const before = due(record, 'archive');
    const putting = {
      slot: 'archive:2026-10',
      by: 'majun',
      when: '2026-11-02 09:00',
      raw: { when: 'date', on: '2026-11-05' },
    } as const;
    const later = following(record, putOff(record, putting));
    const again = `archive:2026-10:again:${at('2026-11-05 08:00')}`;
    expect(due(later, 'archive')).toEqual([...before, `11-05 08:00 ${again}`]);
    expect(fired(later, again, '2026-11-05 08:00')).toMatchObject([
      { facts: { notes: ['SO-261012-001-S1'] } },
    ]);
  });
});

describe('N.snooze: the notice that a calendar is provisional', () => {
  it('is one matter in all its months: put off, it is not told by the next one before', () => {
    const record = following(opened, fired(opened, 'calendar-year:2026-11', '2026-11-02 08:00'));
    const putting = {
      slot: 'calendar-year:2026-11',
      by: 'guan',
      when: '2026-11-02 09:00',
      raw: { when: 'date', on: '2026-12-10' },
    } as const;
    const later = following(record, putOff(record, putting));
    expect(due(record, 'calendar-year')).toEqual(['12-01 08:00 calendar-year:2026-12']);
    expect(due(later, 'calendar-year')).toEqual([
      '12-10 08:00 calendar-year:2026-12 (lapses)',
      `12-10 08:00 calendar-year:2026-11:again:${at('2026-12-10 08:00')}`,
    ]);
  });
});
