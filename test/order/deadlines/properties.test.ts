import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlines } from '../../../src/order/deadlines.ts';
import { decide } from '../../../src/order/decide.ts';
import { nextWorkingStart } from '../../../src/order/time/calendar.ts';
import { addDays, dateIn } from '../../../src/order/time/dates.ts';
import { slippedDays } from '../../../src/procedure/confirmation/promise.ts';
import { confirmedAndSent, noon, returnedOn } from '../../support/deeds-confirmation.ts';
import { later } from '../../support/deeds-production.ts';
import { bearing, past, sign } from '../../support/given.ts';
import { mill } from '../../support/mill.ts';
import { runs } from '../../support/property-seed.ts';
import { at, fire, play } from './played.ts';

const zone = mill.settings.timeZone;
const sent = past(...confirmedAndSent());
const start = '2026-11-23';
const deposit = (day: string) => ({
  action: 'deposit',
  at: noon(day),
  facts: { money: { kind: 'deposit', fen: 3_456_450 } },
});

describe('whenever the return and the deposit come', () => {
  const days = fc.integer({ min: 0, max: 25 });

  it('each late day is counted once, no other day is, and nothing is said of what is settled', () => {
    fc.assert(
      fc.property(days, days, (returns, pays) => {
        const [returnedDay, paidDay] = [addDays(start, returns), addDays(start, pays)];
        const deeds = [
          { day: returnedDay, done: (order: typeof sent) => later(order, returnedOn(returnedDay)) },
          { day: paidDay, done: (order: typeof sent) => bearing(order, deposit(paidDay)) },
        ].sort((left, right) => (left.day < right.day ? -1 : 1));
        let played = { order: sent, said: [] as ReturnType<typeof play>['said'] };
        for (const { day, done } of deeds) {
          const before = play(played.order, noon(day), played.said);
          played = { ...before, order: done(before.order) };
        }
        const end = play(played.order, at('2027-01-20 12:00'), played.said);
        const counted = end.said
          .filter(({ kind }) => kind === 'slip')
          .flatMap(({ slip }) => slip?.days ?? []);
        expect(counted).toEqual(slippedDays(end.order, '2027-01-20', zone));
        const settledOn = returnedDay > paidDay ? returnedDay : paidDay;
        const late = end.said.filter(({ kind }) => kind === 'return-owed' || kind === 'deposit-owed');
        expect(late.every((one) => dateIn(zone, one.at) <= settledOn)).toBe(true);
      }),
      { numRuns: runs(25) },
    );
  });
});

describe('whatever is due', () => {
  it('is said once for its slot and, but for anomalies and the ledger, in working time (§5)', () => {
    const report = { kind: 'quality', what: '边口毛刺', 'lines.1.quantity': '', 'lines.2.quantity': '' };
    const order = later(sent, sign('anomaly', 'chen', report, { at: at('2026-11-28 22:00') }));
    const { said } = play(order, at('2026-12-31 12:00'));
    expect(new Set(said.map(({ slot }) => slot)).size).toBe(said.length);
    const held = said.filter(({ kind }) => kind !== 'anomaly' && kind !== 'slip');
    expect(held.filter((one) => nextWorkingStart(one.at, mill) !== one.at)).toEqual([]);
    expect(said.map((one) => one.at)).toEqual(said.map((one) => one.at).toSorted());
  });

  it('never fires a slot it does not list, nor one that is not due', () => {
    const instant = fc.integer({ min: 0, max: 60 * 24 }).map((hours) => {
      return new Date(Date.parse(noon(start)) + hours * 3_600_000).toISOString();
    });
    const known = deadlines(sent, mill);
    const slot = fc.oneof(fc.string(), fc.constantFrom(...known.map((one) => one.slot)));
    fc.assert(
      fc.property(slot, instant, (name, when) => {
        const listed = known.find((one) => one.slot === name);
        const { said } = fire(sent, name, when);
        if (!listed || listed.dueAt > when) expect(said).toEqual([]);
        expect(decide({ type: 'Fire', slot: name, at: when, outside: mill }, sent).ok).toBe(true);
      }),
      { numRuns: runs(60) },
    );
  });
});
