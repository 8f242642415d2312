import { randomUUID } from 'node:crypto';
import { orderCard } from '../blocks/order-card.ts';
import type { Order } from '../src/order/order.ts';
import type { Post, Posted } from '../src/slack/messenger.ts';
import type { CardRow, Delivery } from '../src/store/collections.ts';
import type { JobDeps } from './deps.ts';

/** Longer than the posting client waits for Slack: when the lease ends, the outcome of its last call is settled or unknown. */
const leaseMs = 30_000;

/** When to come back: undefined when all is out. */
export type Again = { readonly afterMs: number } | undefined;

/**
 * Brings everything of one order to Slack, in order, under the order's lease: the card first, since nothing enters a
 * thread before its card has a `ts`; then what is owed to the thread; then the card as it now stands.
 */
export const deliver =
  (deps: JobDeps) =>
  async (orderId: string): Promise<Again> => {
    const holder = randomUUID();
    const card = await lease(deps, orderId, holder);
    if (card === 'nothing') return undefined;
    if (card === 'taken') return { afterMs: 500 };
    try {
      return await bringOut(deps, card, holder);
    } finally {
      await deps.collections.cards.updateOne(
        { _id: orderId, leasedBy: holder },
        { $set: { leaseUntil: new Date(0), leasedBy: null } },
      );
    }
  };

const lease = async (
  { collections }: JobDeps,
  orderId: string,
  holder: string,
): Promise<CardRow | 'nothing' | 'taken'> => {
  const now = new Date();
  const taken = await collections.cards
    .findOneAndUpdate(
      { _id: orderId, leaseUntil: { $lte: now } },
      { $set: { leaseUntil: new Date(now.getTime() + leaseMs), leasedBy: holder } },
      { returnDocument: 'after' },
    )
    .lean<CardRow>();
  if (taken) return taken;
  return (await collections.cards.exists({ _id: orderId })) ? 'taken' : 'nothing';
};

const bringOut = async (deps: JobDeps, card: CardRow, holder: string): Promise<Again> => {
  const { order } = await deps.ports.journal.caughtUp(card._id);
  const posted =
    card.ts && card.channel ? { ts: card.ts, channel: card.channel } : await postCard(deps, card, order);
  if ('again' in posted) return posted.again;
  const thread = await postThread(deps, { orderId: card._id, holder }, posted);
  if (thread) return thread;
  return updateCard(deps, card._id, posted);
};

type Home = { readonly ts: string; readonly channel: string };

const postCard = async (
  deps: JobDeps,
  card: CardRow,
  order: Order,
): Promise<Home | { readonly again: Again }> => {
  const { cards } = deps.collections;
  const drawn = orderCard(order, deps.drawing());
  const channel = deps.channels().orders;
  const post: Post = { key: `card:${order.id}`, order: order.number, channel, threadTs: null, ...drawn };
  const found = card.posting ? await deps.messenger.find(post, new Date(order.placedAt)) : undefined;
  if (!found) await cards.updateOne({ _id: card._id }, { $set: { posting: true } });
  const result: Posted = found ? { kind: 'posted', ts: found, channel } : await rated(deps, post);
  if (result.kind !== 'posted') return { again: retryAfter(deps, post.key, result) };
  await cards.updateOne(
    { _id: card._id },
    {
      $set: { ts: result.ts, channel: result.channel, posting: false },
      ...(found ? {} : { $max: { shown: order.version } }),
    },
  );
  return { ts: result.ts, channel: result.channel };
};

const postThread = async (
  deps: JobDeps,
  { orderId, holder }: { orderId: string; holder: string },
  home: Home,
): Promise<Again> => {
  const { deliveries, cards } = deps.collections;
  for (;;) {
    const next = await deliveries
      .findOne({ orderId, state: { $in: ['pending', 'sending'] } })
      .sort({ version: 1, index: 1 })
      .lean<Delivery>();
    if (!next) return undefined;
    const wait = next.notBefore.getTime() - Date.now();
    if (wait > 0) return { afterMs: wait };
    const kept = await cards.updateOne(
      { _id: orderId, leasedBy: holder },
      { $set: { leaseUntil: new Date(Date.now() + leaseMs) } },
    );
    if (kept.matchedCount === 0) return { afterMs: 500 };
    const again = await send(deps, next, home);
    if (again) return again;
  }
};

const send = async (deps: JobDeps, delivery: Delivery, home: Home): Promise<Again> => {
  const { deliveries } = deps.collections;
  if (delivery.kind === 'file') return keep(deps, delivery);
  const { text, blocks, number, channel } = delivery.payload;
  const post: Post = {
    key: delivery._id,
    order: number,
    channel: channel ?? home.channel,
    threadTs: channel ? null : home.ts,
    text,
    blocks: blocks ?? null,
  };
  // A row found half sent has an unknown outcome: look for its key before posting again.
  const found =
    delivery.state === 'sending'
      ? await deps.messenger.find(post, new Date(Date.now() - 24 * 3600 * 1000))
      : undefined;
  await deliveries.updateOne({ _id: delivery._id }, { $set: { state: 'sending' }, $inc: { attempts: 1 } });
  const result: Posted = found
    ? { kind: 'posted', ts: found, channel: post.channel }
    : await rated(deps, post);
  if (result.kind === 'posted') {
    await deliveries.updateOne(
      { _id: delivery._id },
      { $set: { state: 'sent', ts: result.ts, error: null } },
    );
    return undefined;
  }
  const again = retryAfter(deps, post.key, result);
  const notBefore = new Date(Date.now() + (again?.afterMs ?? 0));
  const state = result.kind === 'unknown' ? 'sending' : 'pending';
  await deliveries.updateOne(
    { _id: delivery._id },
    { $set: { state, notBefore, error: result.kind === 'refused' ? result.error : null } },
  );
  return again;
};

const keep = async (deps: JobDeps, delivery: Delivery): Promise<Again> => {
  const { deliveries } = deps.collections;
  try {
    await deps.keepFile(delivery.orderId, delivery.payload.fileId ?? '');
    await deliveries.updateOne({ _id: delivery._id }, { $set: { state: 'sent' } });
    return undefined;
  } catch (error) {
    const afterMs = Math.min(60_000, 1000 * 2 ** Math.min(delivery.attempts, 6));
    // A file that cannot be had now must not keep the thread's lines back: it goes to the end, and is tried again.
    await deliveries.updateOne(
      { _id: delivery._id },
      {
        $set: {
          state: 'pending',
          version: delivery.version + 1_000_000,
          notBefore: new Date(Date.now() + afterMs),
        },
        $inc: { attempts: 1 },
      },
    );
    deps.log.warn(
      { delivery: delivery._id, error },
      'a file could not be copied from Slack; it is tried again',
    );
    return undefined;
  }
};

const updateCard = async (deps: JobDeps, orderId: string, home: Home): Promise<Again> => {
  const { cards } = deps.collections;
  for (;;) {
    const row = await cards.findById(orderId).lean<CardRow>();
    if (!row || row.shown >= row.wanted) return undefined;
    const { order } = await deps.ports.journal.caughtUp(orderId);
    const { text, blocks } = orderCard(order, deps.drawing());
    const result = await deps.messenger.update({ ...home, text, blocks });
    if (result.kind === 'refused' && result.error === 'message_not_found') {
      // Somebody deleted the card: Slack is a view, so it is posted anew.
      await cards.updateOne({ _id: orderId }, { $set: { ts: null, channel: null, posting: false } });
      return { afterMs: 0 };
    }
    if (result.kind !== 'posted') return retryAfter(deps, `card:${orderId}`, result);
    await cards.updateOne({ _id: orderId }, { $max: { shown: order.version } });
  }
};

const rated = async (deps: JobDeps, post: Post): Promise<Posted> => {
  const waitMs = await deps.rates.take(post.channel);
  return waitMs > 0 ? { kind: 'later', afterMs: waitMs } : deps.messenger.post(post);
};

/** Refusals by Slack (a missing channel, a missing scope) are said aloud and tried again: somebody can mend them. */
const retryAfter = (deps: JobDeps, key: string, result: Exclude<Posted, { kind: 'posted' }>): Again => {
  if (result.kind === 'later') return { afterMs: result.afterMs };
  if (result.kind === 'unknown') return { afterMs: 2000 };
  deps.log.error({ key, error: result.error }, 'Slack refused a post; it is tried again in half a minute');
  return { afterMs: 30_000 };
};
