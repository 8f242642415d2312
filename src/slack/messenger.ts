import { type ChatPostMessageArguments, type Logger, WebClient } from '@slack/web-api';
import { openChannelIds } from './channel-ids.ts';
import { type Failed, failure } from './failure.ts';
import { checkMessageBlocks, formatViolation } from './rules/index.ts';

/** A post with the key it can be found by again: the same effect never becomes two messages. */
export interface Post {
  readonly key: string;
  /** Keys of the matters it says together, each to be found by as well. */
  readonly keys?: readonly string[];
  /** The order's number, or '' for a post about no single order. */
  readonly order: string;
  /** Id or name. */
  readonly channel: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly blocks: readonly unknown[] | null;
}

/** What became of a call to Slack. */
export type Posted = { readonly kind: 'posted'; readonly ts: string; readonly channel: string } | Failed;

/** What a search came to; `absent`: it was never posted, or is deleted. */
export type FoundMessage = Posted | { readonly kind: 'absent' };

export interface Messenger {
  readonly post: (post: Post) => Promise<Posted>;
  readonly update: (message: {
    channel: string;
    ts: string;
    text: string;
    blocks: readonly unknown[];
  }) => Promise<Posted>;
  /** Looks for a post by its key in the message metadata. */
  readonly find: (post: Pick<Post, 'key' | 'channel' | 'threadTs'>, since: Date) => Promise<FoundMessage>;
  /** How long a call is waited for: what is unanswered after it may still have happened. */
  readonly timeoutMs: number;
}

const usualTimeoutMs = 10_000;

/** A client whose retries are the desk's own: no retry of Slack's SDK can post twice (slack A9). */
export const postingClient = (
  token: string,
  apiUrl: string,
  { timeoutMs = usualTimeoutMs, logger }: { readonly timeoutMs?: number; readonly logger?: Logger } = {},
): WebClient =>
  new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    ...(logger ? { logger } : {}),
  });

export type OnViolation = (key: string, violations: readonly string[]) => void;

/** @param timeoutMs the client's own, as given to `postingClient` */
export const openMessenger = (
  client: WebClient,
  onViolation: OnViolation,
  timeoutMs = usualTimeoutMs,
): Messenger => {
  const idOf = openChannelIds(client);
  const inChannel = async <T>(channel: string, call: (id: string) => Promise<T>): Promise<T | Failed> => {
    try {
      const id = await idOf(channel);
      return id === undefined ? { kind: 'refused', error: 'channel_not_found' } : await call(id);
    } catch (error) {
      return failure(error);
    }
  };
  return {
    timeoutMs,
    post: (post) =>
      orPlain(accepted(post.key, post.blocks, onViolation), (blocks) =>
        inChannel(post.channel, (id) => postTo(client, { ...post, channel: id, blocks })),
      ),
    update: ({ channel, ts, text, blocks }) =>
      orPlain(accepted(ts, blocks, onViolation), (drawn) =>
        inChannel(channel, async (id) => {
          // Text without blocks takes the old blocks away, which is what is wanted when the new ones cannot be shown.
          const shown = drawn ? { blocks: drawn as never } : {};
          const answer = await client.chat.update({ channel: id, ts, text: shortened(text), ...shown });
          return { kind: 'posted', ts: answer.ts ?? ts, channel: id };
        }),
      ),
    find: ({ key, channel, threadTs }, since) =>
      inChannel(channel, (id) => search(client, { key, channel: id, threadTs }, since)),
  };
};

/** What Slack refuses for its blocks alone goes out as plain text: there are limits that it does not publish (slack A8). */
const orPlain = async (
  blocks: readonly unknown[] | null,
  send: (blocks: readonly unknown[] | null) => Promise<Posted>,
): Promise<Posted> => {
  const sent = await send(blocks);
  const isForBlocks = sent.kind === 'refused' && /^(invalid_blocks|msg_blocks_too_long)/.test(sent.error);
  return isForBlocks && blocks !== null ? send(null) : sent;
};

const postTo = async (
  client: WebClient,
  { key, keys = [], order, channel, threadTs, text, blocks }: Post,
): Promise<Posted> => {
  const message = {
    channel,
    text: shortened(text),
    ...(blocks ? { blocks } : {}),
    ...(threadTs ? { thread_ts: threadTs } : {}),
    unfurl_links: false,
    metadata: { event_type: 'countersign', event_payload: { key, order, ...alsoKeys(keys) } },
  };
  // Blocks were checked against Slack's own rules above; their types know less than the rules do.
  const answer = await client.chat.postMessage(message as unknown as ChatPostMessageArguments);
  return { kind: 'posted', ts: answer.ts ?? '', channel: answer.channel ?? channel };
};

/** Metadata takes flat values only. */
const alsoKeys = (keys: readonly string[]): { readonly keys?: string } =>
  keys.length === 0 ? {} : { keys: keys.join(' ') };

/** Clocks may differ: the search begins a little before the attempt. */
const marginMs = 60_000;

const search = async (
  client: WebClient,
  { key, channel, threadTs }: Pick<Post, 'key' | 'channel' | 'threadTs'>,
  since: Date,
): Promise<FoundMessage> => {
  const oldest = String(Math.max(0, since.getTime() - marginMs) / 1000);
  const range = { channel, include_all_metadata: true, limit: 200, oldest };
  const pages = threadTs
    ? client.paginate('conversations.replies', { ...range, ts: threadTs })
    : client.paginate('conversations.history', range);
  for await (const page of pages) {
    const { messages = [] } = page as { messages?: readonly Keyed[] };
    const ts = messages.find(({ metadata }) => isKeyed(metadata?.event_payload, key))?.ts;
    if (ts) return { kind: 'posted', ts, channel };
  }
  return { kind: 'absent' };
};

interface Keyed {
  readonly ts?: string;
  readonly metadata?: { readonly event_payload?: Keys };
}

interface Keys {
  readonly key?: unknown;
  readonly keys?: unknown;
}

const isKeyed = (payload: Keys | undefined, key: string): boolean =>
  payload?.key === key ||
  String(payload?.keys ?? '')
    .split(' ')
    .includes(key);

/** Slack shows at most 4,000 characters of text well (slack §15). */
const shortened = (text: string): string => (text.length > 3900 ? `${text.slice(0, 3900)}…` : text);

/** Blocks that Slack would refuse are a fault of ours: they are reported, and the plain text goes out instead. */
const accepted = (
  key: string,
  blocks: readonly unknown[] | null,
  onViolation: OnViolation,
): readonly unknown[] | null => {
  if (blocks === null) return null;
  const verdict = checkMessageBlocks(blocks);
  if (verdict.error === undefined) return blocks;
  onViolation(key, verdict.violations.map(formatViolation));
  return null;
};
