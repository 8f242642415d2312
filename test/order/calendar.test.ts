import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingHours,
  isProvisional,
  isWorkingDay,
  nextWorkingStart,
} from '../../src/order/time/calendar.ts';
import { mill } from '../support/mill.ts';

/** A time at the mill (UTC+8) as an instant. */
const at = (text: string): string => new Date(`${text}:00+08:00`).toISOString();

describe('the working calendar', () => {
  it.each(['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'])(
    'works on %s, a weekend day made up for a holiday',
    (day) => {
      expect(isWorkingDay(day, mill)).toBe(true);
    },
  );

  it.each(['2026-01-01', '2026-02-23', '2026-04-06', '2026-05-05', '2026-06-19', '2026-09-25', '2026-10-07'])(
    'is free on %s, a weekday of a holiday',
    (day) => {
      expect(isWorkingDay(day, mill)).toBe(false);
    },
  );

  it('works from Monday to Friday otherwise', () => {
    const week = [
      '2026-11-23',
      '2026-11-24',
      '2026-11-25',
      '2026-11-26',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ];
    expect(week.map((day) => isWorkingDay(day, mill))).toEqual([true, true, true, true, true, false, false]);
  });

  it('puts the mill’s own days above the holidays', () => {
    const outside = { ...mill, exceptionalDays: { '2026-10-01': true, '2026-11-23': false } };
    expect(isWorkingDay('2026-10-01', outside)).toBe(true);
    expect(isWorkingDay('2026-11-23', outside)).toBe(false);
  });

  it('knows the feasts of 2027, and that they are not official yet', () => {
    expect(isWorkingDay('2027-02-08', mill)).toBe(false);
    expect(isProvisional('2026-12-31', mill)).toBe(false);
    expect(isProvisional('2027-01-04', mill)).toBe(true);
    expect(isProvisional('2031-01-01', mill)).toBe(true);
  });

  it.each([
    ['within a day', '2026-11-23T09:00', 4, '2026-11-23T13:00'],
    ['to the end of the day', '2026-11-23T09:00', 9, '2026-11-23T18:00'],
    ['over the night', '2026-11-23T17:00', 2, '2026-11-24T09:00'],
    ['over the weekend', '2026-11-27T17:30', 1, '2026-11-30T08:30'],
    ['over the Spring Festival, whose first Saturday is worked', '2026-02-13T17:00', 12, '2026-02-24T09:00'],
    ['from the night before', '2026-11-23T03:00', 1, '2026-11-23T09:00'],
    ['from a Sunday', '2026-11-22T12:00', 0.5, '2026-11-23T08:30'],
    ['by several days', '2026-11-23T08:00', 25, '2026-11-25T13:00'],
  ])('adds working hours %s', (_where, from, hours, until) => {
    expect(addWorkingHours(at(from), hours, mill)).toBe(at(until));
  });

  it('begins at once during working hours, else when work next begins', () => {
    expect(nextWorkingStart(at('2026-11-23T09:17'), mill)).toBe(at('2026-11-23T09:17'));
    expect(nextWorkingStart(at('2026-11-24T00:05'), mill)).toBe(at('2026-11-24T08:00'));
    expect(nextWorkingStart(at('2026-11-27T18:00'), mill)).toBe(at('2026-11-30T08:00'));
    expect(nextWorkingStart(at('2026-10-01T09:00'), mill)).toBe(at('2026-10-08T08:00'));
  });

  it('adds in two goes what it adds in one, and never goes back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 * 24 * 40 }),
        fc.integer({ min: 0, max: 60 }),
        // No hours more is when work next begins, which is another morning where the first ended at closing time.
        fc.integer({ min: 1, max: 60 }),
        (minutes, first, second) => {
          const from = new Date(Date.parse(at('2026-09-01T00:00')) + minutes * 60_000).toISOString();
          const once = addWorkingHours(from, first + second, mill);
          expect(addWorkingHours(addWorkingHours(from, first, mill), second, mill)).toBe(once);
          expect(once >= from).toBe(true);
        },
      ),
    );
  });

  it('counts elapsed hours where the mill states no working hours', () => {
    const outside = { ...mill, settings: { ...mill.settings, workFrom: 8, workTo: 8 } };
    expect(addWorkingHours(at('2026-11-23T09:00'), 3, outside)).toBe(at('2026-11-23T12:00'));
  });

  it('does not run on for ever where every day is free', () => {
    const free = Object.fromEntries(
      Array.from({ length: 800 }, (_, index) => {
        const day = new Date(Date.parse('2026-11-01') + index * 86_400_000).toISOString().slice(0, 10);
        return [day, false];
      }),
    );
    expect(addWorkingHours(at('2026-11-23T09:00'), 1, { ...mill, exceptionalDays: free })).toMatch(/^2027/);
  });
});
