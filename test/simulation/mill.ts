import { type ChildProcess, fork } from 'node:child_process';
import { Redis } from 'ioredis';
import { onTestFinished } from 'vitest';
import { openDirectory } from '../../src/people/directory.ts';
import { mentionIn } from '../../src/slack/look.ts';
import { postingClient } from '../../src/slack/messenger.ts';
import type { Desk } from '../../src/start/desk.ts';
import type { Collections } from '../../src/store/collections.ts';
import { commitsOf } from '../../src/store/journal.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { type Gate, throughGate } from '../support/gate.ts';
import { type Journalled, journalled } from '../support/journalled.ts';
import { chanceFrom } from './chance.ts';
import { expectRightlyTold, type Heard, type Told } from './checks.ts';
import { life } from './life.ts';
import { expectMillRightlyTold } from './mill-checks.ts';

/** A time at the mill (UTC+8) as an instant: `at('11-27 08:03')`. */
export const at = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00+08:00`);

interface Living {
  readonly order: Journalled;
  moves: number;
}

export interface Mill {
  readonly desk: TestDesk;
  readonly chance: () => number;
  /** Puts the clock to a moment, brings out what is due, then lets people do something. */
  readonly passes: (instant: number, options?: { settle?: boolean; moves?: boolean }) => Promise<void>;
  readonly living: readonly Living[];
}

/** Orders of all ages when it begins, on a desk whose way to MongoDB can be shut. */
export const openMill = async (
  { orders, begins }: { readonly orders: number; readonly begins: string },
  gate: Gate,
): Promise<Mill> => {
  const desk = await openTestDesk({
    at: new Date(at(begins)),
    mongodbUri: (real) => throughGate(real, gate),
  });
  onTestFinished(() => desk.close());
  const chance = chanceFrom();
  const stores = { ports: desk.desk.ports, database: desk.database };
  const living: Living[] = Array.from({ length: orders }, (_, index) => ({
    order: journalled(
      stores,
      `sim-${index + 1}`,
      `SO-26${begins.slice(0, 5).replace('-', '')}-${String(100 + index)}`,
    ),
    moves: 0,
  }));
  const moveOf = async (one: Living): Promise<void> => {
    await life[one.moves]?.(one.order, desk.desk.ports.now());
    one.moves += 1;
  };
  for (const [index, one] of living.entries())
    for (let moves = 0; moves < (index * 3) % life.length; moves += 1) await moveOf(one);
  /** People are slow: most moments nothing happens on an order. */
  const moves = async (): Promise<void> => {
    for (const one of living) if (chance() < 0.25) await moveOf(one);
  };
  return {
    desk,
    chance,
    living,
    passes: async (instant, { settle = true, moves: isMoving = true } = {}) => {
      await desk.sandbox.clock.advanceTo(instant);
      if (settle) await desk.desk.settle();
      if (isMoving) await moves();
    },
  };
};

export const expectAllTold = async (
  { desk: { desk, sandbox, workspace, database }, living }: Mill,
  away: (instant: string) => boolean,
): Promise<Told> => {
  const directory = await openDirectory(postingClient(sandbox.tokens.bot, sandbox.apiUrl), {}, 'zh');
  const mention = mentionIn(directory);
  // An escalation waits some seconds for others, and a lease of whoever died runs out by itself.
  await workspace.until(
    async () => {
      await desk.settle();
      return !(await database.collection('deliveries').findOne(unsent));
    },
    'everything to be out',
    60_000,
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

/** Files stay where they are: the fax of these orders was never in the workspace. */
const unsent = { state: { $in: ['pending', 'sending'] }, kind: { $ne: 'file' } };

export const settled = (desk: Desk): Promise<void> => desk.settle();

/** All that Redis held of this desk is gone at once. */
export const emptied = async ({ jobs }: TestDesk): Promise<void> => {
  const redis = new Redis(jobs.redisUrl);
  const keys = await redis.keys(`${jobs.redisPrefix}*`);
  if (keys.length > 0) await redis.del(...keys);
  redis.disconnect();
};

/** A job process of its own that is killed in the middle of whatever it does, and started again. */
export const openVictim = async ({ desk, chance }: Mill) => {
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
  // The next one starts while the others go on.
  let child = start();
  let deaths = 0;
  onTestFinished(async () => kill(await child));
  return {
    deaths: () => deaths,
    /** It hears of the clock once it is up; until then nobody waits for it. */
    moves: (): void => {
      const { offsetMs } = desk.sandbox.clock;
      void child.then((up) => up.connected && up.send({ offsetMs: offsetMs() }));
    },
    dies: async (): Promise<void> => {
      // Somewhere within the work that the last move of the clock brought it.
      const rounds = Math.floor(chance() * 4);
      for (let round = 0; round < rounds; round += 1) await desk.workspace.messages('orders');
      await kill(await child);
      deaths += 1;
      child = start();
    },
  };
};
