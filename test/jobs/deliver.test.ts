import { describe, expect, it, vi } from 'vitest';
import { expectSigned, keepFileOf } from '../desk/on-stores.ts';
import { signedTechnical, signedTerms } from '../support/deeds-commercial.ts';
import { memo } from '../support/memo.ts';
import { type JobProcess, type WithSlack, withSlack } from './with-slack.ts';

const place = async ({ desk }: JobProcess): Promise<string> => expectSigned(await desk.act(memo())).order.id;
const sign = async ({ desk }: JobProcess, orderId: string, ...deeds: readonly ReturnType<typeof memo>[]) => {
  for (const deed of deeds) expectSigned(await desk.act(deed, { orderId }));
};
const lines = (orderId: string, ...versions: readonly number[]): readonly string[] =>
  versions.map((version) => `${orderId}:${version}:${version === 1 ? 1 : 0}:line`);

/** As if the process had died between Slack's answer and writing it down. */
const forgotten = async ({ stores }: WithSlack, key: string): Promise<void> => {
  await stores.collections.deliveries.updateOne(
    { _id: key },
    { $set: { state: 'sending', sendingSince: new Date('2026-11-23T02:00:00.000Z'), ts: null } },
  );
};

describe('bringing an order to Slack', () => {
  it('posts the card first, then the lines of its thread in the order of the commits, each once', async () => {
    const slack = await withSlack();
    const [one, two] = [slack.process(), slack.process()];
    const orderId = await place(one);
    await sign(one, orderId, signedTerms(), signedTechnical());
    await Promise.all([one, two, one, two].map((job) => job.bringOut(orderId)));
    await Promise.all([one.bringOut(orderId), two.bringOut(orderId)]);
    expect(await slack.keys()).toEqual([`card:${orderId}`, ...lines(orderId, 1, 2, 3)]);
    const [card, ...thread] = await slack.messages();
    expect(new Set(thread.map(({ thread_ts }) => thread_ts))).toEqual(new Set([card?.ts]));
    expect(one.logged()).toEqual([]);
  });

  it('says nothing of what the journal did not take', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const orderId = await place(job);
    const { journal } = job.desk;
    const refusing = {
      ...job.desk.ports,
      journal: { ...journal, append: async () => Promise.reject(new Error('away')) },
    };
    await expect(keepFileOf({ ...job.desk, ports: refusing }, orderId, 'F1')).rejects.toThrow('away');
    await job.bringOut(orderId);
    expect(await slack.keys()).toEqual([`card:${orderId}`, ...lines(orderId, 1)]);
  });

  it.each([
    ['the card', 0],
    ['a line', 1],
  ])('finds %s whose answer was lost by its key, and does not post it twice', async (_what, calls) => {
    const slack = await withSlack();
    const job = slack.process();
    const orderId = await place(job);
    if (calls > 0) {
      await job.bringOut(orderId);
      await sign(job, orderId, signedTerms());
    }
    await slack.workspace.fault({ kind: 'lost-answer', method: 'chat.postMessage' });
    const again = await job.bringOut(orderId);
    expect(again?.afterMs).toBeGreaterThan(job.deps.messenger.timeoutMs);
    const posted = await slack.keys();
    await job.bringOut(orderId);
    expect(await slack.keys()).toEqual(posted);
    await slack.timePasses();
    expect(await job.bringOut(orderId)).toBeUndefined();
    expect(await slack.keys()).toEqual([`card:${orderId}`, ...lines(orderId, ...(calls > 0 ? [1, 2] : [1]))]);
  });

  it('looks before it posts again after a process died, whether its post was out or not', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const orderId = await place(job);
    await job.bringOut(orderId);
    const [first] = lines(orderId, 1);
    await forgotten(slack, first ?? '');
    await slack.timePasses();
    await job.bringOut(orderId);
    expect(await slack.keys()).toEqual([`card:${orderId}`, first]);
    const [, line] = await slack.messages();
    await slack.client.chat.delete({ channel: line?.channel ?? '', ts: line?.ts ?? '' });
    await forgotten(slack, first ?? '');
    await job.bringOut(orderId);
    expect(await slack.keys()).toEqual([`card:${orderId}`, first]);
  });

  it('leaves off when another process took its lease over during a long pause', async () => {
    const slack = await withSlack();
    const other = slack.process();
    const now = Date.now;
    const stolen = async (): Promise<number> => {
      vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000);
      await slack.stores.collections.cards.updateMany({}, { $set: { leasedBy: 'another' } });
      return 0;
    };
    const job = slack.process({ rates: { take: stolen, hold: async () => undefined } });
    const orderId = await place(job);
    expect(await job.bringOut(orderId)).toEqual({ afterMs: 500 });
    vi.restoreAllMocks();
    expect(await slack.keys()).toEqual([]);
    await slack.timePasses();
    await other.bringOut(orderId);
    expect(await slack.keys()).toEqual([`card:${orderId}`, ...lines(orderId, 1)]);
  });

  it.each(['redrawn', 'written under'])(
    'posts a deleted card anew as soon as it is to be %s',
    async (how) => {
      const slack = await withSlack();
      const job = slack.process();
      const orderId = await place(job);
      await job.bringOut(orderId);
      const [card] = await slack.messages();
      await slack.client.chat.delete({ channel: card?.channel ?? '', ts: card?.ts ?? '' });
      if (how === 'redrawn') await keepFileOf(job.desk, orderId, 'F1');
      else await sign(job, orderId, signedTerms());
      await job.bringOut(orderId);
      const shown = await slack.messages();
      const anew = shown.find(({ metadata }) => metadata?.event_payload.key === `card:${orderId}`);
      expect(anew?.ts).not.toBe(card?.ts);
      const last = shown.at(-1);
      if (how === 'written under') expect(last?.thread_ts).toBe(anew?.ts);
      expect(await job.bringOut(orderId)).toBeUndefined();
    },
  );

  it('waits as long as Slack says after a 429, for all processes', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const orderId = await place(job);
    await slack.workspace.fault({ kind: 'rate-limited', method: 'chat.postMessage', seconds: 7 });
    const again = await job.bringOut(orderId);
    expect(again?.afterMs).toBeGreaterThan(6000);
    const wait = await job.deps.rates.take({ method: 'chat.postMessage', channel: 'orders' });
    expect(wait).toBeGreaterThan(6000);
    await job.bringOut(orderId);
    expect(await slack.keys()).toEqual([]);
    const later = slack.process();
    await slack.timePasses();
    await later.bringOut(orderId);
    expect(await slack.keys()).toEqual([`card:${orderId}`, ...lines(orderId, 1)]);
  });

  it('tries what Slack refuses ever more slowly, says so once, and goes on when it is mended', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const mended = job.deps.channels();
    const broken = slack.process({ channels: () => ({ ...mended, orders: 'nowhere' }) });
    const orderId = await place(broken);
    const waits: number[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      waits.push((await broken.bringOut(orderId))?.afterMs ?? 0);
      await slack.timePasses();
    }
    expect(waits[0]).toBeGreaterThan(29_000);
    expect(waits[2]).toBeGreaterThan(110_000);
    expect(broken.logged().filter((line) => line.includes('channel_not_found'))).toHaveLength(1);
    await job.bringOut(orderId);
    expect(await slack.keys()).toEqual([`card:${orderId}`, ...lines(orderId, 1)]);
  });

  it('does not hold the thread back for a channel that is not there', async () => {
    const slack = await withSlack();
    const job = slack.process();
    const orderId = await place(job);
    await job.bringOut(orderId);
    const known = await slack.stores.collections.deliveries.findOne({ orderId, kind: 'line' }).lean();
    const payload = { text: 'Escalated', channel: 'nowhere', number: 'SO-261123-001' };
    const row = { ...known, _id: 'escalated', kind: 'channel' as const, state: 'pending' as const, payload };
    await slack.stores.collections.deliveries.create(row);
    await sign(job, orderId, signedTerms());
    expect((await job.bringOut(orderId))?.afterMs).toBeGreaterThan(20_000);
    expect(await slack.keys()).toEqual([`card:${orderId}`, ...lines(orderId, 1, 2)]);
  });
});
