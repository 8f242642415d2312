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
import {
  expectNoErrors,
  mondayMorning,
  openTestDesk,
  type TestDesk,
  type TestDeskOptions,
} from '../support/desk.ts';
import { type Journalled, journalled } from '../support/journalled.ts';
import { expectRightlyTold, type Heard, type Told } from './checks.ts';
import { openGate } from './gate.ts';
import { life } from './life.ts';

/** SIMULATION_SCALE=5 runs five times as many orders and days; the suite runs few enough to be quick. */
const scale = Number(process.env.SIMULATION_SCALE ?? 1);
const seed = Number(process.env.SIMULATION_SEED ?? 261123);

/** Chance that can be had again by its seed (mulberry32). */
const chanceFrom = (from: number) => {
  let state = from;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const hour = 3_600_000;
const day = 24 * hour;
/** Moments of a day at the mill at which something may happen: just after midnight, in the morning, in the evening. */
const moments = [16.1, 24.05, 33.6].map((hours) => hours * hour - 16 * hour);
const midnight = mondayMorning.getTime() - 9 * hour;

interface Living {
  readonly order: Journalled;
  moves: number;
}

interface Mill {
  readonly desk: TestDesk;
  readonly chance: () => number;
  readonly living: Living[];
  readonly step: (options?: { settle?: boolean; moves?: boolean }) => Promise<void>;
  readonly told: (more?: { away?: (at: string) => boolean }) => Promise<Told>;
}

const openMill = async (orders: number, options: TestDeskOptions = {}): Promise<Mill> => {
  const desk = await openTestDesk({ at: new Date(midnight), ...options });
  onTestFinished(() => desk.close());
  const chance = chanceFrom(seed);
  const stores = { ports: desk.desk.ports, database: desk.database };
  const living: Living[] = Array.from({ length: orders }, (_, index) => ({
    order: journalled(stores, `sim-${index + 1}`, `SO-261123-${String(100 + index)}`),
    moves: 0,
  }));
  let steps = 0;
  return {
    desk,
    chance,
    living,
    step: async ({ settle = true, moves = true } = {}) => {
      const at = midnight + Math.floor(steps / moments.length) * day + (moments[steps % moments.length] ?? 0);
      steps += 1;
      await desk.sandbox.clock.advanceTo(at);
      if (settle) await desk.desk.settle();
      const isDay = steps % moments.length !== 1;
      if (moves && isDay) for (const one of living) await mayMove(one, chance, desk.desk.ports.now());
    },
    told: (more) => toldIn(desk, living, more),
  };
};

/** People are slow, some are very slow: most moments nothing happens on an order. */
const mayMove = async (one: Living, chance: () => number, now: Date): Promise<void> => {
  const move = life[one.moves];
  if (!move || chance() > (one.moves === 0 ? 0.6 : 0.3)) return;
  await move(one.order, now);
  one.moves += 1;
};

const toldIn = async (
  { desk, sandbox, workspace, database }: TestDesk,
  living: readonly Living[],
  more: { away?: (at: string) => boolean } = {},
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
  const figures: Told[] = [];
  for (const { order } of living) {
    const commits = await commitsOf(journal, order.id);
    if (commits.length === 0) continue;
    figures.push(
      expectRightlyTold(commits, desk.ports.outside(), {
        now: desk.ports.now().toISOString(),
        heard,
        ...more,
      }),
    );
  }
  const sum = (of: (told: Told) => number): number => figures.reduce((total, one) => total + of(one), 0);
  return {
    fired: sum(({ fired }) => fired),
    reminders: sum(({ reminders }) => reminders),
    escalations: sum(({ escalations }) => escalations),
    slips: sum(({ slips }) => slips),
  };
};

it(
  'a month of a busy mill: everything due is said once, in working time, to the right people',
  async () => {
    const mill = await openMill(2 * scale);
    for (let steps = 0; steps < 30 * moments.length; steps += 1) await mill.step();
    const told = await mill.told();
    expect(told.fired).toBeGreaterThan(20);
    expect(told.slips).toBeGreaterThan(1);
    expect(told.escalations).toBeGreaterThan(5);
    expectNoErrors(mill.desk);
  },
  240_000 * scale,
);

it(
  'the same with three job processes, Redis emptied, and processes killed at random moments',
  async () => {
    const mill = await openMill(2 * scale);
    const second = await openDesk({
      ...mill.desk.jobs,
      clock: { now: () => new Date(mill.desk.sandbox.clock.now()) },
      log: createLog('silent'),
    });
    onTestFinished(() => second.close());
    const third = await openVictim(mill);
    for (let steps = 0; steps < 4 * moments.length; steps += 1) {
      third.moves();
      await Promise.all([mill.step(), settled(second)]);
      if (steps % 5 === 3) await emptied(mill.desk);
      if (steps % 5 === 4) await third.dies();
    }
    await Promise.all([mill.desk.desk.settle(), settled(second)]);
    expect(third.deaths()).toBeGreaterThan(1);
    expect((await mill.told()).fired).toBeGreaterThan(2);
  },
  240_000 * scale,
);

it(
  'the same with the journal away for an hour',
  async () => {
    const gate = await openGate(ownStores().mongodbUri);
    onTestFinished(gate.close);
    const mill = await openMill(2 * scale, {
      mongodbUri: (real) => {
        const through = new URL(real);
        through.host = new URL(gate.uri).host;
        return through.toString();
      },
    });
    for (let steps = 0; steps < 3 * moments.length + 1; steps += 1) await mill.step();
    const left = mill.desk.desk.ports.now().toISOString();
    gate.shut();
    await mill.step({ settle: false, moves: false });
    await mill.desk.sandbox.clock.advanceTo(mill.desk.sandbox.clock.now() + hour);
    gate.open();
    await mill.desk.workspace.until(
      () =>
        mill.desk.desk.settle().then(
          () => true,
          () => undefined,
        ),
      'the desk to find its journal again',
    );
    const back = mill.desk.desk.ports.now().toISOString();
    for (let steps = 0; steps < 2 * moments.length; steps += 1) await mill.step();
    const told = await mill.told({ away: (at) => at >= left && at <= back });
    expect(told.fired).toBeGreaterThan(2);
  },
  240_000 * scale,
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
