import { randomText } from '../ids.ts';
import type { Workspace } from '../workspace.ts';
import { postSigned } from './post-signed.ts';

/**
 * Asks a new request URL for its challenge, as Slack does before it keeps one. What comes of it is in the log; unlike
 * Slack the sandbox keeps the URL all the same, so that an app may begin to listen later. Answers what is wrong.
 */
export async function shakeHands(workspace: Workspace, url: string): Promise<string | undefined> {
  const challenge = randomText(24);
  const request = { token: 'sandbox-verification-token', challenge, type: 'url_verification' };
  const began = performance.now();
  const outcome = await postSigned(workspace, {
    url,
    type: 'application/json',
    body: JSON.stringify(request),
    headers: {},
  });
  const answered = 'text' in outcome ? challengeIn(outcome.text) : undefined;
  const error = answered === challenge ? undefined : refusalOf(outcome, answered);
  workspace.log.add({
    direction: 'to-app',
    method: 'url_verification',
    via: 'http',
    status: 'status' in outcome ? outcome.status : 0,
    ms: Math.round(performance.now() - began),
    ...(error !== undefined && { error }),
    request,
    response: 'text' in outcome ? outcome.text : null,
  });
  return error;
}

/** Asks a command's address whether it is there, as Slack does now and then; any 200 will do. Answers what is wrong. */
export async function checkCommandUrl(workspace: Workspace, url: string): Promise<string | undefined> {
  const request = { token: 'sandbox-verification-token', ssl_check: '1' };
  const began = performance.now();
  const outcome = await postSigned(workspace, {
    url,
    type: 'application/x-www-form-urlencoded',
    body: new URLSearchParams(request).toString(),
    headers: {},
  });
  const status = 'status' in outcome ? outcome.status : 0;
  const error = status === 200 ? undefined : status === 0 ? 'nobody answered' : `http ${status}`;
  workspace.log.add({
    direction: 'to-app',
    method: 'ssl_check',
    via: 'http',
    status,
    ms: Math.round(performance.now() - began),
    ...(error !== undefined && { error }),
    request,
    response: 'text' in outcome ? outcome.text : null,
  });
  return error;
}

function refusalOf(outcome: Awaited<ReturnType<typeof postSigned>>, answered: string | undefined): string {
  if (outcome.kind === 'timeout') return 'no answer within 3 s';
  if (outcome.kind === 'unreachable') return 'nobody answered; Slack would not keep this request URL';
  if (outcome.kind === 'redirected-too-often') return 'more than two redirects';
  if (outcome.status !== 200) return `http ${outcome.status}; Slack would not keep this request URL`;
  return answered === undefined || answered === ''
    ? 'the answer holds no challenge; Slack would not keep this request URL'
    : 'the answer is not the challenge; Slack would not keep this request URL';
}

/** The challenge may come back as plain text, as a form or as JSON. */
function challengeIn(text: string): string | undefined {
  const trimmed = text.trim();
  const fromForm = new URLSearchParams(trimmed).get('challenge');
  if (fromForm !== null) return fromForm;
  try {
    const value: unknown = JSON.parse(trimmed);
    return typeof value === 'object' && value !== null && 'challenge' in value
      ? String(value.challenge)
      : trimmed;
  } catch {
    return trimmed;
  }
}
