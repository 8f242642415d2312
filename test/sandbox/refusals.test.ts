import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestWith, openStage, refusal } from './with-app.ts';

let set: Awaited<ReturnType<typeof openStage>>;
let ts = '';
beforeAll(async () => {
  const manifest = await manifestWith(({ oauth_config: { scopes } }) => {
    scopes.bot.push('channels:manage', 'groups:write', 'mpim:write', 'reactions:write', 'pins:write');
    scopes.bot.push('users:read.email', 'usergroups:write');
  });
  set = await openStage({ manifest });
  const { client } = set;
  ts = String((await client.chat.postMessage({ channel: 'CORDERS', text: 'card' })).ts);
  await client.reactions.add({ channel: 'CORDERS', timestamp: ts, name: 'eyes' });
  await client.pins.add({ channel: 'CORDERS', timestamp: ts });
  await client.conversations
    .create({ name: 'archived' })
    .then(({ channel }) => client.conversations.archive({ channel: String(channel?.id) }));
});
afterAll(() => set?.close());

const nobody = Array.from({ length: 9 }, (_, index) => `UNOBODY${index}`);
const at = () => ({ channel: 'CORDERS', timestamp: ts });
const gone = { channel: 'CORDERS', timestamp: '1700000000.000001' };

/** Calls that Slack refuses for what they name (slack-rules §14–§16), with its error. */
const refused: readonly (readonly [string, string, (client: WebClient) => Promise<unknown>])[] = [
  ['conversations.open', 'users_list_not_supplied', (client) => client.conversations.open({ users: '' })],
  ['conversations.open', 'too_many_users', (client) => client.conversations.open({ users: nobody.join() })],
  ['conversations.open', 'user_not_found', (client) => client.conversations.open({ users: 'UNOBODY' })],
  ['conversations.open', 'channel_not_found', (client) => client.conversations.open({ channel: 'CNONE' })],
  ['conversations.join', 'channel_not_found', (client) => client.conversations.join({ channel: 'CNONE' })],
  [
    'conversations.invite',
    'cant_invite_self',
    (client) => client.conversations.invite({ channel: 'CORDERS', users: 'U0SANDBOXBOT' }),
  ],
  [
    'conversations.invite',
    'user_not_found',
    (client) => client.conversations.invite({ channel: 'CORDERS', users: 'UNOBODY' }),
  ],
  [
    'conversations.invite',
    'already_in_channel',
    (client) => client.conversations.invite({ channel: 'CORDERS', users: 'UCHENYU' }),
  ],
  ['conversations.create', 'name_taken', (client) => client.conversations.create({ name: 'orders' })],
  [
    'conversations.create',
    'invalid_name_specials',
    (client) => client.conversations.create({ name: 'New orders.' }),
  ],
  [
    'conversations.create',
    'invalid_name_maxlength',
    (client) => client.conversations.create({ name: 'x'.repeat(81) }),
  ],
  ['conversations.list', 'invalid_types', (client) => client.conversations.list({ types: 'planet' })],
  ['conversations.list', 'invalid_cursor', (client) => client.conversations.list({ cursor: 'invented' })],
  [
    'conversations.replies',
    'thread_not_found',
    (client) => client.conversations.replies({ channel: 'CORDERS', ts: '1700000000.000001' }),
  ],
  ['users.info', 'user_not_found', (client) => client.users.info({ user: 'UNOBODY' })],
  ['users.lookupByEmail', 'users_not_found', (client) => client.users.lookupByEmail({ email: 'no@body.cn' })],
  [
    'usergroups.users.list',
    'no_such_subteam',
    (client) => client.usergroups.users.list({ usergroup: 'SNONE' }),
  ],
  [
    'usergroups.users.update',
    'no_users_provided',
    (client) => client.usergroups.users.update({ usergroup: 'SFINANCE', users: '' }),
  ],
  [
    'usergroups.users.update',
    'invalid_users',
    (client) => client.usergroups.users.update({ usergroup: 'SFINANCE', users: 'UNOBODY' }),
  ],
  ['reactions.add', 'invalid_name', (client) => client.reactions.add({ ...at(), name: 'Öl!' })],
  ['reactions.add', 'already_reacted', (client) => client.reactions.add({ ...at(), name: 'eyes' })],
  ['reactions.remove', 'no_reaction', (client) => client.reactions.remove({ ...at(), name: 'tada' })],
  ['reactions.add', 'message_not_found', (client) => client.reactions.add({ ...gone, name: 'eyes' })],
  ['pins.add', 'already_pinned', (client) => client.pins.add(at())],
  ['bots.info', 'bot_not_found', (client) => client.bots.info({ bot: 'B1' })],
  ['files.info', 'file_not_found', (client) => client.files.info({ file: 'FNONE' })],
  [
    'files.getUploadURLExternal',
    'missing_argument',
    (client) => client.files.getUploadURLExternal({ filename: 'a', length: 0 }),
  ],
  [
    'files.getUploadURLExternal',
    'invalid_arguments',
    (client) =>
      client.files.getUploadURLExternal({
        filename: 'a',
        length: 1,
        alt_text: 'x'.repeat(1001),
        alt_txt: 'x'.repeat(1001),
      } as never),
  ],
  [
    'files.completeUploadExternal',
    'file_not_found',
    (client) => client.files.completeUploadExternal({ files: [{ id: 'FNONE' }] }),
  ],
  [
    'chat.postEphemeral',
    'user_not_in_channel',
    (client) => client.chat.postEphemeral({ channel: 'CORDERS', user: 'UNOBODY', text: 'x' }),
  ],
  [
    'chat.postEphemeral',
    'msg_too_long',
    (client) => client.chat.postEphemeral({ channel: 'CORDERS', user: 'UCHENYU', text: '字'.repeat(1334) }),
  ],
  [
    'chat.delete',
    'message_not_found',
    (client) => client.chat.delete({ channel: 'CORDERS', ts: gone.timestamp }),
  ],
  [
    'views.publish',
    'invalid_arguments',
    (client) => client.views.publish({ user_id: 'UCHENYU', view: { type: 'modal' } as never }),
  ],
  ['files.upload', 'unknown_method', (client) => client.apiCall('files.upload', { content: 'x' })],
];

describe('the Web API refuses', () => {
  it.each(refused)('%s with %s', async (_method, error, call) => {
    expect(await refusal(call(set.client))).toMatchObject({ ok: false, error });
  });

  it('a Home tab where the app has none', async () => {
    const manifest = (await manifestWith(() => {})) as {
      features: { app_home: { home_tab_enabled: boolean } };
    };
    manifest.features.app_home.home_tab_enabled = false;
    const other = await openStage({ manifest });
    const view = { type: 'home' as const, blocks: [] };
    expect(await refusal(other.client.views.publish({ user_id: 'UCHENYU', view }))).toMatchObject({
      error: 'not_enabled',
    });
    await other.close();
  });
});

it('every answer names the scopes the token has and the call could use', async () => {
  const answer = await set.client.conversations.info({ channel: 'CORDERS' });
  expect(answer.response_metadata?.scopes).toContain('channels:read');
  expect(answer.response_metadata?.acceptedScopes).toEqual([
    'channels:read',
    'groups:read',
    'im:read',
    'mpim:read',
  ]);
});
