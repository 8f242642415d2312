import { overdueMessage } from '../../../blocks/overdue.ts';
import {
  type EscalationDelivery,
  type PostDelivery,
  type SettledDelivery,
  untried,
} from '../../../src/store/deliveries.ts';
import type { JobDeps } from '../../deps.ts';

/** Stands for an order's id on messages that say escalations of several orders. */
export const escalationsLane = 'escalations';

/**
 * Has the messages drawn anew that say a matter settled since: only its own lines change. One that was not said yet is
 * said as settled. Under the lease of the escalations' lane; done twice it comes to the same.
 */
export const drawSettled = async (deps: JobDeps): Promise<void> => {
  const { deliveries } = deps.collections;
  const settled = await deliveries
    .find({ kind: 'escalation-settled', state: { $in: ['pending', 'sending'] } })
    .lean<SettledDelivery[]>();
  const changed = new Set<string>();
  for (const { payload } of settled) {
    const { of, text, blocks = [] } = payload;
    const now = { 'payload.text': text, 'payload.blocks': blocks, 'payload.isSettled': true };
    const entry = await deliveries.findOneAndUpdate({ _id: of }, { $set: now }).lean<EscalationDelivery>();
    if (entry?.batch !== undefined) changed.add(entry.batch);
  }
  for (const key of changed) await drawAnew(deps, key);
  await deliveries.updateMany({ _id: { $in: settled.map(({ _id }) => _id) } }, { $set: { state: 'sent' } });
};

/** What a batch says, as its entries are drawn now. */
export const escalationMessage = (
  entries: readonly EscalationDelivery[],
  { drawing }: Pick<JobDeps, 'drawing'>,
) =>
  overdueMessage(
    entries.map(({ payload: { to, text, blocks = [], isSettled = false, isBreach = false } }) => ({
      to,
      text,
      blocks,
      isSettled,
      isBreach,
    })),
    drawing().language,
  );

/** One row for all redrawings of a message, behind the message itself. */
const drawAnew = async (deps: JobDeps, key: string): Promise<void> => {
  const { deliveries } = deps.collections;
  const entries = await deliveries.find({ batch: key }).sort({ _id: 1 }).lean<EscalationDelivery[]>();
  const row: Omit<PostDelivery, '_id'> = {
    ...untried,
    orderId: escalationsLane,
    version: 0,
    index: 1,
    kind: 'channel',
    payload: { ...escalationMessage(entries, deps), of: key, number: '' },
  };
  await deliveries.updateOne({ _id: `${key}:redraw` }, { $set: row }, { upsert: true });
};
