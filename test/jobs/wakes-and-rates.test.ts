import { Redis } from 'ioredis';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openRates } from '../../jobs/outbox/rates.ts';
import { serialByKey } from '../../jobs/serial-by-key.ts';
import { openBuckets } from '../../src/store/buckets.ts';
import { ownStores } from '../stores/own-stores.ts';
import { openTestDesk } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';
import type { Filling } from '../support/workspace-person.ts';

/** Nothing listens on this port. */
const nobody = 'redis://127.0.0.1:1';
const post = (channel: string) => ({ method: 'chat.postMessage', channel }) as const;

describe('rates', () => {
  it('are shared by all processes, one bucket a channel', async () => {
    const { redisUrl, redisPrefix } = ownStores();
    const open = () => {
      const redis = new Redis(redisUrl);
      onTestFinished(() => redis.disconnect());
      return openRates(openBuckets(redis, redisPrefix), () => 'strict');
    };
    const [one, two] = [open(), open()];
    expect([await one.take(post('C1')), await two.take(post('C1'))]).toEqual([0, 0]);
    const wait = await one.take(post('C1'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(1050);
    expect(await two.take(post('C2'))).toBe(0);
    await one.hold(post('C2'), 20_000);
    expect(await two.take(post('C2'))).toBeGreaterThan(19_000);
  });

  it('are kept by each process alone while Redis is away', async () => {
    const redis = new Redis(nobody, { maxRetriesPerRequest: 0, enableOfflineQueue: false });
    redis.on('error', () => undefined);
    onTestFinished(() => redis.disconnect());
    const rates = openRates(openBuckets(redis, 'p'), () => 'strict');
    expect([await rates.take(post('C1')), await rates.take(post('C1'))]).toEqual([0, 0]);
    expect(await rates.take(post('C1'))).toBeGreaterThan(0);
    await rates.hold(post('C3'), 20_000);
    expect(await rates.take(post('C3'))).toBeGreaterThan(19_000);
  });
});

describe('runs by turns', () => {
  it('run one at a time an order, and once more for all who asked meanwhile', async () => {
    const gates: (() => void)[] = [];
    let [now, most] = [0, 0];
    const turns = serialByKey(
      async () => {
        now += 1;
        most = Math.max(most, now);
        await new Promise<void>((resolve) => gates.push(resolve));
        now -= 1;
      },
      () => undefined,
    );
    const runs = [turns.run('o1'), turns.run('o1'), turns.run('o1')];
    gates[0]?.();
    await runs[0];
    await expect.poll(() => gates.length).toBe(2);
    gates[1]?.();
    await Promise.all([...runs, turns.idle()]);
    expect([gates.length, most]).toEqual([2, 1]);
  });

  it('go on after one that failed, and tell of it', async () => {
    const faults: string[] = [];
    const turns = serialByKey(
      async (orderId) => Promise.reject(new Error(`${orderId} failed`)),
      (orderId, error) => void faults.push(`${orderId}: ${(error as Error).message}`),
    );
    await turns.run('o1');
    await turns.run('o1');
    expect(faults).toEqual(['o1: o1 failed', 'o1: o1 failed']);
  });
});

describe('while Redis is away', () => {
  it('presses are signed and the sweep brings them out, and the desk closes', async () => {
    const desk = await openTestDesk({ redisUrl: nobody });
    onTestFinished(() => desk.close());
    const chen = desk.workspace.as('chen.yu');
    await chen.slash('/order new');
    await chen.view('intake');
    await chen.pressInView('form:add-line');
    const sourceFiles = [{ name: 'fax.png', text: 'a fax' }];
    await chen.fill({ ...completeMemo, sourceFiles } as Readonly<Record<string, Filling>>);
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    const card = await desk.card('联兴');
    expect(
      await desk.database
        .collection('commits')
        .countDocuments({ number: card.metadata?.event_payload.order }),
    ).toBe(1);
    expect(desk.errors()).toEqual([]);
  });
});
