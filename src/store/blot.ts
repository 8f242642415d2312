import { blottedOut } from '../desk/personal.ts';
import type { Collections } from './collections.ts';
import { commitsOf } from './journal.ts';

/**
 * Blots names, phones and addresses out of an order: these values, or all that are personal. Each is replaced by its
 * salted digest and the salt is dropped, so that nobody can find it again, and the chain still verifies (architecture §2).
 * What was drawn of it goes too; the board's row is drawn again.
 */
export const blot = async (
  { commits, deliveries }: Pick<Collections, 'commits' | 'deliveries'>,
  orderId: string,
  values?: readonly string[],
): Promise<void> => {
  for (const commit of await commitsOf(commits, orderId)) {
    const { _id, events, salts } = blottedOut(commit, values);
    if (Object.keys(salts).length === Object.keys(commit.salts).length) continue;
    await commits.collection.updateOne({ _id: _id as never }, { $set: { events, salts, relayed: false } });
  }
  await deliveries.updateMany(
    { orderId, state: 'sent' },
    { $set: { 'payload.text': '', 'payload.blocks': [] } },
  );
};
