import type { PostDelivery } from '../../../src/store/deliveries.ts';
import type { JobDeps } from '../../deps.ts';
import { type Brought, drain } from '../drain.ts';
import type { Lease } from '../lease.ts';
import type { Again } from '../retry.ts';
import { drawAgain, parentIsGone, post, unbegun, waits } from '../send.ts';

interface Channel {
  readonly orderId: string;
  /** One of the channels that are owed something; all of them unless given. */
  readonly channel?: string;
}

/** Sends what an order, the mill or the escalations owe to channels, the oldest first, under their lease. */
export const sendChannel = (deps: JobDeps, lease: Lease, { orderId, channel }: Channel): Promise<Again> =>
  drain<PostDelivery>(deps.collections, {
    owed: { orderId, kind: 'channel', ...(channel === undefined ? {} : { 'payload.channel': channel }) },
    isInOrder: true,
    by: 'lease',
    bring: (delivery) =>
      delivery.payload.of === undefined
        ? say(deps, lease, delivery)
        : drawAgain(deps, { delivery, lease }, undefined),
  });

const say = async (deps: JobDeps, lease: Lease, delivery: PostDelivery): Promise<Brought> => {
  const { channel = '', under, threadTs } = delivery.payload;
  const sent = await post(
    deps,
    { delivery, lease },
    { channel, threadTs: under === undefined ? (threadTs ?? null) : await tsOf(deps, under) },
  );
  // Its channel by id: a message that is drawn anew is not found by a name.
  if (sent.kind === 'posted') return { kind: 'out', with: { ts: sent.ts, 'payload.channel': sent.channel } };
  if (!parentIsGone(sent)) return waits(deps, delivery, sent);
  // Somebody deleted the message it belongs under: it is said by itself.
  if (under !== undefined) return { kind: 'waits', with: unbegun, without: { 'payload.under': 1 } };
  // Somebody took back what it answers.
  return threadTs === undefined ? waits(deps, delivery, sent) : { kind: 'out' };
};

/** What goes into the thread of another delivery finds it there: that one went first. */
const tsOf = async ({ collections: { deliveries } }: JobDeps, id: string): Promise<string | null> =>
  (await deliveries.findById(id).lean<PostDelivery>())?.ts ?? null;
