import type { Post } from '../src/slack/messenger.ts';
import type { Delivery } from '../src/store/rows.ts';
import type { Again } from './again.ts';
import { forgetCard, type Home } from './card.ts';
import type { JobDeps } from './deps.ts';
import type { Lease } from './lease.ts';
import { type NotPosted, postOnce } from './post-once.ts';
import { setback, until } from './setback.ts';

/** One order's deliveries to one place go in the order of the commits; one place does not wait for another. */
export type Lane =
  | { readonly orderId: string; readonly lane: 'channel'; readonly channel?: string }
  | { readonly orderId: string; readonly lane: 'thread'; readonly home: Home };

const kinds = { channel: ['channel'], thread: ['line', 'paper', 'redraw'] } satisfies Record<
  Lane['lane'],
  readonly Delivery['kind'][]
>;

/** Sends what is owed to one place, the oldest first, until all is out or one of them must wait. */
export const sendLane = async (deps: JobDeps, lease: Lease, lane: Lane): Promise<Again> => {
  const { deliveries } = deps.collections;
  const owed = {
    orderId: lane.orderId,
    kind: { $in: [...kinds[lane.lane]] },
    state: { $in: ['pending' as const, 'sending' as const] },
    ...(lane.lane === 'channel' && lane.channel !== undefined ? { 'payload.channel': lane.channel } : {}),
  };
  for (;;) {
    const page = await deliveries
      .find(owed)
      .sort({ version: 1, index: 1 })
      .limit(pageSize)
      .lean<Delivery[]>();
    for (const next of page) {
      if (until(next.notBefore) > 0) {
        // What stands behind it waits with it, so that the sweep does not look here again and again.
        await deliveries.updateMany(owed, { $max: { notBefore: next.notBefore } });
        return { afterMs: until(next.notBefore) };
      }
      const again = await send(deps, lease, { lane, delivery: next });
      if (again) return again;
    }
    // What was written meanwhile has a wake-up of its own.
    if (page.length < pageSize) return undefined;
  }
};

const pageSize = 20;

interface Sending {
  readonly lane: Lane;
  readonly delivery: Delivery;
}

const send = async (deps: JobDeps, lease: Lease, sending: Sending): Promise<Again> => {
  if (sending.delivery.payload.of !== undefined) return redraw(deps, lease, sending);
  const { deliveries } = deps.collections;
  const { _id, state, sendingSince } = sending.delivery;
  const result = await postOnce(deps, lease, {
    post: postOf(sending, await threadOf(deps, sending.delivery)),
    begunAt: state === 'sending' ? (sendingSince ?? new Date(0)) : null,
    begin: async (since) => {
      await deliveries.updateOne({ _id }, { $set: { state: 'sending', sendingSince: since } });
    },
  });
  if (result.kind !== 'posted') return wasSetBack(deps, sending, result);
  // Its channel by id: a message that is drawn anew is not found by a name.
  const at = sending.lane.lane === 'channel' ? { 'payload.channel': result.channel } : {};
  await deliveries.updateOne({ _id }, { $set: { state: 'sent', ts: result.ts, error: null, ...at } });
  return undefined;
};

/** What goes into the thread of another delivery finds it there: that one went first. */
const threadOf = async (
  { collections: { deliveries } }: JobDeps,
  { payload: { under, threadTs } }: Delivery,
): Promise<string | null> =>
  under === undefined
    ? (threadTs ?? null)
    : ((await deliveries.findById(under).lean<Delivery>())?.ts ?? null);

/** Draws a message of the thread or channel anew; one that is gone needs no drawing. Doing it twice does no harm. */
const redraw = async (deps: JobDeps, lease: Lease, sending: Sending): Promise<Again> => {
  const { deliveries } = deps.collections;
  const { _id, payload } = sending.delivery;
  const shown = await deliveries.findById(payload.of).lean<Delivery>();
  const { lane } = sending;
  const done = { $set: { state: 'sent' as const, error: null } };
  const channel = lane.lane === 'thread' ? lane.home.channel : shown?.payload.channel;
  if (channel === undefined || !shown?.ts) {
    await deliveries.updateOne({ _id }, done);
    return undefined;
  }
  const call = { method: 'chat.update', channel } as const;
  const afterMs = await deps.rates.take(call);
  if (afterMs > 0)
    return wasSetBack(deps, sending, { kind: 'failed', failed: { kind: 'later', afterMs }, isSettled: true });
  await lease.renew();
  const result = await deps.messenger.update({
    channel,
    ts: shown.ts,
    text: payload.text,
    blocks: payload.blocks ?? [],
  });
  if (result.kind === 'later') await deps.rates.hold(call, result.afterMs);
  const isGone = result.kind === 'refused' && result.error === 'message_not_found';
  if (result.kind !== 'posted' && !isGone)
    return wasSetBack(deps, sending, { kind: 'failed', failed: result, isSettled: true });
  await deliveries.updateOne({ _id }, done);
  return undefined;
};

const postOf = ({ lane, delivery: { _id, payload } }: Sending, thread: string | null): Post => ({
  key: _id,
  keys: payload.keys ?? [],
  order: payload.number,
  channel: lane.lane === 'thread' ? lane.home.channel : (payload.channel ?? ''),
  threadTs: lane.lane === 'thread' ? lane.home.ts : thread,
  text: payload.text,
  blocks: payload.blocks ?? null,
});

/** What Slack says when the message that a thread hangs on is gone. */
const cardIsGone = new Set(['thread_not_found', 'message_not_found', 'cannot_reply_to_message']);

const wasSetBack = async (
  deps: JobDeps,
  { lane, delivery: { _id, attempts, error, payload } }: Sending,
  { failed, isSettled }: NotPosted,
): Promise<Again> => {
  const { deliveries, cards } = deps.collections;
  const settled = isSettled ? { state: 'pending', sendingSince: null } : {};
  if (lane.lane === 'thread' && failed.kind === 'refused' && cardIsGone.has(failed.error)) {
    await deliveries.updateOne({ _id }, { $set: { state: 'pending', sendingSince: null } });
    return forgetCard(cards, lane.orderId);
  }
  if (payload.under !== undefined && failed.kind === 'refused' && cardIsGone.has(failed.error)) {
    // Somebody deleted the message it belongs under: it is said by itself.
    const alone = {
      $set: { state: 'pending' as const, sendingSince: null },
      $unset: { 'payload.under': 1 as const },
    };
    await deliveries.updateOne({ _id }, alone);
    return { afterMs: 0 };
  }
  if (payload.threadTs !== undefined && failed.kind === 'refused' && cardIsGone.has(failed.error)) {
    // Somebody took back what it answers.
    await deliveries.updateOne({ _id }, { $set: { state: 'sent', error: null } });
    return { afterMs: 0 };
  }
  const next = setback(deps, { key: _id, attempts, error }, failed);
  await deliveries.updateOne({ _id }, { $set: { ...next, ...settled } });
  return { afterMs: until(next.notBefore) };
};
