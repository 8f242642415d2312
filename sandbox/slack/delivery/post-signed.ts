import type { Workspace } from '../workspace.ts';
import type { Unreachable } from './outcome.ts';
import { signature } from './sign.ts';

/** What the app answered to one signed POST. */
export type Posted =
  | {
      readonly kind: 'answered';
      readonly status: number;
      readonly text: string;
      /** The app asks for this event not to come again. */
      readonly noRetry: boolean;
    }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'redirected-too-often' }
  | { readonly kind: 'unreachable'; readonly why: Unreachable };

export interface Post {
  readonly url: string;
  readonly type: 'application/json' | 'application/x-www-form-urlencoded';
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Seconds by which Slack's clock is behind the app's; 0 unless a fault says otherwise. */
  readonly lateSeconds?: number;
}

export const patienceMs = 3000;
const mostRedirects = 2;

/** Posts as Slack does: signed, 3 s of patience, at most two redirects followed. Never throws. */
export async function postSigned(workspace: Workspace, post: Post): Promise<Posted> {
  const signedAt = Math.floor(Date.now() / 1000) - (post.lateSeconds ?? 0);
  const request: RequestInit = {
    method: 'POST',
    redirect: 'manual',
    headers: {
      'content-type': post.type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      accept: '*/*',
      ...signature(workspace.tokens.signingSecret, post.body, signedAt),
      ...post.headers,
    },
    body: post.body,
    signal: AbortSignal.timeout(patienceMs),
  };
  try {
    return await follow(post.url, request, mostRedirects);
  } catch (problem) {
    if (problem instanceof Error && problem.name === 'TimeoutError') return { kind: 'timeout' };
    return { kind: 'unreachable', why: whyUnreachable(problem) };
  }
}

const connecting = /^(ECONN|ENOTFOUND|EAI_|EHOST|ENET|EPIPE|ETIMEDOUT|UND_ERR_(SOCKET|CONNECT))/;
const securing = /CERT|_SSL_|_TLS_|SELF_SIGNED|UNABLE_TO_VERIFY|^EPROTO$/;

/** What the failure of a `fetch` says of the app's server, by the code of its cause. */
export function whyUnreachable(problem: unknown): Unreachable {
  const cause = problem instanceof Error ? problem.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (securing.test(code)) return 'ssl_error';
  return connecting.test(code) ? 'connection_failed' : 'unknown_error';
}

async function follow(url: string, request: RequestInit, left: number): Promise<Posted> {
  const response = await fetch(url, request);
  const text = await response.text();
  const next = response.headers.get('location');
  if (response.status >= 300 && response.status < 400 && next !== null) {
    if (left === 0) return { kind: 'redirected-too-often' };
    return follow(new URL(next, url).href, request, left - 1);
  }
  const noRetry = response.headers.get('x-slack-no-retry') === '1';
  return { kind: 'answered', status: response.status, text, noRetry };
}
