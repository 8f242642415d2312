import { describe, expect, it } from 'vitest';
import { fireMatter, millDeadlines } from '../../../src/mill/due.ts';
import type { MatterFired } from '../../../src/mill/events.ts';
import { emptyRecord, evolveRecord } from '../../../src/mill/record.ts';
import { deadlines, dueAt } from '../../../src/order/deadlines.ts';
import { isWorkingDay } from '../../../src/order/time/calendar.ts';
import { dateIn } from '../../../src/order/time/dates.ts';
import { chanceFrom, simulationScale } from '../../simulation/chance.ts';
import { expectRightlyFired } from '../../simulation/checks.ts';
import { inMemory, type Told } from '../../simulation/in-memory.ts';
import { life } from '../../simulation/life.ts';
import { mill } from '../../support/mill.ts';

const hour = 3_600_000;
const begins = Date.parse('2026-11-02T00:00:00+08:00');
const ends = Date.parse('2026-12-02T23:59:00+08:00');
const iso = (instant: number): string => new Date(instant).toISOString();

interface Living {
  readonly order: Told;
  moves: number;
  nextMove: number;
}

interface Month {
  readonly orders: readonly Told[];
  readonly fired: readonly MatterFired[];
}

/**
 * A month of a busy mill, its clock put straight to whatever comes next: what somebody does, or what is due. `isAway`
 * says when nothing sweeps; what was due then is swept when it is over.
 */
const lived = async (
  count: number,
  chance: () => number,
  isAway: (at: number) => boolean = () => false,
): Promise<Month> => {
  let now = begins;
  const side = { clock: () => iso(now), outside: mill };
  const living: Living[] = Array.from({ length: count }, (_, index) => ({
    order: inMemory({ id: `sim-${index}`, number: `SO-261102-${String(100 + index)}` }, side),
    moves: 0,
    nextMove: pause(begins, chance),
  }));
  // Orders of all ages: the younger half comes in during the month, the older is under way when it begins.
  for (const [index, one] of living.entries())
    if (index % 2 === 0) for (let moves = 0; moves < index % life.length; moves += 1) await move(one, side);
  let record = evolveRecord(emptyRecord, { type: 'MillOpened', at: iso(begins) });
  const fired: MatterFired[] = [];
  let matters = millDeadlines({ record, outside: mill });
  /** The first of the mill's own matters that fires; what waits for working time keeps no other back. */
  const fire = (): readonly MatterFired[] => {
    const due = matters.filter((one) => one.due.dueAt <= iso(now));
    const sight = { record, outside: mill };
    const looked = { sight, gathered: { found: {}, prepared: null } };
    return (
      due.map((one) => fireMatter(one.due.slot, iso(now), looked)).find(({ length }) => length > 0) ?? []
    );
  };
  const sweep = (): void => {
    for (const { order } of living)
      for (let [next] = dueAt(order.now(), iso(now), mill); next; [next] = dueAt(order.now(), iso(now), mill))
        expect(order.fires(next.slot), `${next.slot} is due and does not fire`).toBe(true);
    for (let events = fire(); events.length > 0; events = fire()) {
      fired.push(...events);
      record = events.reduce(evolveRecord, record);
      matters = millDeadlines({ record, outside: mill });
    }
  };
  while (now < ends) {
    const coming = [
      ...living.map(({ nextMove }) => nextMove),
      ...living.flatMap(({ order }) =>
        deadlines(order.now(), mill)
          .slice(0, 1)
          .map(({ dueAt: at }) => Date.parse(at)),
      ),
      ...matters.map(({ due }) => Date.parse(due.dueAt)),
    ].filter((at) => at > now);
    now = Math.min(ends, ...coming);
    while (isAway(now)) now += hour / 4;
    sweep();
    for (const one of living) {
      if (one.nextMove > now) continue;
      await move(one, side);
      one.nextMove = pause(now, chance);
    }
  }
  sweep();
  return { orders: living.map(({ order }) => order), fired };
};

const move = async (one: Living, { clock }: { readonly clock: () => string }): Promise<void> => {
  await life[one.moves]?.(one.order, new Date(clock()));
  one.moves += 1;
};

/** People are slow and some are very slow: hours or days pass between two moves, which fall into the working day. */
const pause = (from: number, chance: () => number): number => {
  let at = from + (2 + 70 * chance() ** 2) * hour;
  while (!isWorkingDay(dateIn('Asia/Shanghai', iso(at)), mill)) at += 24 * hour;
  const midnight = Date.parse(`${dateIn('Asia/Shanghai', iso(at))}T00:00:00+08:00`);
  return Math.round(midnight + (8.5 + 9 * chance()) * hour);
};

const expectRight = ({ orders, fired }: Month, away?: (at: string) => boolean) => {
  const told = orders
    .filter(({ commits }) => commits.length > 0)
    .map(
      ({ commits }) => expectRightlyFired(commits, mill, { now: iso(ends), ...(away ? { away } : {}) }).told,
    );
  const slots = fired.map(({ slot }) => slot);
  expect(slots).toEqual([...new Set(slots)]);
  for (const [kind, periods] of Object.entries(periodsOf(fired)))
    expect(periods, kind).toEqual(expected[kind]);
  const sum = (of: (one: (typeof told)[number]) => number): number =>
    told.reduce((all, one) => all + of(one), 0);
  return {
    fired: sum((one) => one.fired),
    escalations: sum((one) => one.escalations),
    slips: sum((one) => one.slips),
  };
};

/** Periods of a matter as they were said or lapsed, in their order. */
const periodsOf = (fired: readonly MatterFired[]): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(
    Object.keys(expected).map((track) => [
      track,
      fired
        .filter(({ kind, step }) => (step === null ? kind : `${kind}:${step}`) === track)
        .map(({ period }) => period),
    ]),
  );

const days = Array.from({ length: 31 }, (_, index) =>
  dateIn('Asia/Shanghai', iso(begins + index * 24 * hour + 12 * hour)),
);
const worked = days.filter((day) => isWorkingDay(day, mill));
const expected: Readonly<Record<string, readonly string[]>> = {
  digest: worked,
  'daily-report:reminder': worked,
  'daily-report:cut-off': worked,
  'daily-report:director': worked.slice(0, -1),
  weekly: ['2026-W45', '2026-W46', '2026-W47', '2026-W48'],
  archive: ['2026-11'],
};

describe('a month of a busy mill', () => {
  const count = 20 * simulationScale;

  it('everything due is said once, in working time, to the right people, and nothing else', async () => {
    const month = await lived(count, chanceFrom());
    const told = expectRight(month);
    expect(month.fired.filter(({ at, dueAt: due }) => at !== due)).toEqual([]);
    expect(told.fired).toBeGreaterThan(20 * count);
    expect(told.slips).toBeGreaterThan(count);
    expect(told.escalations).toBeGreaterThan(5 * count);
  });

  it('so it is where nothing sweeps for hours or for days: late, once, and as the degree it has come to', async () => {
    const chance = chanceFrom();
    const outages = Array.from({ length: 12 }, () => {
      const from = begins + chance() * (ends - begins);
      return [from, from + chance() ** 3 * 60 * hour] as const;
    });
    const isAway = (at: number): boolean =>
      at < ends - 14 * hour && outages.some(([from, to]) => at >= from && at < to);
    const month = await lived(count / 2, chance, isAway);
    const away = (at: string): boolean =>
      outages.some(([from, to]) => Date.parse(at) >= from && Date.parse(at) <= to + hour);
    expect(expectRight(month, away).fired).toBeGreaterThan(10 * count);
    expect(month.fired.some(({ at, dueAt: due }) => at > due)).toBe(true);
  });
});
