import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextWorkingStart, type QuietHours } from '../../src/order/time/calendar.ts';
import { leavesTimeToCall, mayCall, nextCallingTime } from '../../src/order/time/quiet-hours.ts';
import type { MillState } from '../../src/procedure/outside.ts';
import { mill } from '../support/mill.ts';

/** A time at the mill (UTC+8) as an instant. */
const at = (text: string): string => new Date(`${text}:00+08:00`).toISOString();
const quiet = (from: string, to: string, hours: Partial<MillState['settings']> = {}): MillState => ({
  ...mill,
  settings: { ...mill.settings, ...hours, quiet: { from, to } },
});

describe('quiet hours (§5)', () => {
  it.each([
    ['at once where it is working time and not quiet', '2026-11-23T10:17', '2026-11-23T10:17'],
    ['after quiet hours that go on when work has begun', '2026-11-23T08:30', '2026-11-23T09:15'],
    ['not in a break of the day', '2026-11-23T19:00', '2026-11-24T09:15'],
    ['not once they begin before work ends', '2026-11-23T17:00', '2026-11-24T09:15'],
    ['nor on days that are not worked', '2026-11-27T16:45', '2026-11-30T09:15'],
  ])('people are called %s', (_when, instant, expected) => {
    expect(nextCallingTime(at(instant), quiet('16:30', '09:15'))).toBe(at(expected));
  });

  it('may lie within a day: nobody is called at noon', () => {
    const noon = quiet('12:00', '13:30');
    expect(nextCallingTime(at('2026-11-23T12:40'), noon)).toBe(at('2026-11-23T13:30'));
    expect(mayCall(at('2026-11-23T11:59'), noon)).toBe(true);
  });

  it('are none where they begin as they end', () => {
    expect(mayCall(at('2026-11-23T08:00'), quiet('08:00', '08:00'))).toBe(true);
    expect(mayCall(at('2026-11-23T07:59'), quiet('08:00', '08:00'))).toBe(false);
  });

  it('that would leave no time at all keep nothing back for good', () => {
    const none = quiet('08:00', '18:00');
    expect(leavesTimeToCall(none.settings)).toBe(false);
    expect(nextCallingTime(at('2026-11-23T19:00'), none)).toBe(at('2026-11-24T08:00'));
  });

  it('whatever they are, the next time to call is working time, the soonest, and itself one to call', () => {
    const minute = fc
      .integer({ min: 0, max: 1439 })
      .map((of) => `${String(Math.floor(of / 60)).padStart(2, '0')}:${String(of % 60).padStart(2, '0')}`);
    fc.assert(
      fc.property(
        fc.record<QuietHours>({ from: minute, to: minute }),
        fc.integer({ min: 0, max: 60 * 24 * 14 }),
        ({ from, to }, minutes) => {
          const outside = quiet(from, to);
          fc.pre(leavesTimeToCall(outside.settings));
          const instant = new Date(Date.parse(at('2026-09-21T00:00')) + minutes * 60_000).toISOString();
          const next = nextCallingTime(instant, outside);
          expect(nextWorkingStart(next, outside)).toBe(next);
          expect(mayCall(next, outside)).toBe(true);
          expect(next >= instant).toBe(true);
          const minuteBefore = new Date(Date.parse(next) - 60_000).toISOString();
          if (minuteBefore >= instant) expect(mayCall(minuteBefore, outside)).toBe(false);
        },
      ),
    );
  });
});
