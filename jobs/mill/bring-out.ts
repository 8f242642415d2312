import { drawMatter } from '../../blocks/mill-message.ts';
import { millEventsOf } from '../../src/desk/handle-mill.ts';
import { type MasterDataEvent, millStream } from '../../src/desk/master-data.ts';
import { type MillEffect, millEffects, redrawings } from '../../src/mill/effects.ts';
import type { MatterFired } from '../../src/mill/events.ts';
import { type PostDelivery, unlessThere, untried } from '../../src/store/deliveries.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import type { JobDeps, RelayDeps } from '../deps.ts';
import { sendChannel } from '../outbox/lanes/channel.ts';
import { LeaseLostError, takeNamedLease } from '../outbox/lease.ts';
import type { Again } from '../outbox/retry.ts';

const whileTakenMs = 500;

/** Brings what the mill's stream owes to Slack, each channel by itself, so that one that is missing keeps none back. */
export const bringOutMill = (deps: JobDeps) => async (): Promise<Again> => {
  await relayMill(deps, { relayed: false });
  const owed = { orderId: millStream, state: { $in: ['pending' as const, 'sending' as const] } };
  const channels = await deps.collections.deliveries.distinct('payload.channel', owed);
  if (channels.length === 0) return undefined;
  const lease = await takeNamedLease(deps.collections.leases, millStream);
  if (!lease) return { afterMs: whileTakenMs };
  try {
    const waits: number[] = [];
    for (const channel of channels.map(String)) {
      const again = await sendChannel(deps, lease, { orderId: millStream, channel });
      if (again) waits.push(again.afterMs);
    }
    return waits.length === 0 ? undefined : { afterMs: Math.min(...waits) };
  } catch (error) {
    if (error instanceof LeaseLostError) return { afterMs: whileTakenMs };
    throw error;
  } finally {
    await lease.release();
  }
};

/**
 * Turns what fired into deliveries, keyed by effect, so that doing it twice does no harm. Those of commits relayed long
 * ago, made anew, may be in Slack already: they are looked for there by their key before they are posted.
 */
export const relayMill = async (
  deps: RelayDeps,
  { relayed }: { readonly relayed: boolean },
): Promise<void> => {
  const { commits, deliveries } = deps.collections;
  const found = (await commits.collection
    .find({ orderId: millStream, relayed })
    .sort({ version: 1 })
    .toArray()) as unknown as readonly StoredCommit[];
  if (found.length === 0) return;
  const earlier = await saidBefore(deps, found.flatMap(millEventsOf));
  const rows = found.flatMap((commit) =>
    millEffects({ version: commit.version, events: millEventsOf(commit) }, earlier).map((effect, index) =>
      deliveryOf(deps, effect, { commit, index, relayed }),
    ),
  );
  if (rows.length > 0) await deliveries.bulkWrite(rows.map(unlessThere) as never[]);
  await drawAnew(deps, found.flatMap(millEventsOf));
  await commits.collection.updateMany(
    { orderId: millStream, version: { $in: found.map(({ version }) => version) } },
    { $set: { relayed: true } },
  );
};

/** What the mill's stream said of the slots that these events draw anew; looked up by the slot each fired with. */
const saidBefore = async (
  { collections: { commits } }: RelayDeps,
  events: readonly MasterDataEvent[],
): Promise<readonly MatterFired[]> => {
  const slots = [...new Set(redrawings(events).map(({ slot }) => slot))];
  if (slots.length === 0) return [];
  // Everything said of a slot has its name in front: `archive:2026-10`, `archive:2026-10:escalation:1`.
  const vias = slots.map((slot) => ({ via: { $gte: slot, $lt: `${slot};` } }));
  const found = await commits.collection
    .find({ orderId: millStream, $or: vias })
    .sort({ version: 1 })
    .toArray();
  return (found as unknown as readonly StoredCommit[])
    .flatMap(millEventsOf)
    .filter((event) => event.type === 'MatterFired');
};

/** A.customer: the cards of a new customer's orders said that they wait for the approval; the sweep draws them anew. */
const drawAnew = async (
  { collections: { board, cards }, outside }: RelayDeps,
  events: readonly MasterDataEvent[],
): Promise<void> => {
  const decided = events.flatMap((event) =>
    event.type === 'CustomerApproved' || event.type === 'CustomerDeclined' ? [event.code] : [],
  );
  if (decided.length === 0) return;
  const names = outside()
    .customers.filter(({ code }) => decided.includes(code))
    .map(({ shortName }) => shortName);
  const ids = await board.distinct('_id', { customer: { $in: names }, status: { $in: ['open', 'held'] } });
  await cards.updateMany({ _id: { $in: ids } }, { $set: { shown: 0, behind: true } });
};

interface Place {
  readonly commit: StoredCommit;
  readonly index: number;
  readonly relayed: boolean;
}

const deliveryOf = (
  { drawing, channels }: RelayDeps,
  effect: MillEffect,
  { commit, index, relayed }: Place,
): PostDelivery => ({
  ...untried,
  _id: effect.key,
  orderId: millStream,
  version: commit.version,
  index,
  kind: 'channel',
  state: relayed ? 'sending' : 'pending',
  payload: {
    ...drawMatter(effect, drawing()),
    channel: channels()[effect.message.channel],
    ...(effect.under === null ? {} : { under: effect.under }),
    ...(effect.of === null ? {} : { of: effect.of }),
    number: '',
  },
  sendingSince: relayed ? new Date(commit.at) : null,
});
