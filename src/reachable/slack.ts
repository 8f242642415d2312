import { z } from 'zod';
import type { SlackConfig } from '../config.ts';
import { neededScopes } from '../slack/scopes.ts';
import { answersWithinMs, type Finding, messageOf } from './finding.ts';

/** Asks what each token is for; nothing is posted, joined or connected by it. */
export async function checkSlack(slack: SlackConfig): Promise<readonly Finding[]> {
  if (slack.kind === 'sandbox') return [];
  const bot = ['auth.test', 'users.list?limit=1', 'conversations.list?limit=1'].map((method) =>
    call(slack.apiUrl, { method, token: slack.botToken, setting: 'SLACK_BOT_TOKEN' }),
  );
  if (slack.kind === 'http') return onlyFirst((await Promise.all(bot)).flat());
  // It only hands out an address to connect to.
  const socket = { method: 'apps.connections.open', token: slack.appToken, setting: 'SLACK_APP_TOKEN' };
  const [ofBot, ofApp] = await Promise.all([Promise.all(bot), call(slack.apiUrl, socket)]);
  return [...onlyFirst(ofBot.flat()), ...ofApp];
}

/** A token that is refused is refused by every method: the first says so. What is away comes behind what is wrong. */
const onlyFirst = (found: readonly Finding[]): readonly Finding[] => {
  const first = found.find(({ kind }) => kind === 'wrong') ?? found[0];
  return first ? [first] : [];
};

interface SlackCall {
  readonly method: string;
  readonly token: string;
  readonly setting: string;
}

const SlackAnswer = z.object({
  ok: z.boolean(),
  error: z.string().optional(),
  needed: z.string().optional(),
});

/** What Slack says when it cannot just now, whoever asks. */
const passing: ReadonlySet<string> = new Set([
  'ratelimited',
  'rate_limited',
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
]);

async function call(apiUrl: string, { method, token, setting }: SlackCall): Promise<readonly Finding[]> {
  const name = method.split('?')[0] ?? method;
  try {
    const response = await fetch(new URL(method, apiUrl), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(answersWithinMs),
    });
    const answer = SlackAnswer.parse(await response.json());
    if (answer.ok) return name === 'auth.test' ? lacking(setting, response.headers) : [];
    return [refusal(setting, name, answer)];
  } catch (error) {
    const remedy = 'Check the connection to Slack, and SLACK_API_URL if it is set.';
    const reason = `${apiUrl} does not answer: ${error instanceof z.ZodError ? 'what comes is not Slack’s' : messageOf(error)}`;
    return [{ service: 'slack', kind: 'away', setting: 'SLACK_API_URL', reason, remedy }];
  }
}

const reinstall = 'Install the app in the workspace and copy its token again.';

const refusal = (
  setting: string,
  method: string,
  { error = 'no reason given', needed }: z.infer<typeof SlackAnswer>,
): Finding => {
  const isPassing = passing.has(error);
  const scope = needed ? ` (${needed})` : '';
  return {
    service: 'slack',
    kind: isPassing ? 'away' : 'wrong',
    setting,
    reason: isPassing
      ? `Slack cannot now: ${method} says ${error}`
      : `Slack refuses it: ${method} says ${error}${scope}`,
    remedy: error === 'missing_scope' ? withScopes : reinstall,
  };
};

const withScopes = `Give the app the scopes of manifest.yml under "OAuth & Permissions". ${reinstall}`;

/** Slack names the scopes of a token with each answer. Where a proxy leaves the header out, nothing is known of them. */
const lacking = (setting: string, headers: Headers): readonly Finding[] => {
  const given = headers.get('x-oauth-scopes');
  if (given === null) return [];
  const has = new Set(given.split(',').map((scope) => scope.trim()));
  const missing = neededScopes.filter((scope) => !has.has(scope));
  if (missing.length === 0) return [];
  const reason = `lacks scopes that auth.test would name: ${missing.join(', ')}`;
  return [{ service: 'slack', kind: 'wrong', setting, reason, remedy: withScopes }];
};
