import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { keepStore, type RunningStore, type StoreKind } from '../../sandbox/stores/keep-store.ts';
import { mongod, mongodbUriOf } from '../../sandbox/stores/mongod.ts';
import { redisUrlOf, valkey } from '../../sandbox/stores/valkey.ts';
import { openDesk } from '../../src/compose.ts';
import { createLog } from '../../src/running/log.ts';
import { actingAt, wordsOf } from '../support/acting.ts';
import { mondayMorning, openTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';
import { stagesAt } from '../support/stages.ts';
import type { Filling } from '../support/workspace-person.ts';

/** The cases of the outside world's failing that need a whole desk, on stores that are really stopped (architecture §5). */
let mill: TestDesk;
let redis: RunningStore;
let database: RunningStore;
let folder = '';
const keep = (kind: StoreKind) => keepStore(kind, folder, () => undefined);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-outages-'));
  [redis, database] = await Promise.all([keep(valkey), keep(mongod)]);
  mill = await openTestDesk({
    at: mondayMorning,
    stores: {
      redisUrl: redisUrlOf(redis.port),
      mongodbUri: mongodbUriOf(database.port),
      redisPrefix: 'outages',
    },
  });
});
afterAll(async () => {
  await mill.close();
  await Promise.all([redis.stop(), database.stop()]);
  await rm(folder, { recursive: true });
});
const as = actingAt(() => mill);
const stages = stagesAt({ mill: () => mill, as });
const fax = [{ name: 'fax.png', text: 'a fax' }];
const memo = { ...completeMemo, sourceFiles: fax } as Readonly<Record<string, Filling>>;

const memoFilledIn = async () => {
  const chen = await stages.opensMemo(2);
  await chen.fillsIn(memo);
  return chen;
};

/** What is posted in #orders, by the keys that make each post once. */
const posted = async (): Promise<readonly string[]> =>
  (await mill.workspace.messages('orders')).flatMap(({ metadata }) =>
    metadata ? [String(metadata.event_payload.key)] : [],
  );

/** The cards and commits of all orders so far: as many of each as were signed, nothing twice. */
const expectEachOnce = async (orders: number): Promise<void> => {
  await mill.desk.settle();
  const keys = await posted();
  expect(new Set(keys).size).toBe(keys.length);
  expect(keys.filter((key) => key.startsWith('card:'))).toHaveLength(orders);
  const placed = await mill.database
    .collection('commits')
    .countDocuments({ version: 1, number: { $ne: null } });
  expect(placed).toBe(orders);
};

describe('what fails outside Slack', () => {
  it('case 9: Redis is down for two minutes: presses go on, and afterwards nothing is lost or doubled', async () => {
    await redis.stop();
    const chen = await memoFilledIn();
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    const card = await mill.card();
    await mill.workspace.advance('PT2M');
    await as('chen.yu').signs('hold', card, { reason: '客户要求' });
    redis = await keep(valkey);
    await (await memoFilledIn()).submit();
    await expectEachOnce(2);
  });

  it('case 10: MongoDB steps down during a sign-off: told and kept in the form, or signed; once in the end', async () => {
    const member = await new mongo.MongoClient(mongodbUriOf(database.port), {
      directConnection: true,
    }).connect();
    onTestFinished(() => member.close());
    const admin = member.db('admin');
    const chen = await memoFilledIn();
    const stepDown = { replSetStepDown: 60, secondaryCatchUpPeriodSecs: 0, force: true };
    const [answer] = await Promise.all([chen.submit(), admin.command(stepDown)]);
    // It was written before the step-down, or the person is told, with everything still in the form.
    if (answer.outcome !== 'closed') {
      // Whether it was signed is said only where it is known (architecture §2).
      expect(wordsOf(answer)).toMatch(/暂时没有签上，您填的内容都在|还不能确定是否已经签上。您填的内容都在/);
      expect(Object.values((await chen.view('intake')).values)).toContain('陈志强');
    }
    await admin.command({ replSetFreeze: 0 });
    await mill.workspace.until(
      async () => (await chen.views()).length === 0 || (await chen.submit()).outcome === 'closed',
      'the form to be signed',
      20_000,
    );
    await expectEachOnce(3);
  });

  it('case 11: killed between the commit and the wake-up: the sweep posts it once, and the form pressed again is signed', async () => {
    const child = fork(new URL('../support/killed-desk.ts', import.meta.url), {
      execArgv: ['--import', 'tsx'],
      env: {
        ...process.env,
        DESK_OPTIONS: JSON.stringify(mill.jobs),
        DESK_OFFSET_MS: String(mill.sandbox.clock.offsetMs()),
      },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const [port] = await once(child, 'message');
    mill.sandbox.setRequestUrl(`http://127.0.0.1:${port}/slack/events`);
    const chen = await memoFilledIn();
    const killed = once(child, 'exit');
    expect(await chen.submit()).toMatchObject({ outcome: 'failed' });
    expect(await killed).toEqual([null, 'SIGKILL']);
    await expectEachOnce(4);
    mill.sandbox.setRequestUrl(`http://127.0.0.1:${mill.desk.port}/slack/events`);
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    await expectEachOnce(4);
  });

  it('a form whose answer was lost is signed once, and closes when it is handed in again as it stands', async () => {
    const chen = await memoFilledIn();
    await mill.workspace.fault({ kind: 'lost-answer', method: 'view_submission' });
    expect(await chen.submit()).toMatchObject({ outcome: 'failed' });
    await expectEachOnce(5);
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    await expectEachOnce(5);
  });

  it('case 12: the digest’s time is changed while two processes run jobs: not at the old time, once at the new', async () => {
    const second = await openDesk({
      ...mill.jobs,
      clock: { now: () => new Date(mill.sandbox.clock.now()) },
      log: createLog('silent'),
    });
    onTestFinished(() => second.close());
    const digests = async (): Promise<number> => {
      await Promise.all([mill.desk.settle(), second.settle()]);
      return (await mill.workspace.messages('order-digest')).filter((one) => textOf(one).includes('订单日报'))
        .length;
    };
    expect(await digests()).toBe(0);
    const admin = mill.workspace.as('guan.li');
    await admin.slash('/order settings');
    await admin.view('settings-menu');
    await admin.pressInView('mill:settings-times');
    await admin.view('settings-times');
    await admin.fill({ digest: '19:00' });
    expect(await admin.submit()).toEqual({ ok: true, outcome: 'closed' });
    await mill.workspace.advance('PT9H30M');
    expect(await digests()).toBe(0);
    await mill.workspace.advance('PT1H');
    expect(await digests()).toBe(1);
  });
});
