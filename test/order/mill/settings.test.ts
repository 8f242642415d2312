import { describe, expect, it } from 'vitest';
import { calendarStamp } from '../../../src/desk/calendar-stamp.ts';
import { emptyMill, evolveMill, type Mill, millStream } from '../../../src/desk/master-data.ts';
import { findForm } from '../../../src/mill/forms/index.ts';
import { formSeen, formSight, signForm } from '../../../src/mill/sign-form.ts';
import { hoursOf } from '../../../src/order/due.ts';
import type { Actor } from '../../../src/order/roles.ts';
import { actions } from '../../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import { hoursFor } from '../../../src/procedure/usual-hours.ts';
import { people } from '../../support/mill.ts';

const before = emptyMill('Asia/Shanghai');
const at = '2026-11-23T02:00:00.000Z';
type Raw = Readonly<Record<string, string | null>>;

const formOf = (key: string) => {
  const form = findForm(key);
  if (!form) throw new Error(`there is no form ${key}`);
  return form;
};

interface Given {
  readonly by?: Actor;
  readonly mill?: Mill;
  readonly shown?: Mill;
}

/** Somebody hands in a form of the settings, on what it showed in `shown`. */
const handIn = (key: string, raw: Raw, given: Given = {}) => {
  const { by = people.guan, mill = before } = given;
  const shown = given.shown ?? mill;
  const form = formOf(key);
  const sideOf = ({ record, desk }: Mill) => ({ record, desk, found: {} });
  const signing = { part: null, raw, by, at };
  const seen = formSeen(form, formSight({ ...signing, outside: shown.outside }, sideOf(shown)));
  return signForm({ ...signing, form, seen, outside: mill.outside }, sideOf(mill));
};

/** The mill after an administrator changed a setting. */
const changed = (key: string, raw: Raw, mill: Mill = before): Mill => {
  const decision = handIn(key, raw, { mill });
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return evolveMill(mill, millStream, 1, decision.events);
};

const stampOf = ({ outside }: Mill): string => calendarStamp(outside);
const channels = { orders: '#订单', production: 'production', digest: 'digest-2', escalations: 'C0123ABCD' };

describe.each<{ key: string; good: Raw; bad: Raw; field: string }>([
  {
    key: 'settings-hours',
    good: { workFrom: '7', workTo: '24' },
    bad: { workFrom: '18', workTo: '18' },
    field: 'workTo',
  },
  {
    key: 'settings-quiet',
    good: { from: '17:30', to: '8:30' },
    bad: { from: '17:00', to: '25:00' },
    field: 'to',
  },
  {
    key: 'settings-service-levels',
    good: { matter: 'terms', hours: '3' },
    bad: { matter: 'no-such', hours: '3' },
    field: 'matter',
  },
  {
    key: 'settings-channels',
    good: channels,
    bad: { ...channels, digest: 'Daily Digest' },
    field: 'digest',
  },
  { key: 'settings-phone', good: { zh: '您好', en: 'Good day' }, bad: { zh: '您好', en: '' }, field: 'en' },
])('A.settings: $key', ({ key, good, bad, field }) => {
  it('is the administrator’s alone', () => {
    expect(handIn(key, good)).toMatchObject({ ok: true });
    expect(handIn(key, good, { by: people.zhao })).toMatchObject({
      refusal: { code: 'not-yours', may: ['admin'] },
    });
  });

  it('refuses what makes no sense, at its question', () => {
    const decision = handIn(key, bad);
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'answers', rule: 'A.settings' } });
    expect(decision).toHaveProperty(['refusal', 'fields', field]);
  });

  it('handed in once more on what it showed before is shown anew; on what it shows now it changes nothing', () => {
    const after = changed(key, good);
    expect(after.outside.settings === before.outside.settings && after.desk === before.desk).toBe(false);
    expect(handIn(key, good, { mill: after, shown: before })).toMatchObject({ refusal: { code: 'changed' } });
    const again = changed(key, good, after);
    expect(again.outside.settings).toEqual(after.outside.settings);
    expect(again.desk).toEqual(after.desk);
    expect(stampOf(again)).toBe(stampOf(after));
  });
});

describe('A.settings: what a change does', () => {
  const terms = actions.find(({ key }) => key === 'terms') ?? { key: 'terms', dueInWorkingHours: 0 };

  it('working hours are the mill’s from then on, and what is due is reckoned anew', () => {
    const after = changed('settings-hours', { workFrom: '7', workTo: '16' });
    expect(after.outside.settings).toMatchObject({ workFrom: 7, workTo: 16 });
    expect(stampOf(after)).not.toBe(stampOf(before));
  });

  it('quiet hours leave some working time in which to remind, and working hours some that is not quiet', () => {
    const after = changed('settings-quiet', { from: '16:00', to: '10:00' });
    expect(after.outside.settings.quiet).toEqual({ from: '16:00', to: '10:00' });
    expect(after.outside.settings).toMatchObject({ workFrom: 8, workTo: 18 });
    expect(handIn('settings-quiet', { from: '08:00', to: '18:00' })).toHaveProperty('refusal.fields.to');
    expect(handIn('settings-hours', { workFrom: '16', workTo: '24' }, { mill: after })).toHaveProperty(
      'refusal.fields.workFrom',
    );
  });

  it('a matter has its own time, the others keep theirs; blank or nought is the usual time again', () => {
    const two = changed(
      'settings-service-levels',
      { matter: 'check', hours: '2' },
      changed('settings-service-levels', { matter: 'terms', hours: '3' }),
    );
    expect(hoursOf(terms, two.outside)).toBe(3);
    expect(hoursFor('check', two.outside)).toBe(2);
    expect(stampOf(two)).not.toBe(stampOf(before));
    const one = changed('settings-service-levels', { matter: 'terms', hours: null }, two);
    expect(one.outside.settings.serviceLevelHours).toEqual({ check: 2 });
    const none = changed('settings-service-levels', { matter: 'check', hours: '0' }, one);
    expect(hoursOf(terms, none.outside)).toBe(terms.dueInWorkingHours);
    expect(stampOf(none)).toBe(stampOf(before));
  });

  it('offers every act that always waits, and none that a rule of its own times', () => {
    const sight = formSight(
      { part: null, raw: {}, by: people.guan, at, outside: before.outside },
      { record: before.record, desk: before.desk, found: {} },
    );
    const options = formOf('settings-service-levels').fields.matter?.options?.(sight, undefined) ?? [];
    const offered = options.map(({ value }) => value);
    const waiting = actions
      .filter(({ kind, key, hasServiceLevel }) => kind === 'act' && hasServiceLevel && !offered.includes(key))
      .filter(({ waits }) => waits(emptyOrder, 'x1'));
    expect(waiting.map(({ key }) => key)).toEqual([]);
    const byRule: readonly string[] = actions
      .filter(({ hasServiceLevel }) => !hasServiceLevel)
      .map(({ key }) => key);
    expect(byRule).toContain('return');
    expect(offered.filter((key) => byRule.includes(key))).toEqual([]);
    expect(offered.length).toBeLessThanOrEqual(100);
    expect(options.find(({ value }) => value === 'check')?.label.en).toBe('Unanswered check on the way: 1 h');
  });

  it('channels are kept without their #, and touch nothing that is due', () => {
    const after = changed('settings-channels', channels);
    expect(after.desk.channels).toEqual({ ...channels, orders: '订单' });
    expect(stampOf(after)).toBe(stampOf(before));
  });

  it('the wording on the phone is kept in both languages', () => {
    const after = changed('settings-phone', { zh: '您好！', en: 'Good day!' });
    expect(after.outside.settings.phoneWording).toEqual({ zh: '您好！', en: 'Good day!' });
    expect(stampOf(after)).toBe(stampOf(before));
  });
});
