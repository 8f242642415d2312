import { expect, it } from 'vitest';
import { movableClock } from '../src/running/clock.ts';

const start = new Date('2026-11-23T22:00:00Z');
const standing = { now: () => start };

it('a clock that nobody moved shows the time of the one beneath', () => {
  expect(movableClock(standing).now()).toEqual(start);
});

it('moves on by hours and by months, again and again', () => {
  const clock = movableClock(standing);
  expect(clock.advance('PT90M')).toEqual(new Date('2026-11-23T23:30:00Z'));
  clock.advance('P1M');
  expect(clock.now()).toEqual(new Date('2026-12-23T23:30:00Z'));
});

it('counts days on the calendar of the mill, through a change of summer time too', () => {
  const before = { now: () => new Date('2026-03-28T11:00:00Z') };
  expect(movableClock(before, 'Europe/Berlin').advance('P1D')).toEqual(new Date('2026-03-29T10:00:00Z'));
});

it('refuses to go back, and nonsense, and stays where it is', () => {
  const clock = movableClock(standing);
  for (const duration of ['-PT1H', 'P', 'tomorrow'])
    expect(() => clock.advance(duration)).toThrow(RangeError);
  expect(clock.now()).toEqual(start);
});
