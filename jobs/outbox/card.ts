import { orderCard } from '../../blocks/order-card.ts';
import type { Post } from '../../src/slack/messenger.ts';
import type { Collections } from '../../src/store/collections.ts';
import type { CardRow } from '../../src/store/rows.ts';
import type { JobDeps } from '../deps.ts';
import type { Lease } from './lease.ts';
import { heardOf, takePlace } from './places.ts';
import { type NotPosted, postOnce } from './post-once.ts';
import { type Again, retryAfter, until } from './retry.ts';

/** Where an order's card is: the thread hangs on it. */
export interface Home {
  readonly ts: string;
  readonly channel: string;
}

/** Where the card is, posted now if it was not yet; else when to come back. */
export const cardHome = async (
  deps: JobDeps,
  lease: Lease,
  card: CardRow,
): Promise<Home | { readonly again: NonNullable<Again> }> => {
  if (card.ts && card.channel) return { ts: card.ts, channel: card.channel };
  const wait = until(card.notBefore);
  if (wait > 0) return { again: { afterMs: wait } };
  const { cards } = deps.collections;
  const { order } = await deps.ports.journal.caughtUp(card._id);
  const drawn = orderCard(order, deps.drawing());
  const channel = deps.channels().orders;
  const post: Post = { key: `card:${order.id}`, order: order.number, channel, threadTs: null, ...drawn };
  const result = await postOnce(deps, lease, {
    post,
    begunAt: card.postingSince,
    begin: async (postingSince) => {
      await cards.updateOne({ _id: card._id }, { $set: { postingSince } });
    },
  });
  if (result.kind !== 'posted') return { again: await wasSetBack(deps, card, result) };
  await cards.updateOne(
    { _id: card._id },
    {
      $set: { ts: result.ts, channel: result.channel, postingSince: null, attempts: 0, error: null },
      // One that was found by its key may have been drawn long ago.
      ...(result.isFresh ? { $max: { shown: order.version } } : {}),
    },
  );
  return { ts: result.ts, channel: result.channel };
};

/** Draws the card until it shows all that is wanted; somebody may sign meanwhile. */
export const redrawCard = async (
  deps: JobDeps,
  lease: Lease,
  { orderId, home }: { readonly orderId: string; readonly home: Home },
): Promise<Again> => {
  const { cards } = deps.collections;
  let card = await looked(cards, orderId);
  while (card?.behind) {
    const call = { method: 'chat.update', channel: home.channel, key: `card:${orderId}` } as const;
    if (until(card.notBefore) > 0) return { afterMs: until(card.notBefore) };
    const afterMs = await takePlace(deps, call, call.key);
    if (afterMs > 0) return wasSetBack(deps, card, { failed: { kind: 'later', afterMs }, isSettled: true });
    const { order } = await deps.ports.journal.caughtUp(orderId);
    await lease.renew();
    const result = await deps.messenger.update({ ...home, ...orderCard(order, deps.drawing()) });
    await heardOf(deps, call, result);
    if (result.kind === 'refused' && result.error === 'message_not_found') return forgetCard(cards, orderId);
    if (result.kind !== 'posted') return wasSetBack(deps, card, { failed: result, isSettled: true });
    card = await looked(cards, orderId, {
      shown: { $max: ['$shown', order.version] },
      attempts: 0,
      error: null,
    });
  }
  return undefined;
};

/** The card's row after a change, and with it whether it still is behind what is wanted by then. */
const looked = (
  cards: Collections['cards'],
  orderId: string,
  change?: Readonly<Record<string, unknown>>,
): Promise<CardRow | null> =>
  cards
    .findOneAndUpdate(
      { _id: orderId },
      [...(change ? [{ $set: change }] : []), { $set: { behind: { $lt: ['$shown', '$wanted'] } } }],
      { returnDocument: 'after', updatePipeline: true },
    )
    .lean<CardRow>()
    .exec();

/** Somebody deleted the card: Slack is a view, so it is posted anew, at once. */
export const forgetCard = async (cards: Collections['cards'], orderId: string): Promise<Again> => {
  await cards.updateOne(
    { _id: orderId },
    { $set: { ts: null, channel: null, postingSince: null, shown: 0, behind: true, notBefore: new Date(0) } },
  );
  return { afterMs: 0 };
};

const wasSetBack = async (
  deps: JobDeps,
  { _id, attempts, error }: CardRow,
  { failed, isSettled }: Pick<NotPosted, 'failed' | 'isSettled'>,
): Promise<NonNullable<Again>> => {
  const next = retryAfter(deps, { key: `card:${_id}`, attempts, error }, failed);
  const settled = isSettled ? { postingSince: null } : {};
  await deps.collections.cards.updateOne({ _id }, { $set: { ...next, ...settled } });
  return { afterMs: until(next.notBefore) };
};
