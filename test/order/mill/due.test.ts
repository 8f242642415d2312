import { describe, expect, it } from 'vitest';
import { fireMatter, millDeadlines } from '../../../src/mill/due.ts';
import type { MillSight } from '../../../src/mill/matter.ts';
import { emptyRecord, evolveRecord, type MillRecord } from '../../../src/mill/record.ts';
import { afterEveryMonth, afterEveryWeek, everyWorkingDay, nextPeriod } from '../../../src/mill/rhythm.ts';
import { mill } from '../../support/mill.ts';

const since = '2026-11-24T02:00:00.000Z';
const opened: MillRecord = evolveRecord(emptyRecord, { type: 'MillOpened', at: since });
const sight = (record: MillRecord, outside = mill): MillSight => ({ record, outside });
const nothing = { found: {}, prepared: null };

const due = (record: MillRecord, kind: string, outside = mill) =>
  millDeadlines(sight(record, outside))
    .filter(({ matter }) => matter.kind === kind)
    .map((found) => found.due);

/** The record after everything that may be said at an instant has fired; what waits for working time keeps no other back. */
const onceFired = (record: MillRecord, at: string, outside = mill): MillRecord => {
  const seen = { sight: sight(record, outside), gathered: nothing };
  const [events] = millDeadlines(seen.sight)
    .map((found) => fireMatter(found.due.slot, at, seen))
    .filter(({ length }) => length > 0);
  return events ? onceFired(events.reduce(evolveRecord, record), at, outside) : record;
};

describe('the periods of the mill', () => {
  const at = (time: string) => everyWorkingDay(() => time);

  it('begin with the first that falls due after the desk was opened', () => {
    const from = (last: string | undefined, rhythm = at('18:00')) =>
      nextPeriod(rhythm, { since, last, outside: mill });
    expect(from(undefined)).toBe('2026-11-24');
    expect(from(undefined, at('09:00'))).toBe('2026-11-25');
    expect(from('2026-11-27')).toBe('2026-11-30');
    expect(from('2026-09-30')).toBe('2026-10-08');
    expect(from('2026-10-09')).toBe('2026-10-10');
    expect(from(undefined, afterEveryWeek)).toBe('2026-W48');
    expect(from('2026-W53', afterEveryWeek)).toBe('2027-W01');
    expect(from('2026-12', afterEveryMonth)).toBe('2027-01');
  });

  it('are due on the mill’s clock, the month’s on its first working day', () => {
    expect(at('18:00').dueAt('2026-11-24', mill)).toBe('2026-11-24T10:00:00.000Z');
    expect(afterEveryWeek.dueAt('2026-W48', mill)).toBe('2026-11-30T00:00:00.000Z');
    expect(afterEveryMonth.dueAt('2026-04', mill)).toBe('2026-05-06T00:00:00.000Z');
    expect(afterEveryMonth.dueAt('2026-10', mill)).toBe('2026-11-02T00:00:00.000Z');
  });
});

describe('a matter that belongs to no order', () => {
  it('is nobody’s before the desk has been opened', () => {
    expect(millDeadlines(sight(emptyRecord))).toEqual([]);
  });

  it('fires when it is due and not before, and then its next period is due', () => {
    const [digest] = due(opened, 'digest');
    expect(digest).toMatchObject({ slot: 'digest:2026-11-24', dueAt: '2026-11-24T10:00:00.000Z' });
    const early = { sight: sight(opened), gathered: nothing };
    expect(fireMatter('digest:2026-11-24', '2026-11-24T09:59:59.000Z', early)).toEqual([]);
    const later = onceFired(opened, '2026-11-24T10:00:00.000Z');
    expect(due(later, 'digest')[0]?.slot).toBe('digest:2026-11-25');
    const again = { sight: sight(later), gathered: nothing };
    expect(fireMatter('digest:2026-11-24', '2026-11-24T10:05:00.000Z', again)).toEqual([]);
  });

  it('is said for every period that an outage kept back, each once and none left out', () => {
    const later = onceFired(opened, '2026-12-01T03:00:00.000Z');
    expect(due(later, 'digest')[0]?.slot).toBe('digest:2026-12-01');
    expect(later.fired.digest).toMatchObject({ period: '2026-11-30', at: '2026-12-01T03:00:00.000Z' });
  });

  it('moves with the settings', () => {
    const settings = { ...mill.settings, times: { ...mill.settings.times, digest: '17:15' } };
    expect(due(opened, 'digest', { ...mill, settings })[0]?.dueAt).toBe('2026-11-24T09:15:00.000Z');
  });
});
