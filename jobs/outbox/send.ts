import type { PostDelivery } from '../../src/store/deliveries.ts';
import type { JobDeps } from '../deps.ts';
import type { Brought } from './drain.ts';
import type { Lease } from './lease.ts';
import { heardOf, takePlace } from './places.ts';
import { type NotPosted, postOnce } from './post-once.ts';
import { retryAfter } from './retry.ts';

/** Where a delivery is to be posted or drawn anew. */
export interface Place {
  readonly channel: string;
  readonly threadTs: string | null;
}

interface Sending {
  readonly delivery: PostDelivery;
  readonly lease: Lease;
}

type Sent = { readonly kind: 'posted'; readonly ts: string; readonly channel: string } | NotPosted;

/** Posts a delivery, once however often it is tried. */
export const post = (
  deps: JobDeps,
  { delivery, lease }: Sending,
  { channel, threadTs }: Place,
): Promise<Sent> => {
  const { _id, payload, state, sendingSince } = delivery;
  return postOnce(deps, lease, {
    post: {
      key: _id,
      keys: payload.keys ?? [],
      order: payload.number,
      channel,
      threadTs,
      text: payload.text,
      blocks: payload.blocks ?? null,
    },
    begunAt: state === 'sending' ? (sendingSince ?? new Date(0)) : null,
    begin: async (since) => {
      await deps.collections.deliveries.updateOne(
        { _id },
        { $set: { state: 'sending', sendingSince: since } },
      );
    },
  });
};

/** Draws a message anew; one that is gone, or was never posted, needs no drawing. Doing it twice does no harm. */
export const drawAgain = async (
  deps: JobDeps,
  { delivery, lease }: Sending,
  channel: string | undefined,
): Promise<Brought> => {
  const { payload } = delivery;
  const shown = await deps.collections.deliveries.findById(payload.of).lean<PostDelivery>();
  const where = channel ?? shown?.payload.channel;
  if (where === undefined || !shown?.ts) return { kind: 'out' };
  const call = { method: 'chat.update', channel: where, key: delivery._id } as const;
  const afterMs = await takePlace(deps, call, call.key);
  if (afterMs > 0)
    return waits(deps, delivery, {
      kind: 'failed',
      failed: { kind: 'later', afterMs },
      isSettled: true,
    });
  await lease.renew();
  const result = await deps.messenger.update({
    channel: where,
    ts: shown.ts,
    text: payload.text,
    blocks: payload.blocks ?? [],
  });
  await heardOf(deps, call, result);
  const isGone = result.kind === 'refused' && result.error === 'message_not_found';
  if (result.kind === 'posted' || isGone) return { kind: 'out' };
  return waits(deps, delivery, { kind: 'failed', failed: result, isSettled: true });
};

/** What Slack says when the message that a thread hangs on is gone. */
const parentGone = new Set(['thread_not_found', 'message_not_found', 'cannot_reply_to_message']);

export const parentIsGone = ({ failed }: NotPosted): boolean =>
  failed.kind === 'refused' && parentGone.has(failed.error);

/** It is certain that nothing was posted, so that nothing needs looking for. */
export const unbegun = { state: 'pending', sendingSince: null } as const;

/** It did not get out and is tried again when Slack may take it. */
export const waits = (
  deps: JobDeps,
  { _id, attempts, error }: PostDelivery,
  { failed, isSettled }: NotPosted,
): Brought => ({
  kind: 'waits',
  with: { ...retryAfter(deps, { key: _id, attempts, error }, failed), ...(isSettled ? unbegun : {}) },
});
