import { type ChildProcess, fork } from 'node:child_process';
import { Redis } from 'ioredis';
import { expect, it, onTestFinished } from 'vitest';
import { type Desk, openDesk } from '../../src/compose.ts';
import { createLog } from '../../src/log.ts';
import { openDirectory } from '../../src/people/directory.ts';
import { mentionIn } from '../../src/slack/look.ts';
import { postingClient } from '../../src/slack/messenger.ts';
import type { Collections } from '../../src/store/collections.ts';
import { commitsOf } from '../../src/store/journal.ts';
import { ownStores } from '../stores/own-stores.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { type Gate, openGate, throughGate } from '../support/gate.ts';
import { type Journalled, journalled } from '../support/journalled.ts';
import { chanceFrom, simulationScale } from './chance.ts';
import { expectRightlyTold, type Heard, type Told } from './checks.ts';
import { life } from './life.ts';
import { expectMillRightlyTold } from './mill-checks.ts';

/** A time at the mill (UTC+8) as an instant: `at('11-27 08:03')`. */
const at = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);

interface Living {
  readonly order: Journalled;
  moves: number;
}

interface Mill {
  readonly desk: TestDesk;
  readonly chance: () => number;
  /** Puts the clock to a moment, brings out what is due, then lets people do something. */
  readonly passes: (instant: number, options?: { settle?: boolean; moves?: boolean }) => Promise<void>;
  readonly living: readonly Living[];
}

/** Orders of all ages at Friday morning, on a desk whose way to MongoDB can be shut. */
const openMill = async (orders: number, gate: Gate): Promise<Mill> => {
  const desk = await openTestDesk({
    at: new Date(at('11-27 00:01')),
    mongodbUri: (real) => throughGate(real, gate),
  });
  onTestFinished(() => desk.close());
  const chance = chanceFrom();
  const stores = { ports: desk.desk.ports, database: desk.database };
  const living: Living[] = Array.from({ length: orders }, (_, index) => ({
    order: journalled(stores, `sim-${index + 1}`, `SO-261127-${String(100 + index)}`),
    moves: 0,
  }));
  const moveOf = async (one: Living): Promise<void> => {
    await life[one.moves]?.(one.order, desk.desk.ports.now());
    one.moves += 1;
  };
  for (const [index, one] of living.entries())
    for (let moves = 0; moves < (index * 3) % life.length; moves += 1) await moveOf(one);
  return {
    desk,
    chance,
    living,
    passes: async (instant, { settle = true, moves = true } = {}) => {
      await desk.sandbox.clock.advanceTo(instant);
      if (settle) await desk.desk.settle();
      // People are slow: most moments nothing happens on an order.
      if (moves) for (const one of living) if (chance() < 0.25) await moveOf(one);
    },
  };
};

const expectAllTold = async (
  { desk: { desk, sandbox, workspace, database }, living }: Mill,
  away: (instant: string) => boolean,
): Promise<Told> => {
  const directory = await openDirectory(postingClient(sandbox.tokens.bot, sandbox.apiUrl), {}, 'zh');
  const mention = mentionIn(directory);
  await workspace.until(
    async () => !(await database.collection('deliveries').findOne(unsent)),
    'everything to be out',
  );
  const journal = { collection: database.collection('commits') } as unknown as Collections['commits'];
  const heard: Heard = {
    thread: await workspace.messages('orders'),
    escalations: await workspace.messages('order-escalations'),
    called: ({ who: [first] }, order) => (first ? mention(first, order) : ''),
  };
  const outside = desk.ports.outside();
  const now = desk.ports.now().toISOString();
  const said = [
    ...heard.thread,
    ...heard.escalations,
    ...(await workspace.messages('production')),
    ...(await workspace.messages('order-digest')),
  ];
  expectMillRightlyTold(await commitsOf(journal, 'mill'), said, { outside, now });
  const told: Told[] = [];
  for (const { order } of living) {
    const commits = await commitsOf(journal, order.id);
    if (commits.length > 0) told.push(expectRightlyTold(commits, outside, { now, heard, away }));
  }
  const sum = (of: (one: Told) => number): number => told.reduce((total, one) => total + of(one), 0);
  return {
    fired: sum(({ fired }) => fired),
    reminders: sum(({ reminders }) => reminders),
    escalations: sum(({ escalations }) => escalations),
    slips: sum(({ slips }) => slips),
  };
};

/** A month of rules is lived through in `test/order/deadlines/busy-month.test.ts`; here it is stores, processes and Slack. */
it(
  'days of a busy mill, with three job processes, processes killed at random moments, Redis emptied, and the store away for an hour: everything due is said once',
  async () => {
    const real = new URL(ownStores().mongodbUri);
    const gate = await openGate(() => real);
    onTestFinished(gate.close);
    const mill = await openMill(6 * simulationScale, gate);
    for (const moment of ['11-27 08:03', '11-27 16:36', '11-27 18:06', '11-28 10:00'])
      await mill.passes(at(moment));
    const second = await openDesk({
      ...mill.desk.jobs,
      clock: { now: () => new Date(mill.desk.sandbox.clock.now()) },
      log: createLog('silent'),
    });
    onTestFinished(() => second.close());
    const third = await openVictim(mill);
    // Monday's week is told, then the month's delivery notes are asked for on Tuesday.
    for (const moment of ['11-30 00:06', '11-30 08:03', '11-30 16:36', '11-30 18:06', '12-01 08:03']) {
      const passing = mill.passes(at(moment));
      third.moves();
      await Promise.all([passing, settled(second)]);
      if (moment === '11-30 08:03') await emptied(mill.desk);
      if (moment === '11-30 08:03' || moment === '11-30 18:06') await third.dies();
    }
    await Promise.all([mill.desk.desk.settle(), settled(second)]);
    expect(third.deaths()).toBe(2);
    await mill.passes(at('12-01 16:36'));
    const left = mill.desk.desk.ports.now().toISOString();
    gate.shut();
    // The cut-off of the day's report and its digest fall into this hour.
    await mill.passes(at('12-01 18:40'), { settle: false, moves: false });
    gate.open();
    await mill.desk.workspace.until(
      () =>
        Promise.all([mill.desk.desk.settle(), settled(second)]).then(
          () => true,
          () => undefined,
        ),
      'the desk to find its journal again',
    );
    const back = mill.desk.desk.ports.now().toISOString();
    for (const moment of ['12-02 08:03', '12-02 16:36']) await mill.passes(at(moment));
    const told = await expectAllTold(mill, (instant) => instant >= left && instant <= back);
    expect(told.fired).toBeGreaterThan(20);
    expect(told.escalations).toBeGreaterThan(5);
  },
  240_000 * simulationScale,
);

/** Files stay where they are: the fax of these orders was never in the workspace. */
const unsent = { state: { $in: ['pending', 'sending'] }, kind: { $ne: 'file' } };

const settled = (desk: Desk): Promise<void> => desk.settle();

/** All that Redis held of this desk is gone at once. */
const emptied = async ({ jobs }: TestDesk): Promise<void> => {
  const redis = new Redis(jobs.redisUrl);
  const keys = await redis.keys(`${jobs.redisPrefix}*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
};

/** A job process of its own that is killed in the middle of whatever it does, and started again. */
const openVictim = async ({ desk, chance }: Mill) => {
  const start = (): Promise<ChildProcess> =>
    new Promise((resolve) => {
      const child = fork(new URL('job-process.ts', import.meta.url), {
        execArgv: ['--import', 'tsx'],
        env: {
          ...process.env,
          JOB_PROCESS: JSON.stringify(desk.jobs),
          JOB_OFFSET_MS: String(desk.sandbox.clock.offsetMs()),
        },
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      child.once('message', () => resolve(child));
    });
  const kill = async (child: ChildProcess): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    // Whatever it had begun has reached the workspace by now; then its leases run out.
    await desk.workspace.messages('orders');
    for (const leased of ['cards', 'leases'])
      await desk.database.collection(leased).updateMany({}, { $set: { leaseUntil: new Date(0) } });
  };
  let child = await start();
  let deaths = 0;
  onTestFinished(() => kill(child));
  return {
    deaths: () => deaths,
    moves: (): void => void child.send({ offsetMs: desk.sandbox.clock.offsetMs() }),
    dies: async (): Promise<void> => {
      // Somewhere within the work that the last move of the clock brought it.
      const rounds = Math.floor(chance() * 4);
      for (let round = 0; round < rounds; round += 1) await desk.workspace.messages('orders');
      await kill(child);
      deaths += 1;
      child = await start();
    },
  };
};
