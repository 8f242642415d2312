import { expect, it, onTestFinished } from 'vitest';
import { openDesk } from '../../src/compose.ts';
import { createLog } from '../../src/running/log.ts';
import { ownStores } from '../stores/own-stores.ts';
import { type Gate, openGate } from '../support/gate.ts';
import { simulationScale } from './chance.ts';
import { at, emptied, expectAllTold, type Mill, openMill, openVictim, settled } from './mill.ts';

/** The desk itself, a second one in this process, and one in a process of its own that is there to be killed. */
interface Processes {
  readonly mill: Mill;
  readonly gate: Gate;
  /** Moves the clock to a moment; all three bring out what is due, then people do something. */
  readonly passes: (moment: number) => Promise<void>;
  readonly third: Awaited<ReturnType<typeof openVictim>>;
  /** The store is away from one moment to another; what was due meanwhile is said when it is back. */
  readonly storeAway: (until: number) => Promise<void>;
}

/** A stretch of the mill's time, and what goes wrong in it. */
interface Course {
  readonly name: string;
  readonly orders: number;
  readonly begins: string;
  readonly lives: (processes: Processes) => Promise<void>;
  readonly firesAtLeast: number;
}

/** What the suite has time for: a week-end, the week's and the month's end, and everything that may go wrong, once. */
const days: Course = {
  name: 'days',
  orders: 6,
  begins: '11-27 00:01',
  firesAtLeast: 20,
  lives: async ({ mill, passes, third, storeAway }) => {
    for (const moment of ['11-27 08:03', '11-27 16:36', '11-27 18:06', '11-28 10:00'])
      await mill.passes(at(moment));
    // Monday's week is told, then the month's delivery notes are asked for on Tuesday.
    for (const moment of ['11-30 00:06', '11-30 08:03', '11-30 16:36', '11-30 18:06', '12-01 08:03']) {
      await passes(at(moment));
      if (moment === '11-30 08:03') await emptied(mill.desk);
      if (moment === '11-30 08:03' || moment === '11-30 18:06') await third.dies();
    }
    await passes(at('12-01 16:36'));
    // The cut-off of the day's report and its digest fall into this hour.
    await storeAway(at('12-01 18:40'));
    for (const moment of ['12-02 08:03', '12-02 16:36']) await passes(at(moment));
  },
};

/** With the Mid-Autumn and National Day holidays, their make-up days, four week's ends and a month's: `npm run explore`. */
const month: Course = {
  name: 'a month',
  orders: 9,
  begins: '09-18 00:01',
  firesAtLeast: 150,
  lives: async ({ mill, passes, third, storeAway }) => {
    const ends = at('10-20 18:30');
    const now = (): number => mill.desk.desk.ports.now().getTime();
    const [wiped, away] = [at('10-03 12:00'), at('10-13 17:05')];
    let [isWiped, wasAway] = [false, false];
    while (now() < ends) {
      const due = (await mill.desk.desk.nextDue())?.getTime() ?? ends;
      // On the minute after it is due, as a sweep finds it; a day without anything is not left out.
      await passes(Math.min(ends, Math.ceil(due / 60_000) * 60_000, now() + 24 * 3_600_000));
      if (mill.chance() < 0.04) await third.dies();
      if (!isWiped && now() > wiped) await emptied(mill.desk);
      isWiped ||= now() > wiped;
      if (wasAway || now() < away) continue;
      await storeAway(now() + 3_600_000 + 40 * 60_000);
      wasAway = true;
    }
    expect([isWiped, wasAway]).toEqual([true, true]);
  },
};

const course = process.env.SIMULATION_MONTH ? month : days;

/** A month of rules is lived through in `test/order/deadlines/busy-month.test.ts`; here it is stores, processes and Slack. */
it(
  `${course.name} of a busy mill, with three job processes, processes killed at random moments, Redis emptied, and the store away for an hour: everything due is said once`,
  async () => {
    const real = new URL(ownStores().mongodbUri);
    const gate = await openGate(() => real);
    onTestFinished(gate.close);
    const mill = await openMill({ ...course, orders: course.orders * simulationScale }, gate);
    const outage = { left: '', back: '' };
    const { processes, told } = await opened(mill, gate, outage);
    await course.lives(processes);
    expect(processes.third.deaths()).toBeGreaterThan(1);
    const said = await told();
    expect(said.fired).toBeGreaterThan(course.firesAtLeast);
    expect(said.escalations).toBeGreaterThan(5);
  },
  (process.env.SIMULATION_MONTH ? 1_200_000 : 240_000) * simulationScale,
);

const opened = async (mill: Mill, gate: Gate, outage: { left: string; back: string }) => {
  const second = await openDesk({
    ...mill.desk.jobs,
    clock: { now: () => new Date(mill.desk.sandbox.clock.now()) },
    log: createLog('silent'),
  });
  onTestFinished(() => second.close());
  const third = await openVictim(mill);
  const passes = async (moment: number): Promise<void> => {
    const passing = mill.passes(moment);
    third.moves();
    await Promise.all([passing, settled(second)]);
  };
  const storeAway = async (until: number): Promise<void> => {
    const now = () => mill.desk.desk.ports.now().toISOString();
    outage.left = now();
    gate.shut();
    await mill.passes(until, { settle: false, moves: false });
    gate.open();
    await mill.desk.workspace.until(
      () =>
        Promise.all([mill.desk.desk.settle(), settled(second)]).then(
          () => true,
          () => undefined,
        ),
      'the desk to find its journal again',
    );
    outage.back = now();
  };
  const told = async () => {
    await Promise.all([mill.desk.desk.settle(), settled(second)]);
    return expectAllTold(mill, (instant) => instant >= outage.left && instant <= outage.back);
  };
  return { processes: { mill, gate, passes, third, storeAway }, told };
};
