import type { SlackWords } from '../words.ts';

/** What came of a delivery. `body` is the app's answer: parsed JSON, or the text, or undefined for an empty one. */
export type Outcome =
  | { readonly kind: 'acknowledged'; readonly status: number; readonly body: unknown }
  | { readonly kind: 'refused'; readonly status: number; readonly noRetry: boolean }
  | { readonly kind: 'redirected-too-often' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'unreachable'; readonly why?: Unreachable };

/** Why nobody was reached, in the words of `x-slack-retry-reason`. */
export type Unreachable = 'connection_failed' | 'ssl_error' | 'unknown_error';

/** What the inspector says of a failed delivery; undefined for a good one. */
export function errorOf(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'refused':
      return `http ${outcome.status}`;
    case 'redirected-too-often':
      return 'more than two redirects';
    case 'timeout':
      return 'no answer within 3 s';
    case 'unreachable':
      return 'nobody answered';
    default:
      return outcome satisfies never;
  }
}

/** What Slack's client shows a person whose click was not acknowledged. */
export function noticeOf(outcome: Outcome, words: SlackWords): string | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'refused':
      return words.statusCode(outcome.status);
    case 'timeout':
      return words.timeout;
    case 'redirected-too-often':
    case 'unreachable':
      return words.unreachable;
    default:
      return outcome satisfies never;
  }
}

/** `x-slack-retry-reason` of the next try; undefined where there is none. */
export function retryReason(outcome: Outcome): string | undefined {
  switch (outcome.kind) {
    case 'acknowledged':
      return undefined;
    case 'refused':
      return outcome.noRetry ? undefined : 'http_error';
    case 'redirected-too-often':
      return 'too_many_redirects';
    case 'timeout':
      return 'http_timeout';
    case 'unreachable':
      return outcome.why ?? 'connection_failed';
    default:
      return outcome satisfies never;
  }
}
