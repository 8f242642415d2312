import type { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf, manifestWith, openStage, refusal } from './with-app.ts';

let set: Awaited<ReturnType<typeof openStage>>;
let ts = '';
let archived = '';
let manifest: object;
const userScopes = ['chat:write', 'channels:read', 'users:read', 'im:write', 'im:read', 'channels:write'];
beforeAll(async () => {
  manifest = await manifestWith(({ oauth_config: { scopes } }) => {
    scopes.bot.push('channels:manage', 'groups:write', 'mpim:write', 'reactions:write', 'pins:write');
    scopes.bot.push('users:read.email', 'usergroups:write');
    Object.assign(scopes, { user: userScopes });
  });
  set = await openStage({ manifest });
  const { client } = set;
  ts = String((await client.chat.postMessage({ channel: 'CORDERS', text: 'card' })).ts);
  await client.reactions.add({ channel: 'CORDERS', timestamp: ts, name: 'eyes' });
  await client.pins.add({ channel: 'CORDERS', timestamp: ts });
  await client.conversations.create({ name: 'archived' }).then(({ channel }) => {
    archived = String(channel?.id);
    return client.conversations.archive({ channel: archived });
  });
  await client.conversations.open({ users: 'UCHENYU' });
});
afterAll(() => set?.close());

const nobody = Array.from({ length: 9 }, (_, index) => `UNOBODY${index}`);
const at = () => ({ channel: 'CORDERS', timestamp: ts });
const gone = { channel: 'CORDERS', timestamp: '1700000000.000001' };

/** Calls that Slack refuses for what they name (slack §14–§16), with its error. */
const refused: readonly (readonly [string, string, (client: WebClient) => Promise<unknown>])[] = [
  ['conversations.open', 'users_list_not_supplied', (client) => client.conversations.open({ users: '' })],
  [
    'conversations.open',
    'not_enough_users',
    (client) => client.conversations.open({ users: 'U0SANDBOXBOT' }),
  ],
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
  [
    'conversations.invite',
    'too_many_users',
    (client) => client.conversations.invite({ channel: 'CORDERS', users: Array(101).fill('U1').join() }),
  ],
  ['conversations.join', 'is_archived', (client) => client.conversations.join({ channel: archived })],
  [
    'conversations.join',
    'method_not_supported_for_channel_type',
    (client) => client.conversations.join({ channel: 'DCHENYU' }),
  ],
  ['conversations.info', 'channel_not_found', (client) => client.conversations.info({ channel: 'CNONE' })],
  [
    'conversations.members',
    'channel_not_found',
    (client) => client.conversations.members({ channel: 'CNONE' }),
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
  ['chat.postMessage', 'is_archived', (client) => client.chat.postMessage({ channel: archived, text: 'x' })],
  [
    'chat.postMessage',
    'cannot_reply_to_message',
    (client) => client.chat.postMessage({ channel: 'CORDERS', text: 'x', thread_ts: gone.timestamp }),
  ],
  ...['icon_url', 'icon_emoji', 'username'].map(
    (name) =>
      [
        `chat.postMessage with ${name}`,
        'missing_scope',
        (client: WebClient) => client.chat.postMessage({ channel: 'CORDERS', text: 'x', [name]: 'x' }),
      ] as const,
  ),
  [
    'files.getUploadURLExternal',
    'snippet_too_large',
    (client) => client.files.getUploadURLExternal({ filename: 'a', length: 1_000_001, snippet_type: 'text' }),
  ],
  [
    'files.completeUploadExternal',
    'posting_to_channel_denied',
    async (client) => {
      const { upload_url: url, file_id: id } = await client.files.getUploadURLExternal({
        filename: 'a',
        length: 1,
      });
      await fetch(String(url), { method: 'POST', body: 'a' });
      return client.files.completeUploadExternal({ files: [{ id: String(id) }], channel_id: archived });
    },
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

describe('a user token', () => {
  it('acts as the person who installed the app, with the user scopes of the manifest', async () => {
    const user = clientOf(set.sandbox, set.sandbox.tokens.user);
    const said = await user.auth.test();
    expect(said).toMatchObject({ user_id: 'UCHENYU', user: 'chen.yu' });
    expect(said.bot_id).toBeUndefined();
    expect(said.response_metadata?.scopes).toEqual(userScopes);
    const { message, ts: own } = await user.chat.postMessage({ channel: 'CGENERAL', text: 'mine' });
    expect(message?.user).toBe('UCHENYU');
    await user.chat.update({ channel: 'CGENERAL', ts: String(own), text: 'still mine' });
  });

  it.each<[string, (user: WebClient, bot: WebClient) => Promise<unknown>]>([
    ['missing_scope', (user) => user.team.info()],
    ['missing_scope', (user) => user.conversations.list({ types: 'private_channel' })],
    ['cant_update_message', (user) => user.chat.update({ channel: 'CORDERS', ts, text: 'not mine' })],
    ['not_allowed_token_type', (user) => user.apps.connections.open()],
    ['missing_scope', (user) => user.conversations.open({ users: 'ULINA,UMALIN' })],
    ['missing_scope', (user) => user.conversations.create({ name: 'private', is_private: true })],
    ['missing_scope', (user) => user.files.info({ file: 'F1' })],
    ['not_allowed_token_type', (_user, bot) => bot.apps.connections.open()],
  ])('is refused with %s', async (error, call) => {
    const user = clientOf(set.sandbox, set.sandbox.tokens.user);
    expect(await refusal(call(user, set.client))).toMatchObject({ ok: false, error });
  });

  it('opens direct messages of that person, in which the app is not, and takes their scopes by their names', async () => {
    const user = clientOf(set.sandbox, set.sandbox.tokens.user);
    const opened = await user.conversations.open({ users: 'ULINA', return_im: true });
    expect(opened.channel).toMatchObject({ is_im: true, user: 'ULINA' });
    const channel = String(opened.channel?.id);
    expect((await user.chat.postMessage({ channel: 'ULINA', text: 'between us' })).channel).toBe(channel);
    expect((await user.conversations.members({ channel })).members).toEqual(['UCHENYU', 'ULINA']);
    expect(await refusal(set.client.conversations.info({ channel }))).toMatchObject({
      error: 'channel_not_found',
    });
    const withBot = await user.conversations.open({ users: 'U0SANDBOXBOT' });
    expect((await set.client.conversations.open({ users: 'UCHENYU' })).channel?.id).toBe(withBot.channel?.id);
    const notes = await user.conversations.open({ users: 'UCHENYU' });
    expect((await user.conversations.members({ channel: String(notes.channel?.id) })).members).toEqual([
      'UCHENYU',
    ]);
    // `channels:write` is to a person what `channels:manage` and `channels:join` are to a bot.
    const { channel: made } = await user.conversations.create({ name: 'by-a-person' });
    await user.conversations.leave({ channel: String(made?.id) });
    expect((await user.conversations.join({ channel: String(made?.id) })).response_metadata).toMatchObject({
      acceptedScopes: ['channels:write'],
    });
  });

  it('is none where the manifest asks for no user scopes', async () => {
    const other = await openStage();
    const user = clientOf(other.sandbox, other.sandbox.tokens.user);
    expect(await refusal(user.auth.test())).toMatchObject({ error: 'invalid_auth' });
    await other.close();
  });
});

describe('what an administrator takes away', () => {
  it.each(['bot', 'user', 'app'] as const)('the %s token, until it is given again', async (kind) => {
    const client = clientOf(set.sandbox, set.sandbox.tokens[kind]);
    const call = () => (kind === 'app' ? client.apps.connections.open({}) : client.auth.test());
    await set.workspace.control('token', { kind, revoked: true });
    expect(await refusal(call())).toMatchObject({ error: 'token_revoked' });
    await set.workspace.control('token', { kind, revoked: false });
    expect((await call()).ok).toBe(true);
  });

  it('an account: it is told as deleted, in no channel and no group, and nobody acts with it', async () => {
    const alone = await openStage({ manifest });
    const { client, workspace, sandbox } = alone;
    const user = 'UCHENYU';
    const handle = 'chen.yu';
    await workspace.control('account', { user: handle, deactivated: true });
    expect((await client.users.info({ user })).user?.deleted).toBe(true);
    expect((await client.conversations.members({ channel: 'CORDERS', limit: 1000 })).members).not.toContain(
      user,
    );
    const { usergroups = [] } = await client.usergroups.list({ include_users: true });
    expect(usergroups.flatMap(({ users = [] }) => users)).not.toContain(user);
    const refusals = [
      client.conversations.open({ users: user }),
      client.users.lookupByEmail({ email: `${handle}@mill.example` }),
      client.chat.postEphemeral({ channel: 'CORDERS', user, text: 'x' }),
      clientOf(sandbox, sandbox.tokens.user).auth.test(),
    ].map(async (call) => (await refusal(call)).error);
    expect(await Promise.all(refusals)).toEqual([
      'user_disabled',
      'users_not_found',
      'user_not_in_channel',
      'account_inactive',
    ]);
    await expect(workspace.as(handle).slash('/order', 'general')).rejects.toThrow('deactivated');
    await workspace.control('account', { user: handle, deactivated: false });
    expect((await client.users.info({ user })).user?.deleted).toBe(false);
    await alone.close();
  });

  it('a user group: it is listed only where disabled ones are asked for', async () => {
    const { client, workspace } = set;
    const handles = async (include_disabled: boolean) =>
      (await client.usergroups.list({ include_disabled })).usergroups?.map(({ handle }) => handle);
    await workspace.control('group', { handle: 'night-shift', users: ['li.na'], disabled: true });
    const usergroup = 'SNIGHTSHIFT';
    expect(await handles(false)).not.toContain('night-shift');
    expect(await handles(true)).toContain('night-shift');
    expect(await refusal(client.usergroups.users.list({ usergroup }))).toMatchObject({
      error: 'no_such_subteam',
    });
    expect((await client.usergroups.users.list({ usergroup, include_disabled: true })).users).toEqual([
      'ULINA',
    ]);
    await workspace.control('group', { handle: 'night-shift', users: ['li.na'] });
    expect(await handles(false)).toContain('night-shift');
  });
});

it.each([
  ['application/json', 'missing_charset'],
  ['application/json; charset=utf-8', undefined],
  ['application/x-www-form-urlencoded', undefined],
  ['application/x-www-form-urlencoded;charset=utf-8', 'superfluous_charset'],
])('a body of %s is answered with the warning %s', async (type, warning) => {
  const authorization = `Bearer ${set.sandbox.tokens.bot}`;
  const answer = await fetch(`${set.sandbox.apiUrl}auth.test`, {
    method: 'POST',
    headers: { authorization, 'content-type': type },
    body: type.includes('json') ? '{}' : 'a=1',
  });
  const { ok, warning: warned, response_metadata } = (await answer.json()) as Record<string, unknown>;
  expect(ok).toBe(true);
  expect(warned).toBe(warning);
  expect(response_metadata).toEqual(warning && { warnings: [warning] });
});

it('a read may be asked for by GET, and a token may stand among the arguments', async () => {
  const { apiUrl, tokens } = set.sandbox;
  const authorization = `Bearer ${tokens.bot}`;
  const answers = await Promise.all([
    fetch(`${apiUrl}users.info?user=ULINA`, { headers: { authorization } }),
    fetch(`${apiUrl}users.info?user=ULINA&token=${tokens.bot}`),
    fetch(`${apiUrl}users.info`, {
      method: 'POST',
      body: new URLSearchParams({ user: 'ULINA', token: tokens.bot }),
    }),
  ]);
  for (const answer of answers) {
    expect(await answer.json()).toMatchObject({
      ok: true,
      // An address only with its scope; the locale only where it is asked for; the zone always.
      user: { id: 'ULINA', tz: 'Asia/Shanghai', tz_offset: 28_800, profile: { email: 'li.na@mill.example' } },
    });
  }
  const other = await openStage();
  const { user } = await other.client.users.info({ user: 'ULINA' });
  expect([user?.profile?.email, user?.locale, user?.tz_label]).toEqual([
    undefined,
    undefined,
    'Asia/Shanghai',
  ]);
  await other.close();
});

it('a file is completed for up to a hundred channels, in a thread for one', async () => {
  const complete = async (more: object) => {
    const { upload_url: url, file_id: id } = await set.client.files.getUploadURLExternal({
      filename: 'a',
      length: 1,
    });
    expect(await (await fetch(String(url), { method: 'POST', body: 'a' })).text()).toBe('OK - 1');
    return set.client.files.completeUploadExternal({ files: [{ id: String(id) }], ...more } as never);
  };
  const many = Array.from({ length: 101 }, (_, index) => `C${index}`).join();
  expect(await refusal(complete({ channels: many }))).toMatchObject({ error: 'invalid_channel' });
  const two = complete({ channels: 'CORDERS,CGENERAL', thread_ts: ts });
  expect(await refusal(two)).toMatchObject({ error: 'invalid_channel' });
  // A comment is said in place of blocks; without a channel the file stays its owner's.
  const blocks = [{ type: 'nothing' }];
  await complete({ channel_id: 'CGENERAL', initial_comment: 'as a comment', blocks });
  const { files } = await complete({});
  const { file } = await set.client.files.info({ file: String(files?.[0]?.id) });
  expect(Object.values(file?.shares ?? {}).flatMap((shares) => Object.keys(shares ?? {}))).toEqual([]);
});

it('markdown_text holds 12,000 characters and not one more', async () => {
  const post = (length: number) =>
    set.client.chat.postMessage({ channel: 'CGENERAL', markdown_text: 'x'.repeat(length) });
  expect((await post(12_000)).ok).toBe(true);
  expect(await refusal(post(12_001))).toMatchObject({ error: 'invalid_arguments' });
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

it('a refused answer names them too, and a wrong token is told before a body that cannot be read', async () => {
  const { apiUrl, tokens } = set.sandbox;
  const call = (token: string, type: string) =>
    fetch(`${apiUrl}team.info`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': type },
      body: 'x',
    });
  const refused = await call(tokens.user, 'application/x-www-form-urlencoded');
  expect(await refused.json()).toMatchObject({ error: 'missing_scope', needed: 'team:read' });
  expect(refused.headers.get('x-accepted-oauth-scopes')).toBe('team:read');
  expect(refused.headers.get('x-oauth-scopes')).toBe(userScopes.join());
  expect(await (await call('xoxb-wrong', 'text/plain')).json()).toMatchObject({ error: 'invalid_auth' });
  expect(await (await call(tokens.bot, 'text/plain')).json()).toMatchObject({ error: 'invalid_post_type' });
});
