import { describe, expect, it } from 'vitest';
import { owedNow } from '../../jobs/outbox/owed-orders.ts';
import { openPlaces } from '../../jobs/outbox/places.ts';
import { relay } from '../../jobs/outbox/relay.ts';
import { expectSigned, keepFileOf } from '../desk/on-stores.ts';
import { askedSince, listenTo } from '../support/asked.ts';
import { signedTechnical, signedTerms } from '../support/deeds-commercial.ts';
import { memo } from '../support/memo.ts';
import { type JobProcess, withSlack } from './with-slack.ts';

const place = async ({ desk }: JobProcess): Promise<string> => expectSigned(await desk.act(memo())).order.id;
const post = { method: 'chat.postMessage', channel: 'orders' } as const;

describe('what must wait', () => {
  it('costs nothing until its time: what is owed to a thread waits with the card that is not posted yet', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const broken = slack.process({ channels: () => ({ ...job.deps.channels(), orders: 'nowhere' }) });
    const orderId = await place(broken);
    await broken.bringOut(orderId);
    expect(await owedNow(slack.stores.collections)).toEqual([]);
    await slack.timePasses();
    expect(await owedNow(slack.stores.collections)).toEqual([{ lane: 'delivery', id: orderId }]);
    await job.bringOut(orderId);
    expect(await slack.keys()).toEqual([`card:${orderId}`, `${orderId}:1:1:line`]);
  });

  it('does not ask a channel that takes nothing for each order that waits for it', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const channels = () => ({ ...job.deps.channels(), orders: 'nowhere' });
    const broken = slack.process({ channels });
    const orders: string[] = [];
    for (let index = 0; index < 8; index += 1) orders.push(await place(broken));
    const waits: number[] = [];
    for (const orderId of orders) waits.push(((await broken.bringOut(orderId))?.afterMs ?? 0) + Date.now());
    // Slack was asked for three of them, and refused each.
    expect(await slack.stores.collections.cards.countDocuments({ attempts: { $gt: 0 } })).toBe(3);
    // The others come one after another, not all of them at once.
    const line = waits.slice(3);
    expect(line).toEqual(line.toSorted((a, b) => a - b));
    expect((line.at(-1) ?? 0) - (line[0] ?? 0)).toBeGreaterThan(4200);
    const mended = slack.process();
    const posted = async (): Promise<number> => {
      await slack.timePasses();
      for (const orderId of orders) await mended.bringOut(orderId);
      return (await slack.keys()).filter((key) => key.startsWith('card:')).length;
    };
    await expect.poll(posted, { timeout: 15_000 }).toBe(8);
  });

  it('stands in line: who comes anew behind all others, who had its time and found the place taken before them', () => {
    const places = openPlaces();
    const first = places.queue(post, 'a', 1000);
    const second = places.queue(post, 'b', 1000);
    const third = places.queue(post, 'c', 1000);
    expect(first).toBeLessThanOrEqual(1000);
    expect([second - first, third - second].map((apart) => Math.round(apart / 100))).toEqual([11, 11]);
    expect(places.queue(post, 'a', 500)).toBeLessThanOrEqual(500);
    expect(places.queue(post, 'd', 500)).toBeGreaterThan(third);
    expect(places.queue({ ...post, channel: 'production' }, 'e', 700)).toBeLessThanOrEqual(700);
  });
});

describe('the relay', () => {
  it('reads what was committed since it relayed the order last, not the order’s whole history', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const relayOrder = relay(job.deps);
    const orderId = await place(job);
    expectSigned(await job.desk.act(signedTerms(), { orderId }));
    await relayOrder(orderId);
    expectSigned(await job.desk.act(signedTechnical(), { orderId }));
    await listenTo(slack.stores.collections.commits.db);
    expect(await relayOrder(orderId)).toContain('delivery');
    const read = (await askedSince(slack.stores.collections.commits.db)).filter(
      ({ op, ns }) => op === 'query' && ns.endsWith('.commits'),
    );
    expect(read.map(({ nreturned }) => nreturned)).toEqual([1]);
    const rows = await slack.stores.collections.deliveries.find({ orderId, kind: 'line' }).lean();
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3]);
  });

  it('relays anew what somebody marked as not relayed, and says nothing twice', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const relayOrder = relay(job.deps);
    const { commits, deliveries } = slack.stores.collections;
    const orderId = await place(job);
    await keepFileOf(job.desk, orderId, 'F1');
    await relayOrder(orderId);
    const owed = await deliveries.countDocuments({ orderId });
    await commits.collection.updateMany({ orderId }, { $set: { relayed: false } });
    await deliveries.deleteOne({ orderId, kind: 'line' });
    await relayOrder(orderId);
    expect(await deliveries.countDocuments({ orderId })).toBe(owed);
    expect(await commits.countDocuments({ orderId, relayed: false })).toBe(0);
    expect(await relayOrder(orderId)).toEqual([]);
  });
});
