import { ErrorCode } from '@slack/web-api';

/** Why a call to Slack did not do what it should. */
export type Failed =
  /** Slack asked to wait. */
  | { readonly kind: 'later'; readonly afterMs: number }
  /** No answer, or none that says anything: it may have happened or not, so look before doing it again. */
  | { readonly kind: 'unknown' }
  /** Slack refuses, and will until somebody mends it. */
  | { readonly kind: 'refused'; readonly error: string };

/**
 * What an error of Slack's client means for the call.
 * @throws the error itself when it is none of the client's: a fault of ours
 */
export const failure = (error: unknown): Failed => {
  if (!isOfClient(error)) throw error;
  if (error.code === ErrorCode.RateLimitedError)
    return { kind: 'later', afterMs: (error.retryAfter ?? 1) * 1000 };
  if (error.code !== ErrorCode.PlatformError) return { kind: 'unknown' };
  const reason = error.data?.error ?? 'unknown_error';
  if (reason === 'ratelimited') return { kind: 'later', afterMs: 30_000 };
  return passing.has(reason) ? { kind: 'unknown' } : { kind: 'refused', error: reason };
};

interface ClientError {
  readonly code: string;
  readonly retryAfter?: number;
  readonly data?: { readonly error?: string };
}

const isOfClient = (error: unknown): error is ClientError =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  String(error.code).startsWith('slack_webapi_');

const passing = new Set([
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'team_added_to_org',
]);
