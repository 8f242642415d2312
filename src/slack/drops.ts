import type { WebClient } from '@slack/web-api';
import { z } from 'zod';

/** A message with files that somebody wrote in a thread. */
export interface Drop {
  readonly channel: string;
  readonly threadTs: string;
  readonly ts: string;
  readonly user: string;
  readonly files: readonly { readonly id: string; readonly name: string }[];
}

const Dropped = z.object({
  bot_id: z.undefined().optional(),
  user: z.string(),
  ts: z.string(),
  thread_ts: z.string(),
  files: z.array(z.object({ id: z.string(), name: z.string().nullish() })).min(1),
});

const longestName = 40;
const longestEnding = 8;

/** A long name keeps its ending, by which it is told what it may be. */
const shortened = (name: string): string =>
  name.length <= longestName
    ? name
    : `${name.slice(0, longestName - longestEnding - 1)}…${name.slice(-longestEnding)}`;

/** Reads a message of Slack's, from an event or a thread; undefined where nobody dropped a file in a thread by it. */
export const dropIn = (channel: string, message: unknown): Drop | undefined => {
  const dropped = Dropped.safeParse(message);
  if (!dropped.success) return undefined;
  const { user, ts, thread_ts: threadTs, files } = dropped.data;
  const named = files.map(({ id, name }) => ({ id, name: shortened(name ?? id) }));
  return { channel, threadTs, ts, user, files: named };
};

/** A message with files that somebody wrote in a channel or conversation itself, in no thread. */
export type LooseDrop = Omit<Drop, 'threadTs'>;

/** Reads a message of Slack's; undefined where nobody dropped a table in the channel by it. */
export const tablesIn = (channel: string, message: unknown): LooseDrop | undefined => {
  const drop = looseIn(channel, message);
  return drop && onlyTables(drop);
};

/** Its tables; undefined where it has none. */
export const onlyTables = (drop: LooseDrop): LooseDrop | undefined => {
  const files = drop.files.filter(({ name }) => /\.(csv|xlsx)$/i.test(name));
  return files.length > 0 ? { ...drop, files } : undefined;
};

/** Reads a message of Slack's; undefined where nobody dropped a file outside a thread by it. */
export const looseIn = (channel: string, message: unknown): LooseDrop | undefined => {
  // A message in no thread has no thread's `ts`; once answered, it has its own.
  const { thread_ts: threadTs, ...rest } = message as { thread_ts?: string; ts?: string };
  if (threadTs !== undefined && threadTs !== rest.ts) return undefined;
  const drop = dropIn(channel, { ...rest, thread_ts: rest.ts });
  return drop ? { channel, ts: drop.ts, user: drop.user, files: drop.files } : undefined;
};

/** What the desk reads of the threads on its cards and of a channel, to find what no event told it of. */
export interface Threads {
  /** The newest reply of each thread of a channel that was begun at this `ts` or later: thread → reply. */
  readonly newest: (channel: string, since: string) => Promise<ReadonlyMap<string, string>>;
  /** Files dropped in a thread after this `ts`, oldest first. */
  readonly drops: (
    thread: { readonly channel: string; readonly ts: string },
    after: string,
  ) => Promise<readonly Drop[]>;
  /** Files dropped in a channel itself after this `ts`, and the `ts` of its newest message; none where it said nothing. */
  readonly loose: (channel: string, after: string) => Promise<Loose>;
}

interface Loose {
  readonly drops: readonly LooseDrop[];
  readonly newest: string | undefined;
}

export const openThreads = (client: WebClient): Threads => ({
  newest: async (channel, since) => {
    const range = { channel, oldest: since, inclusive: true, limit: 200 };
    const messages = await all(client, 'conversations.history', range);
    return new Map(messages.flatMap(({ ts, latest_reply: reply }) => (ts && reply ? [[ts, reply]] : [])));
  },
  drops: async ({ channel, ts }, after) => {
    const range = { channel, ts, oldest: after, limit: 200 };
    const messages = await all(client, 'conversations.replies', range);
    // The parent comes with every page, however old it is.
    return messages.flatMap((message) => (message.ts === ts ? [] : (dropIn(channel, message) ?? [])));
  },
  loose: async (channel, after) => {
    const messages = await all(client, 'conversations.history', { channel, oldest: after, limit: 200 });
    const newest = messages
      .flatMap(({ ts }) => ts ?? [])
      .reduce((left, right) => (left > right ? left : right), '');
    return {
      drops: messages.flatMap((message) => looseIn(channel, message) ?? []).toReversed(),
      newest: newest === '' ? undefined : newest,
    };
  },
});

interface Told {
  readonly ts?: string;
  readonly latest_reply?: string;
}

const all = async (
  client: WebClient,
  method: string,
  range: Record<string, unknown>,
): Promise<readonly Told[]> => {
  const found: Told[] = [];
  for await (const page of client.paginate(method, range))
    found.push(...((page as { messages?: readonly Told[] }).messages ?? []));
  return found;
};
