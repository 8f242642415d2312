import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ownStores } from '../stores/own-stores.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { type Gate, openGate, throughGate } from '../support/gate.ts';
import type { Answered } from '../support/shop-client.ts';
import { openShop, shopOrder, type TestShop } from '../support/shops.ts';

let mill: TestDesk;
let journal: Gate;
let redis: Gate;
let shop: TestShop;
beforeAll(async () => {
  const real = ownStores();
  journal = await openGate(() => new URL(real.mongodbUri));
  redis = await openGate(() => new URL(real.redisUrl));
  mill = await openTestDesk({
    shopAnswerWithinMs: 1500,
    redisUrl: `redis://127.0.0.1:${redis.port}`,
    mongodbUri: (uri) => throughGate(uri, journal),
  });
  shop = await openShop(mill);
});
afterEach(() => {
  journal.open();
  redis.open();
});
afterAll(async () => {
  // A store that is away is no fault of ours.
  expect(mill.errors().filter((line) => line.includes('shop'))).toEqual([]);
  await mill.close();
  await Promise.all([journal.close(), redis.close()]);
});

const place = (member: string, idempotencyKey: string, by = shop) =>
  by.call('POST', '/api/v1/orders', { body: shopOrder({ member }), idempotencyKey });
const commits = (member: string) =>
  mill.database.collection('commits').countDocuments({ 'events.answers.member': member });
const unavailable = ({ status, json, headers }: Answered) => [
  status,
  json.code,
  json.title,
  headers.get('retry-after'),
  headers.get('content-type'),
];
const said = [503, 'unavailable', '暂时无法记录', '5', 'application/problem+json; charset=utf-8'];

/** The same request under the same key, as a shop's program sends it until it is answered. */
const placeUntilTaken = (member: string, idempotencyKey: string): Promise<Answered> =>
  mill.workspace.until(async () => {
    const answer = await place(member, idempotencyKey);
    return answer.status === 503 ? undefined : answer;
  }, 'the order to be taken');

describe.each(['shut', 'stall'] as const)('while the journal is away (%s)', (how) => {
  it('every request is told so in time, nothing is half done, and the same key works afterwards', async () => {
    const before = await place(`M-before-${how}`, randomUUID());
    const { id } = before.json;
    const [member, again] = [`M-${how}`, randomUUID()];
    const write = { idempotencyKey: randomUUID(), ifMatch: '"1"' };
    journal[how]();
    const began = performance.now();
    const answers = await Promise.all([
      place(member, again),
      shop.call('PUT', `/api/v1/orders/${id}`, { ...write, body: shopOrder({ member: `M-before-${how}` }) }),
      shop.call('POST', `/api/v1/orders/${id}/cancellation`, { ...write, body: {} }),
      shop.call('GET', `/api/v1/orders/${id}`),
      shop.call('GET', '/api/v1/changes'),
    ]);
    expect(answers.map(unavailable)).toEqual(answers.map(() => said));
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(await commits(member)).toBe(0);
    journal.open();
    const taken = await placeUntilTaken(member, again);
    expect([taken.status, taken.json.status]).toEqual([201, 'placed']);
    expect((await placeUntilTaken(member, again)).json).toEqual(taken.json);
    expect(await commits(member)).toBe(1);
  }, 60_000);
});

describe.each(['shut', 'stall'] as const)('while Redis is away (%s)', (how) => {
  it('orders are taken, and each process keeps a shop’s rate by itself', async () => {
    const slow = await openShop(mill, { requestsPerSecond: 1 });
    const ask = (by: TestShop) => by.call('GET', '/api/v1/changes');
    redis[how]();
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(slow)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 429, 429]);
    expect(answers.find(({ status }) => status === 429)?.headers.get('retry-after')).toBe('1');
    const member = `M-redis-${how}`;
    expect((await place(member, randomUUID())).status).toBe(201);
    expect(await commits(member)).toBe(1);
    redis.open();
    expect((await ask(shop)).status).toBe(200);
    await mill.workspace.until(async () => (await ask(slow)).status === 200, 'a place in the rate');
  }, 60_000);
});
