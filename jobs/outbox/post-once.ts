import type { Failed } from '../../src/slack/failure.ts';
import type { Post } from '../../src/slack/messenger.ts';
import type { JobDeps } from '../deps.ts';
import type { Lease } from './lease.ts';
import { heardOf, takePlace } from './places.ts';

interface Attempt {
  readonly post: Post;
  /** When an earlier attempt began whose outcome is unknown; null when there is none. */
  readonly begunAt: Date | null;
  /** Writes down that an attempt begins, before it does. */
  readonly begin: (at: Date) => Promise<void>;
}

export interface NotPosted {
  readonly kind: 'failed';
  readonly failed: Failed;
  /** Whether it is certain that nothing was posted; otherwise the key must be looked for before the next attempt. */
  readonly isSettled: boolean;
}

type Once =
  | { readonly kind: 'posted'; readonly ts: string; readonly channel: string; readonly isFresh: boolean }
  | NotPosted;

/**
 * Posts, and never twice: after an attempt whose outcome is unknown the key is looked for first (architecture §3). That is
 * only safe once the earlier call's time is over, which the row's `notBefore` and the lease see to.
 */
export const postOnce = async (
  deps: JobDeps,
  lease: Lease,
  { post, begunAt, begin }: Attempt,
): Promise<Once> => {
  const { messenger, ports } = deps;
  await lease.renew();
  if (begunAt) {
    const found = await messenger.find(post, begunAt);
    if (found.kind === 'posted') return { ...found, isFresh: false };
    if (found.kind !== 'absent') return { kind: 'failed', failed: found, isSettled: false };
  }
  const call = { method: 'chat.postMessage', channel: post.channel, key: post.key } as const;
  const wait = await takePlace(deps, call, call.key);
  if (wait > 0) return { kind: 'failed', failed: { kind: 'later', afterMs: wait }, isSettled: true };
  await begin(begunAt ?? ports.now());
  await lease.renew();
  const posted = await messenger.post(post);
  await heardOf(deps, call, posted);
  if (posted.kind === 'posted') return { ...posted, isFresh: true };
  return { kind: 'failed', failed: posted, isSettled: posted.kind !== 'unknown' };
};
