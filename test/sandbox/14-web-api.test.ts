import { describe, expect, it } from 'vitest';
import { buttons, clientOf, manifestWith, plain, refusal, workspaceAlone } from './with-app.ts';

describe('the Web API', () => {
  it('refuses no token, a wrong one and one of the other kind', async () => {
    const { sandbox } = await workspaceAlone();
    expect(await refusal(clientOf(sandbox, '').auth.test())).toMatchObject({ error: 'not_authed' });
    expect(await refusal(clientOf(sandbox, 'xoxb-other').auth.test())).toMatchObject({
      error: 'invalid_auth',
    });
    expect(await refusal(clientOf(sandbox, sandbox.tokens.app).auth.test())).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await refusal(clientOf(sandbox).apps.connections.open())).toMatchObject({
      error: 'not_allowed_token_type',
    });
    expect(await refusal(clientOf(sandbox).apiCall('chat.shout'))).toMatchObject({ error: 'unknown_method' });
  });

  it('tells who the token is and which scopes it has', async () => {
    const { client } = await workspaceAlone();
    const answer = await client.auth.test();
    expect(answer).toMatchObject({ ok: true, user: 'countersign', team_id: 'T0SANDBOX' });
    expect(answer.response_metadata?.scopes).toContain('chat:write');
  });

  it('refuses what the manifest does not allow, with the scope needed', async () => {
    const manifest = await manifestWith(({ oauth_config }) => {
      oauth_config.scopes.bot = ['channels:read', 'commands'];
    });
    const { client } = await workspaceAlone({ manifest });
    expect(await refusal(client.chat.postMessage({ channel: 'CORDERS', text: 'x' }))).toMatchObject({
      error: 'missing_scope',
      needed: 'chat:write',
      provided: 'channels:read,commands',
    });
  });

  it('reports every broken rule of a message at once, with pointers', async () => {
    const { client } = await workspaceAlone();
    const blocks = [
      { type: 'header', text: plain('x'.repeat(151)) },
      { type: 'section', text: { type: 'mrkdwn', text: 'x'.repeat(3001) } },
    ];
    const answer = await refusal(client.chat.postMessage({ channel: 'CORDERS', text: 'x', blocks }));
    expect(answer.error).toBe('invalid_blocks');
    const lines = (answer.response_metadata as { messages: string[] }).messages;
    expect(
      lines.some((line) => line.includes('must be less than 151 characters [json-pointer:/blocks/0')),
    ).toBe(true);
    expect(
      lines.some((line) => line.includes('must be less than 3001 characters [json-pointer:/blocks/1')),
    ).toBe(true);
  });

  it.each([
    [50, undefined],
    [51, 'invalid_blocks'],
  ])('takes a message of %i blocks: %s', async (count, error) => {
    const { client } = await workspaceAlone();
    const blocks = Array.from({ length: count }, () => ({ type: 'divider' as const }));
    const call = client.chat.postMessage({ channel: 'CORDERS', text: 'x', blocks });
    if (error === undefined) expect((await call).ok).toBe(true);
    else expect((await refusal(call)).error).toBe(error);
  });

  it('refuses blocks encoded twice, and a message with nothing in it', async () => {
    const { sandbox, client } = await workspaceAlone();
    const twice = JSON.stringify(JSON.stringify([{ type: 'divider' }]));
    const answer = await fetch(`${sandbox.apiUrl}chat.postMessage`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.tokens.bot}` },
      body: new URLSearchParams({ channel: 'CORDERS', text: 'x', blocks: twice }),
    });
    expect(await answer.json()).toMatchObject({ ok: false, error: 'invalid_blocks_format' });
    expect(await refusal(client.chat.postMessage({ channel: 'CORDERS' } as never))).toMatchObject({
      error: 'no_text',
    });
  });

  it('takes JSON and multipart bodies like form-encoded ones', async () => {
    const { sandbox, workspace } = await workspaceAlone();
    const headers = { authorization: `Bearer ${sandbox.tokens.bot}` };
    const form = new FormData();
    form.set('channel', 'CORDERS');
    form.set('text', 'multipart');
    form.set('blocks', JSON.stringify([buttons('go')]));
    const json = JSON.stringify({ channel: 'CORDERS', text: 'json', blocks: [buttons('go')] });
    const url = `${sandbox.apiUrl}chat.postMessage`;
    await fetch(url, { method: 'POST', headers, body: form });
    const answer = await fetch(url, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: json,
    });
    expect(await answer.json()).toMatchObject({ ok: true, warning: 'missing_charset' });
    const posted = await workspace.messages('orders');
    expect(posted.map((message) => [message.text, message.blocks?.length])).toEqual([
      ['multipart', 1],
      ['json', 1],
    ]);
  });

  it('keeps the rules of membership, archived channels and threads', async () => {
    const { client, workspace } = await workspaceAlone();
    await workspace.control('membership', { channel: 'general', user: 'U0SANDBOXBOT', member: false });
    expect(await refusal(client.chat.postMessage({ channel: 'CGENERAL', text: 'x' }))).toMatchObject({
      error: 'not_in_channel',
    });
    await client.conversations.join({ channel: 'CGENERAL' });
    const first = await client.chat.postMessage({ channel: 'CGENERAL', text: 'parent' });
    const reply = await client.chat.postMessage({
      channel: 'CGENERAL',
      text: 'reply',
      thread_ts: first.ts as string,
    });
    expect(
      await refusal(
        client.chat.postMessage({ channel: 'CGENERAL', text: 'x', thread_ts: reply.ts as string }),
      ),
    ).toMatchObject({ error: 'cannot_reply_to_message' });
    await workspace.control('archive', { channel: 'general' });
    expect(await refusal(client.chat.postMessage({ channel: 'CGENERAL', text: 'x' }))).toMatchObject({
      error: 'is_archived',
    });
    expect(await refusal(client.chat.postMessage({ channel: 'CNOWHERE', text: 'x' }))).toMatchObject({
      error: 'channel_not_found',
    });
  });

  it('updates and deletes only its own messages; text alone takes the blocks away, metadata stays', async () => {
    const { client, workspace } = await workspaceAlone();
    const { ts } = await workspace.as('chen.yu').says('orders', 'mine');
    expect(await refusal(client.chat.update({ channel: 'CORDERS', ts, text: 'x' }))).toMatchObject({
      error: 'cant_update_message',
    });
    expect(await refusal(client.chat.delete({ channel: 'CORDERS', ts }))).toMatchObject({
      error: 'cant_delete_message',
    });
    const metadata = { event_type: 'countersign', event_payload: { key: 'k' } };
    const card = await client.chat.postMessage({
      channel: 'CORDERS',
      text: 'card',
      blocks: [buttons('go')],
      metadata,
    });
    await client.chat.update({ channel: 'CORDERS', ts: card.ts as string, text: 'plain now' });
    const now = (await workspace.messages('orders')).find((message) => message.ts === card.ts);
    expect(now).toMatchObject({ text: 'plain now', metadata });
    expect(now?.blocks).toBeUndefined();
    expect(
      await refusal(client.chat.update({ channel: 'CORDERS', ts: '1700000000.000001', text: 'x' })),
    ).toMatchObject({
      error: 'message_not_found',
    });
    expect(
      await refusal(
        client.chat.update({ channel: 'CORDERS', ts: card.ts as string, text: 'x'.repeat(4001) }),
      ),
    ).toMatchObject({ error: 'msg_too_long' });
  });

  it('finds messages by metadata in history and replies, a page at a time', async () => {
    const { client } = await workspaceAlone();
    const parent = await client.chat.postMessage({
      channel: 'CORDERS',
      text: 'card',
      metadata: { event_type: 'countersign', event_payload: { key: 'k0' } },
    });
    for (const key of ['k1', 'k2', 'k3']) {
      await client.chat.postMessage({
        channel: 'CORDERS',
        text: key,
        thread_ts: parent.ts as string,
        metadata: { event_type: 'countersign', event_payload: { key } },
      });
    }
    const history = await client.conversations.history({ channel: 'CORDERS', include_all_metadata: true });
    expect(history.messages?.map((one) => one.metadata?.event_payload)).toEqual([{ key: 'k0' }]);
    const pages: string[] = [];
    for await (const page of client.paginate('conversations.replies', {
      channel: 'CORDERS',
      ts: parent.ts as string,
      limit: 2,
    })) {
      pages.push(
        ((page as { messages?: { text: string }[] }).messages ?? []).map((one) => one.text).join(' '),
      );
    }
    expect(pages).toEqual(['card k1', 'k2 k3']);
  });

  it('knows people with their locale, and user groups where the plan has them', async () => {
    const { client } = await workspaceAlone();
    const ma = await client.users.info({ user: 'UMALIN', include_locale: true });
    expect(ma.user).toMatchObject({ name: 'ma.lin', locale: 'en-US', tz_offset: 28_800 });
    expect((await client.users.info({ user: 'UMALIN' })).user).not.toHaveProperty('locale');
    expect(await refusal(client.users.info({ user: 'UNOBODY' }))).toMatchObject({ error: 'user_not_found' });
    const groups = await client.usergroups.list({ include_users: true });
    expect(groups.usergroups?.find((group) => group.handle === 'service')?.users).toEqual([
      'UCHENYU',
      'ULINA',
    ]);
    const free = await workspaceAlone({ userGroups: false });
    expect(await refusal(free.client.usergroups.list())).toMatchObject({ error: 'plan_upgrade_required' });
  });

  it('posts scheduled messages when their time comes, and never those with metadata', async () => {
    const { client, sandbox, workspace } = await workspaceAlone();
    const inAnHour = Math.floor(sandbox.clock.now() / 1000) + 3600;
    await client.chat.scheduleMessage({ channel: 'CORDERS', text: 'later', post_at: inAnHour });
    await client.chat.scheduleMessage({
      channel: 'CORDERS',
      text: 'lost',
      post_at: inAnHour,
      metadata: { event_type: 'x', event_payload: {} },
    } as never);
    expect(
      await refusal(
        client.chat.scheduleMessage({ channel: 'CORDERS', text: 'x', post_at: inAnHour + 121 * 86_400 }),
      ),
    ).toMatchObject({ error: 'time_too_far' });
    expect(await workspace.messages('orders')).toEqual([]);
    await workspace.advance('PT1H1S');
    expect((await workspace.messages('orders')).map((message) => message.text)).toEqual(['later']);
  });
});

describe('rates', () => {
  it('count each method by its tier', async () => {
    const { client } = await workspaceAlone({ rates: 'strict' });
    for (let call = 0; call < 20; call += 1) await client.usergroups.list();
    await expect(client.usergroups.list()).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error' });
    expect((await client.auth.test()).ok).toBe(true);
  });
});
