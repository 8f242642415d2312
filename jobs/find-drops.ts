import { groupBy } from '../blocks/group-by.ts';
import type { Drop, Threads } from '../src/slack/drops.ts';
import type { Collections } from '../src/store/collections.ts';
import type { CardRow } from '../src/store/rows.ts';
import { openCards } from './reconcile.ts';

export interface FindDropsDeps {
  readonly collections: Pick<Collections, 'board' | 'cards'>;
  readonly threads: Threads;
  readonly offer: (orderId: string, drop: Drop) => Promise<void>;
}

/** Slack lets a thread be read about fifty times a minute (tier 3); the rest is looked at next time. */
const mostThreads = 40;

/**
 * Looks through the threads of open orders for files that no event told of: Slack's events are acknowledged before they
 * are heard, so a process that dies loses them (architecture §4). A thread without a new reply is not read.
 */
export const findDrops = (deps: FindDropsDeps) => async (): Promise<void> => {
  const behind: Lively[] = [];
  for (const [channel, cards] of groupBy(await openCards(deps.collections), (card) => card.channel)) {
    const since = cards.reduce((oldest, { ts }) => (ts < oldest ? ts : oldest), cards[0]?.ts ?? '');
    const newest = await deps.threads.newest(channel, since);
    for (const card of cards) {
      const reply = newest.get(card.ts);
      if (reply !== undefined && reply > (card.heard ?? '')) behind.push({ card, channel, reply });
    }
  }
  behind.sort((left, right) => left.reply.localeCompare(right.reply));
  for (const lively of behind.slice(0, mostThreads)) await lookAt(deps, lively);
};

interface Lively {
  readonly card: CardRow & { readonly ts: string };
  readonly channel: string;
  readonly reply: string;
}

const lookAt = async (
  { collections, threads, offer }: FindDropsDeps,
  { card, channel, reply }: Lively,
): Promise<void> => {
  const drops = await threads.drops({ channel, ts: card.ts }, card.heard ?? card.ts);
  for (const drop of drops) await offer(card._id, drop);
  await collections.cards.updateOne({ _id: card._id }, { $set: { heard: reply } });
};
