import { signature } from '../../sandbox/slack/delivery/sign.ts';
import type { TestDesk } from './desk.ts';

/** How a request to Slack's address differs from one that Slack sends. */
export interface Forging {
  readonly type?: string;
  readonly secret?: string;
  /** By how many seconds the clock that signs is ahead. */
  readonly ahead?: number;
}

export const formEncoded = 'application/x-www-form-urlencoded';

/** Posts to a desk's address for Slack, signed. */
export const post = (
  { desk, sandbox }: Pick<TestDesk, 'sandbox'> & { readonly desk: { readonly port: number } },
  body: string,
  { type = formEncoded, secret = sandbox.tokens.signingSecret, ahead = 0 }: Forging = {},
): Promise<Response> =>
  fetch(`http://127.0.0.1:${desk.port}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': type,
      ...signature(secret, body, Math.floor(Date.now() / 1000) + ahead),
    },
    body,
  });

/** An interaction as it travels. */
export const payload = (content: unknown): string =>
  new URLSearchParams({
    payload: typeof content === 'string' ? content : JSON.stringify(content),
  }).toString();

export const team = 'T0SANDBOX';
const user = { id: 'UCHENYU', name: 'chen.yu', team_id: team };
const by = { team: { id: team }, user, trigger_id: 'none' };

/** A form handed in by 陈宇; what a test forges is given. */
export const handedIn = (more: Readonly<Record<string, unknown>> = {}, of: string | null = team) => ({
  ...by,
  team: of === null ? null : { id: of },
  type: 'view_submission',
  view: {
    id: 'V1',
    hash: 'h',
    type: 'modal',
    callback_id: 'terms',
    private_metadata: '{}',
    blocks: [],
    state: { values: {} },
    ...more,
  },
});

/** A button pressed by 陈宇 in #orders. */
export const pressed = (action_id: string, value: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  ...by,
  type: 'block_actions',
  container: { type: 'message', channel_id: 'CORDERS', message_ts: '1.1' },
  actions: [
    {
      type: 'button',
      action_id,
      block_id: 'b',
      action_ts: '1',
      value: typeof value === 'string' ? value : JSON.stringify(value),
    },
  ],
  ...more,
});

/** `/order …` typed by 陈宇. */
export const typed = (text: string, of = team) => ({
  command: '/order',
  text,
  user_id: user.id,
  team_id: of,
  channel_id: 'CORDERS',
  trigger_id: 'none',
  response_url: 'http://127.0.0.1:1/nowhere',
});

/** 陈宇 looks for a customer in a menu. */
export const looksFor = (value: string) => ({
  ...by,
  type: 'block_suggestion',
  action_id: 'value',
  block_id: 'customer',
  value,
});

/** Something that happened, as Slack tells of it. */
export const happened = (event: object, of = team, authorized = of) => ({
  type: 'event_callback',
  team_id: of,
  authorizations: [{ team_id: authorized, enterprise_id: null }],
  event,
});

/** The same as it travels. */
export const command = (text: string, of?: string): string => new URLSearchParams(typed(text, of)).toString();
