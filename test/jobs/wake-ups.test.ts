import { Queue } from 'bullmq';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type KeptAgenda, openAgenda } from '../../jobs/wake-ups/agenda.ts';
import { jobIdOf, openWakes } from '../../jobs/wake-ups/queues.ts';
import { usualTimes } from '../../src/procedure/outside.ts';
import { createLog } from '../../src/running/log.ts';
import { collections } from '../../src/store/collections.ts';
import { onStores } from '../desk/on-stores.ts';
import { ownStores } from '../stores/own-stores.ts';
import { openTestDesk, type TestDesk, textOf } from '../support/desk.ts';

const noon = Date.parse('2026-12-01T04:00:00.000Z');
const inHours = (hours: number): string => new Date(noon + hours * 3_600_000).toISOString();

/** An agenda on a Redis and stores of its own, with the desk's clock at noon or where the test moves it. */
const withAgenda = async () => {
  const stores = await onStores();
  const { redisUrl, redisPrefix } = ownStores();
  const redis = new Redis(redisUrl);
  const wakes = openWakes(redisUrl, redisPrefix, createLog('silent'));
  const queue = new Queue('clock', { connection: redis, prefix: redisPrefix });
  onTestFinished(async () => {
    await queue.close();
    await wakes.close();
    redis.disconnect();
  });
  await expect.poll(wakes.isReady).toBe(true);
  const began = Date.now();
  let movedMs = 0;
  const agenda: KeptAgenda = openAgenda(wakes, {
    collections: stores.collections,
    now: () => new Date(noon + (Date.now() - began) + movedMs),
    settings: () => ({ timeZone: 'Asia/Shanghai', workFrom: 8, times: usualTimes }),
  });
  return {
    stores,
    agenda,
    moves: (hours: number) => {
      movedMs += hours * 3_600_000;
    },
    emptied: async () => {
      const keys = await redis.keys(`${redisPrefix}*`);
      await redis.del(...keys);
    },
    /** In how many hours each slot is woken, by name. */
    times: async (): Promise<Readonly<Record<string, number>>> => {
      await agenda.idle();
      const jobs = (await queue.getDelayed()).filter(({ data }) => data.slot !== undefined);
      return Object.fromEntries(
        jobs.map(({ name, data, delay, timestamp }) => [
          `${name} ${data.slot}`,
          Math.round(((timestamp + delay - Date.now()) / 3_600_000) * 10) / 10,
        ]),
      );
    },
    regular: async () =>
      (await queue.getJobSchedulers()).map(({ key, name, pattern, tz }) => `${key} ${name} ${pattern} ${tz}`),
  };
};

describe('a time of the desk’s', () => {
  it('is a delayed job, moved when the time moves and removed when nothing is due', async () => {
    const { agenda, times } = await withAgenda();
    const slot = (name: string, hours: number) => ({ slot: `o1:${name}`, at: inHours(hours) });
    agenda.set('deadlines', [slot('slip', 2), slot('wait:terms', 3)]);
    agenda.set('tracking', [slot('s1', 5)]);
    expect(await times()).toEqual({
      'deadlines o1:slip': 2,
      'deadlines o1:wait:terms': 3,
      'tracking o1:s1': 5,
    });
    agenda.set('deadlines', [slot('slip', 7)]);
    agenda.drop('deadlines', ['o1:wait:terms']);
    expect(await times()).toEqual({ 'deadlines o1:slip': 7, 'tracking o1:s1': 5 });
  });

  it('has an id that BullMQ takes, the same whenever it is reckoned', () => {
    const ids = ['o1:slip:2026-12-01', '42', 'o1:slip:2026-12-02'].map((slot) => jobIdOf('deadlines', slot));
    expect(new Set(ids).size).toBe(3);
    for (const id of ids) expect(id).toMatch(/^deadlines-[0-9a-f]{32}$/);
    expect(jobIdOf('deadlines', '42')).toBe(ids[1]);
  });

  it('is made anew from the stores where Redis was emptied, with the hours of the mill', async () => {
    const { stores, agenda, emptied, times, regular } = await withAgenda();
    await agenda.keep();
    const hours = await regular();
    expect(hours).toEqual(
      expect.arrayContaining([
        'digest digest 0 18 * * * Asia/Shanghai',
        'daily-report daily-report 30 16 * * * Asia/Shanghai',
        'daily-report-cut-off daily-report 30 17 * * * Asia/Shanghai',
        'weekly weekly 0 8 * * 1 Asia/Shanghai',
        'archive archive 0 8 1-10 * * Asia/Shanghai',
        'reconcile reconcile 20 3 * * * Asia/Shanghai',
      ]),
    );
    await stores.collections.deadlines.create({
      _id: 'o1:slip',
      orderId: 'o1',
      slot: 'slip',
      dueAt: inHours(4),
      version: 1,
      stamp: 's',
    });
    expect(await times()).toEqual({});
    await emptied();
    await agenda.keep();
    expect([await times(), (await regular()).toSorted()]).toEqual([
      { 'deadlines o1:slip': 4 },
      hours.toSorted(),
    ]);
  });

  it('is woken when it comes after the clock was moved', async () => {
    const { stores, agenda, moves, times } = await withAgenda();
    await stores.collections.deadlines.create({
      _id: 'o1:slip',
      orderId: 'o1',
      slot: 'slip',
      dueAt: inHours(4),
      version: 1,
      stamp: 's',
    });
    await agenda.keep();
    expect(await times()).toEqual({ 'deadlines o1:slip': 4 });
    moves(3);
    await agenda.keep();
    expect(await times()).toEqual({ 'deadlines o1:slip': 1 });
  });
});

describe('a whole desk', () => {
  let mill: TestDesk;
  beforeAll(async () => {
    // Four seconds to six in the evening of a working day: the hour of the digest.
    mill = await openTestDesk({ at: new Date('2026-11-23T09:59:54.000Z') });
  });
  afterAll(() => mill.close());

  it('says what falls due to the second, woken by its job and not by the sweep', async () => {
    const digest = await mill.workspace.until(
      async () =>
        (await mill.workspace.messages('order-digest')).find((one) => textOf(one).includes('订单日报')),
      'the digest',
    );
    const late = Number(digest.ts) - Date.parse('2026-11-23T10:00:00.000Z') / 1000;
    expect(late).toBeGreaterThanOrEqual(0);
    expect(late).toBeLessThan(2);
  });

  it('keeps a job for what is to come and none for what is over', async () => {
    const redis = new Redis(mill.jobs.redisUrl);
    const queue = new Queue('clock', { connection: redis, prefix: mill.jobs.redisPrefix });
    onTestFinished(async () => {
      await queue.close();
      redis.disconnect();
    });
    const { deadlines } = collections(mill.database);
    await mill.desk.settle();
    await expect
      .poll(async () => {
        const jobs = (await queue.getDelayed()).flatMap(({ data }) => data.slot ?? []);
        const rows = (await deadlines.find().lean()).map(({ _id }) => _id);
        return [jobs.toSorted().join() === rows.toSorted().join(), rows.length > 3];
      })
      .toEqual([true, true]);
  });
});
