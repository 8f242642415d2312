import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { askedSince, listenTo } from '../support/asked.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';

/** What is done again and again by the desk itself runs on this test's time: an hour of it takes no hour. */
let mill: TestDesk;
beforeAll(async () => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  mill = await openTestDesk();
  await mill.desk.settle();
});
afterAll(async () => {
  await mill.close();
  vi.useRealTimers();
});

/** All that a desk asks MongoDB in a minute in which nobody does anything and nothing is due. */
const quietMinute = async (): Promise<readonly string[]> => {
  await listenTo(mill.database);
  vi.advanceTimersByTime(60_000);
  await mill.desk.settle();
  // A fifth of what is done every five minutes would do; all of it is counted.
  await mill.desk.findDrops();
  let asked = await askedNow();
  // What the hour begins all at once reaches the store one after another.
  for (let looks = 0; looks < mostLooks && signalsIn(asked) < signalsAMinute; looks += 1)
    asked = await askedNow();
  return asked;
};

const askedNow = async (): Promise<readonly string[]> =>
  (await askedSince(mill.database)).map(({ ns, op }) => `${op} ${ns.split('.').slice(1).join('.')}`);

const signalsIn = (asked: readonly string[]): number =>
  asked.filter((one) => one.endsWith(' signals')).length;

/** Every four seconds. */
const signalsAMinute = 14;
const mostLooks = 2000;

/** So many orders that are owed to Slack and must wait. */
const orderWaits = async (count: number): Promise<void> => {
  const notBefore = new Date(Date.now() + 600_000);
  const ids = Array.from({ length: count }, (_, index) => `waiting-${index}`);
  await mill.database.collection('cards').insertMany(
    ids.map((_id) => ({
      _id: _id as never,
      wanted: 1,
      shown: 0,
      behind: true,
      notBefore,
      ts: null,
      channel: null,
      leaseUntil: new Date(0),
    })),
  );
  await mill.database.collection('deliveries').insertMany(
    ids.map((orderId) => ({
      _id: `${orderId}:1:0:line` as never,
      orderId,
      version: 1,
      index: 0,
      kind: 'line',
      state: 'pending',
      notBefore,
      payload: { text: 'a line', number: 'SO-261123-001' },
    })),
  );
};

describe('while nothing is due', () => {
  it('a desk asks MongoDB less than once a second, and no more often with a thousand orders that wait for Slack', async () => {
    const quiet = await quietMinute();
    expect(signalsIn(quiet)).toBeGreaterThanOrEqual(signalsAMinute);
    expect(quiet.length).toBeLessThan(60);
    await orderWaits(1000);
    expect((await quietMinute()).length).toBeLessThanOrEqual(quiet.length + 1);
  });
});
