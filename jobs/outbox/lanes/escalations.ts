import { groupBy } from '../../../blocks/group-by.ts';
import { millStream } from '../../../src/desk/master-data.ts';
import {
  type EscalationDelivery,
  type PostDelivery,
  unlessThere,
  untried,
} from '../../../src/store/deliveries.ts';
import type { JobDeps } from '../../deps.ts';
import { type Lease, LeaseLostError, takeNamedLease } from '../lease.ts';
import { type Again, soonest, until } from '../retry.ts';
import { sendChannel } from './channel.ts';
import { drawSettled, escalationMessage, escalationsLane } from './settled-escalations.ts';

const whileTakenMs = 500;
/** As many as a message shows well; each takes two blocks, and Slack takes fifty. */
const mostInOne = 20;

/**
 * Brings escalations to their channel: all that are owed to the same people in one message. They wait while orders still
 * have something due or not relayed, so that what falls due at the same moment comes together, but not for long.
 */
export const sendEscalations = async (deps: JobDeps): Promise<Again> => {
  const { deliveries, leases } = deps.collections;
  const owed = { state: { $in: ['pending' as const, 'sending' as const] } };
  const some = await deliveries.exists({
    ...owed,
    $or: [{ kind: { $in: ['escalation', 'escalation-settled'] } }, { orderId: escalationsLane }],
  });
  if (!some) return undefined;
  const lease = await takeNamedLease(leases, escalationsLane);
  if (!lease) return { afterMs: whileTakenMs };
  try {
    await drawSettled(deps);
    const together = await batch(deps, lease);
    return soonest([together, await sendChannel(deps, lease, { orderId: escalationsLane })]);
  } catch (error) {
    // Another process took over after a long pause of this one.
    if (error instanceof LeaseLostError) return { afterMs: whileTakenMs };
    throw error;
  } finally {
    await lease.release();
  }
};

/** Puts what is owed into messages. An escalation belongs to one message for good, so what is interrupted goes on. */
const batch = async (deps: JobDeps, lease: Lease): Promise<Again> => {
  const { deliveries } = deps.collections;
  const owed = { kind: 'escalation' as const, state: { $in: ['pending' as const, 'sending' as const] } };
  const begun = await deliveries.distinct('batch', { ...owed, batch: { $type: 'string' } });
  for (const key of begun) await settle(deps, String(key));
  const isComplete = !(await moreToCome(deps));
  const waiting = await deliveries
    .find({ ...owed, batch: null })
    .sort({ _id: 1 })
    .lean<EscalationDelivery[]>();
  const due = waiting.filter(({ notBefore }) => isComplete || until(notBefore) === 0);
  const unsaid: EscalationDelivery[] = [];
  for (const entry of due) if (!(await wasSaid(deps, lease, entry))) unsaid.push(entry);
  const groups = groupBy(unsaid, ({ payload: { to, channel } }) => `${channel} ${to}`);
  for (const group of [...groups.values()].flatMap(inMessages)) {
    const key = `${escalationsLane}:${group[0]?._id}`;
    await deliveries.updateMany(
      { _id: { $in: group.map(({ _id }) => _id) }, batch: null },
      { $set: { batch: key } },
    );
    await settle(deps, key);
  }
  const rest = waiting.filter((entry) => !due.includes(entry));
  return soonest(rest.map(({ notBefore }) => ({ afterMs: until(notBefore) })));
};

const inMessages = (group: readonly EscalationDelivery[]): readonly (readonly EscalationDelivery[])[] =>
  Array.from({ length: Math.ceil(group.length / mostInOne) }, (_, index) =>
    group.slice(index * mostInOne, (index + 1) * mostInOne),
  );

/** Writes the message of a batch once, then ticks off what it says. */
const settle = async (deps: JobDeps, key: string): Promise<void> => {
  const { deliveries } = deps.collections;
  const entries = await deliveries.find({ batch: key }).sort({ _id: 1 }).lean<EscalationDelivery[]>();
  const [first] = entries;
  if (!first) return;
  const message: PostDelivery = {
    ...untried,
    _id: key,
    orderId: escalationsLane,
    version: 0,
    index: 0,
    kind: 'channel',
    payload: {
      ...escalationMessage(entries, deps),
      channel: first.payload.channel,
      keys: entries.map(({ _id }) => _id),
      number: entries.length === 1 ? first.payload.number : '',
    },
  };
  await deliveries.bulkWrite([unlessThere(message)] as never[]);
  await deliveries.updateMany({ batch: key }, { $set: { state: 'sent' } });
};

/** Whether something that is due was not fired or not relayed yet: it may concern the same people. */
const moreToCome = async ({ collections, ports }: JobDeps): Promise<boolean> => {
  const [due, unrelayed] = await Promise.all([
    collections.deadlines.exists({
      dueAt: { $lte: ports.now().toISOString() },
      orderId: { $ne: millStream },
    }),
    collections.commits.exists({ relayed: false }),
  ]);
  return due !== null || unrelayed !== null;
};

/** One made anew from the journal may be in the channel already. */
const wasSaid = async (
  { collections: { deliveries }, messenger }: JobDeps,
  lease: Lease,
  { _id, state, sendingSince, payload }: EscalationDelivery,
): Promise<boolean> => {
  if (state !== 'sending') return false;
  await lease.renew();
  const post = { key: _id, channel: payload.channel, threadTs: null };
  const found = await messenger.find(post, sendingSince ?? new Date(0));
  if (found.kind === 'posted') await deliveries.updateOne({ _id }, { $set: { state: 'sent', ts: found.ts } });
  // Where Slack does not answer it is asked again with the next sweep.
  return found.kind !== 'absent';
};
