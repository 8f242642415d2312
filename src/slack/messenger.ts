import { type ChatPostMessageArguments, ErrorCode, WebClient } from '@slack/web-api';
import { checkMessageBlocks, formatViolation } from './rules/index.ts';

/** A post with the key it can be found by again: the same effect never becomes two messages. */
export interface Post {
  readonly key: string;
  /** The order's number, or '' for a post about no single order. */
  readonly order: string;
  readonly channel: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly blocks: readonly unknown[] | null;
}

/** What became of a call to Slack. */
export type Posted =
  | { readonly kind: 'posted'; readonly ts: string; readonly channel: string }
  /** Slack asked to wait. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** No answer: it may be out or not, so look before posting again. */
  | { readonly kind: 'unknown' }
  /** Slack refused for good. */
  | { readonly kind: 'refused'; readonly error: string };

export interface Messenger {
  readonly post: (post: Post) => Promise<Posted>;
  readonly update: (message: {
    channel: string;
    ts: string;
    text: string;
    blocks: readonly unknown[];
  }) => Promise<Posted>;
  /** Looks for a post by its key in the message metadata; undefined when it is not there. */
  readonly find: (
    post: Pick<Post, 'key' | 'channel' | 'threadTs'>,
    since: Date,
  ) => Promise<string | undefined>;
}

const timeoutMs = 10_000;

/** A client whose retries are the desk's own: no retry of Slack's SDK can post twice (pitfalls A9). */
export const postingClient = (token: string, apiUrl: string): WebClient =>
  new WebClient(token, {
    slackApiUrl: apiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
  });

export const openMessenger = (
  client: WebClient,
  onViolation: (key: string, violations: readonly string[]) => void,
): Messenger => ({
  post: async ({ key, order, channel, threadTs, text, blocks }) => {
    const drawn = accepted(key, blocks, onViolation);
    const message = {
      channel,
      text: shortened(text),
      ...(drawn ? { blocks: drawn } : {}),
      ...(threadTs ? { thread_ts: threadTs } : {}),
      unfurl_links: false,
      metadata: { event_type: 'countersign', event_payload: { key, order } },
    };
    // Blocks were checked against Slack's own rules above; their types know less than the rules do.
    return outcome(() => client.chat.postMessage(message as unknown as ChatPostMessageArguments), channel);
  },
  update: async ({ channel, ts, text, blocks }) => {
    const drawn = accepted(ts, blocks, onViolation);
    const message = { channel, ts, text: shortened(text), ...(drawn ? { blocks: drawn as never } : {}) };
    return outcome(() => client.chat.update(message), channel);
  },
  find: async ({ key, channel, threadTs }, since) => {
    const range = { channel, include_all_metadata: true, limit: 200, oldest: String(since.getTime() / 1000) };
    const page = threadTs
      ? await client.conversations.replies({ ...range, ts: threadTs })
      : await client.conversations.history(range);
    const messages = (page.messages ?? []) as readonly {
      ts?: string;
      metadata?: { event_payload?: { key?: unknown } };
    }[];
    return messages.find(({ metadata }) => metadata?.event_payload?.key === key)?.ts;
  },
});

/** Slack shows at most 4,000 characters of text well (slack-rules §15). */
const shortened = (text: string): string => (text.length > 3900 ? `${text.slice(0, 3900)}…` : text);

/** Blocks that Slack would refuse are a fault of ours: they are reported, and the plain text goes out instead. */
const accepted = (
  key: string,
  blocks: readonly unknown[] | null,
  onViolation: (key: string, violations: readonly string[]) => void,
): readonly unknown[] | null => {
  if (blocks === null) return null;
  const verdict = checkMessageBlocks(blocks);
  if (verdict.error === undefined) return blocks;
  onViolation(key, verdict.violations.map(formatViolation));
  return null;
};

const outcome = async (
  call: () => Promise<{ ok?: boolean; ts?: string; channel?: string }>,
  channel: string,
): Promise<Posted> => {
  try {
    const answer = await call();
    return { kind: 'posted', ts: answer.ts ?? '', channel: answer.channel ?? channel };
  } catch (error) {
    return failure(error);
  }
};

const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);

const failure = (error: unknown): Posted => {
  if (typeof error !== 'object' || error === null || !('code' in error)) throw error;
  const known = error as { code: string; retryAfter?: number; data?: { error?: string } };
  if (known.code === ErrorCode.RateLimitedError)
    return { kind: 'later', afterMs: (known.retryAfter ?? 1) * 1000 };
  if (known.code === ErrorCode.PlatformError) {
    const reason = known.data?.error ?? 'unknown_error';
    return passing.has(reason) ? { kind: 'unknown' } : { kind: 'refused', error: reason };
  }
  return { kind: 'unknown' };
};
