import { afterEach, describe, expect, it } from 'vitest';
import { fireMatter, millDeadlines } from '../../../src/mill/due.ts';
import type { MatterFired } from '../../../src/mill/events.ts';
import { emptyRecord, evolveRecord } from '../../../src/mill/record.ts';
import { deadlines } from '../../../src/order/deadlines.ts';
import { addWorkingHours, nextWorkingStart } from '../../../src/order/time/calendar.ts';
import type { MillState } from '../../../src/procedure/outside.ts';
import { past } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill } from '../../support/mill.ts';

const usual = process.env.TZ;
afterEach(() => {
  if (usual === undefined) delete process.env.TZ;
  else process.env.TZ = usual;
});

/** The server's own zone, as the process sees it from now on. */
const serverIn = (zone: string, winterOffset: number): void => {
  process.env.TZ = zone;
  expect(new Date(Date.UTC(2026, 0, 15)).getTimezoneOffset()).toBe(winterOffset);
};

/** Settings and calendar of their own, so that nothing worked out in another zone is remembered. */
const apart = (more: Partial<MillState['settings']> = {}): MillState => ({
  ...mill,
  settings: { ...mill.settings, ...more },
  exceptionalDays: {},
});

const days = 86_400_000;

/** Everything the mill's own matters say from one instant to another, swept every twenty minutes. */
const said = (from: string, until: string, outside: MillState): readonly MatterFired[] => {
  let record = evolveRecord(emptyRecord, { type: 'MillOpened', at: from });
  const all: MatterFired[] = [];
  for (let now = Date.parse(from); now <= Date.parse(until); now += 20 * 60_000) {
    const at = new Date(now).toISOString();
    const sight = { record, outside };
    for (const { due } of millDeadlines(sight).filter((one) => one.due.dueAt <= at)) {
      const events = fireMatter(due.slot, at, {
        sight: { record, outside },
        gathered: { found: {}, prepared: null },
      });
      all.push(...events);
      record = events.reduce(evolveRecord, record);
    }
  }
  return all;
};

const told = (all: readonly MatterFired[]) => all.map(({ slot, dueAt, at }) => `${slot} ${dueAt} ${at}`);

describe.each([
  { zone: 'America/New_York', winterOffset: 300, forward: '2026-03-08', back: '2026-11-01' },
  { zone: 'Europe/Berlin', winterOffset: -60, forward: '2026-03-29', back: '2026-10-25' },
])('a server in $zone', ({ zone, winterOffset, forward, back }) => {
  it.each([forward, back])(
    'says what is due over the night of %s as one at the mill does: none twice, none left out',
    (night) => {
      const from = new Date(Date.parse(`${night}T00:00:00Z`) - 2 * days).toISOString();
      const until = new Date(Date.parse(`${night}T00:00:00Z`) + 3 * days).toISOString();
      serverIn('Asia/Shanghai', -480);
      const atHome = told(said(from, until, apart()));
      serverIn(zone, winterOffset);
      const away = told(said(from, until, apart()));
      expect(away).toEqual(atHome);
      expect(new Set(away).size).toBe(away.length);
      expect(away.filter((one) => one.startsWith('digest:')).length).toBeGreaterThan(2);
    },
  );

  it('reckons what is due on an order by the mill’s own clock', () => {
    const order = past(memo());
    serverIn('Asia/Shanghai', -480);
    const atHome = deadlines(order, apart()).map(({ slot, dueAt }) => [slot, dueAt]);
    serverIn(zone, winterOffset);
    expect(deadlines({ ...order }, apart()).map(({ slot, dueAt }) => [slot, dueAt])).toEqual(atHome);
  });
});

describe.each([
  { zone: 'America/New_York', forward: '2026-03-08', back: '2026-11-01' },
  { zone: 'Europe/Berlin', forward: '2026-03-29', back: '2026-10-25' },
])('a mill that is itself in $zone', ({ zone, forward, back }) => {
  const outside = { ...apart({ timeZone: zone }), officialYears: ['2026'] };
  const hourAt = (instant: string): string =>
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(
      new Date(instant),
    );

  it.each([forward, back])(
    'keeps its wall clock over the night of %s, and no digest is lost or doubled',
    (night) => {
      const from = new Date(Date.parse(`${night}T00:00:00Z`) - 3 * days).toISOString();
      const until = new Date(Date.parse(`${night}T00:00:00Z`) + 3 * days).toISOString();
      const all = said(from, until, outside);
      const digests = all.filter(({ kind }) => kind === 'digest');
      expect(digests.length).toBeGreaterThan(2);
      expect(new Set(all.map(({ slot }) => slot)).size).toBe(all.length);
      expect(new Set(digests.map(({ dueAt }) => hourAt(dueAt)))).toEqual(new Set(['18:00']));
    },
  );

  it.each([forward, back])('counts working hours from one side of the night of %s to the other', (night) => {
    const friday = new Date(Date.parse(`${night}T00:00:00Z`) - 2 * days).toISOString().slice(0, 10);
    const noon = nextWorkingStart(`${friday}T23:30:00.000Z`, outside);
    expect(hourAt(noon)).toBe('08:00');
    expect(hourAt(addWorkingHours(noon, 3, outside))).toBe('11:00');
  });
});
