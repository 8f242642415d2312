import { describe, expect, it } from 'vitest';
import { buttons, manifestWith, plain, refusal, stage, workspaceAlone } from './with-app.ts';

type Client = Awaited<ReturnType<typeof workspaceAlone>>['client'];

const channel = 'CORDERS';
const metadata = { event_type: 'countersign', event_payload: { key: 'k' } };
const section = (length: number) => ({ type: 'section' as const, text: plain('x'.repeat(length)) });

/** The error code with which a post of this is refused. */
const refused = async (client: Client, what: object) =>
  (await refusal(client.chat.postMessage({ channel, ...what } as never))).error;

describe('a post', () => {
  it('takes a hundred attachments, with blocks by the rules, and shows nothing for nothing', async () => {
    const { client } = await workspaceAlone();
    const attachments = Array.from({ length: 101 }, () => ({ fallback: 'x' }));
    await client.chat.postMessage({ channel, attachments: attachments.slice(1) });
    expect(await refused(client, { attachments })).toBe('too_many_attachments');
    const broken = [{ blocks: [section(3001)] }, { blocks: [section(10), section(3001)] }];
    const answer = await refusal(client.chat.postMessage({ channel, text: 'x', attachments: broken }));
    expect(answer.error).toBe('invalid_blocks');
    for (const place of ['/attachments/0/blocks/0/', '/attachments/1/blocks/1/'])
      expect(JSON.stringify(answer.errors)).toContain(`[json-pointer:${place}`);
    expect(await refused(client, { attachments: [{ text: 'x', colour: 'good' }] })).toBe(
      'invalid_attachments',
    );
    expect(await refused(client, {})).toBe('no_text');
    expect(await refused(client, { text: 'x', attachments: 'none' })).toBe('invalid_attachments');
  });

  it('takes metadata by its schema, of at most 8,000 bytes', async () => {
    const { client } = await workspaceAlone();
    const of = (payload: object) => ({ text: 'x', metadata: { event_type: 'e', event_payload: payload } });
    const room = 8000 - JSON.stringify(of({ a: '' }).metadata).length;
    await client.chat.postMessage({ channel, ...of({ a: 'x'.repeat(room) }) } as never);
    expect(await refused(client, of({ a: 'x'.repeat(room + 1) }))).toBe('metadata_too_large');
    expect(await refused(client, of({ a: { b: { c: 1 } } }))).toBe('invalid_metadata_schema');
    expect(await refused(client, { text: 'x', metadata: 'text' })).toBe('invalid_metadata_format');
  });

  it('takes markdown alone, and a direct message only where the app has a Messages tab', async () => {
    const { client } = await workspaceAlone();
    expect(await refused(client, { text: 'x', markdown_text: '**x**' })).toBe('markdown_text_conflict');
    const tabs = (await manifestWith(() => {})) as {
      features: { app_home: { messages_tab_enabled: boolean } };
    };
    tabs.features.app_home.messages_tab_enabled = false;
    const closed = await workspaceAlone({ manifest: tabs });
    expect(await refused(closed.client, { channel: 'ULINA', text: 'x' })).toBe('messages_tab_disabled');
  });
});

describe('a long text', () => {
  it('is warned of above 4,000 characters and cut at 40,000', async () => {
    const { client } = await workspaceAlone();
    const post = async (length: number) => {
      const { message, response_metadata: metadata } = await client.chat.postMessage({
        channel,
        text: 'x'.repeat(length),
      });
      return [message?.text?.length, (metadata as { warnings?: unknown[] } | undefined)?.warnings?.length];
    };
    expect(await post(4000)).toEqual([4000, undefined]);
    expect(await post(4001)).toEqual([4001, 1]);
    expect(await post(40_000)).toEqual([40_000, 1]);
    expect(await post(40_001)).toEqual([40_000, 1]);
  });
});

describe('chat.update', () => {
  it('keeps, replaces and removes each part as Slack does', async () => {
    const { client, workspace } = await workspaceAlone();
    const posted = await client.chat.postMessage({ channel, text: 'one', blocks: [buttons('go')], metadata });
    const ts = String(posted.ts);
    const updated = async (what: object) => {
      await client.chat.update({ channel, ts, ...what } as never);
      const [now] = (await workspace.messages('orders')) as unknown as Record<string, unknown>[];
      return [
        now?.text,
        (now?.blocks as unknown[] | undefined)?.length ?? 0,
        now?.metadata,
        'edited' in (now ?? {}),
      ];
    };
    const other = { ...metadata, event_payload: { key: 'k2' } };
    // Blocks show no mark of an edit; text alone takes them away and does.
    expect(
      await updated({
        blocks: [buttons('go'), buttons('other')].map((block, index) => ({
          ...block,
          block_id: `b${index}`,
        })),
      }),
    ).toEqual(['one', 2, metadata, false]);
    expect(await updated({ metadata: other })).toEqual(['one', 2, other, expect.any(Boolean)]);
    expect(await updated({ text: 'two' })).toEqual(['two', 0, other, true]);
    expect(await updated({ text: 'three', metadata: {} })).toEqual(['three', 0, undefined, true]);
  });

  it('refuses what is too long, empty, not there, not its own, archived or named by a person', async () => {
    const { client, workspace } = await workspaceAlone();
    const ts = String((await client.chat.postMessage({ channel, text: 'one' })).ts);
    const { ts: theirs } = await workspace.as('chen.yu').says('orders', 'mine');
    const update = async (what: object) =>
      (await refusal(client.chat.update({ channel, ts, ...what } as never))).error;
    await client.chat.update({ channel, ts, text: 'x'.repeat(4000) });
    expect(await update({ text: 'x'.repeat(4001) })).toBe('msg_too_long');
    expect(await update({})).toBe('no_text');
    expect(await update({ ts: '1700000000.000001', text: 'x' })).toBe('message_not_found');
    expect(await update({ ts: theirs, text: 'x' })).toBe('cant_update_message');
    expect(await update({ channel: 'ULINA', text: 'x' })).toBe('channel_not_found');
    expect(await update({ text: 'x', blocks: [section(3001)] })).toBe('invalid_blocks');
    await workspace.control('archive', { channel: 'orders' });
    expect(await update({ text: 'x' })).toBe('is_inactive');
  });
});

describe('scheduled messages', () => {
  it('are thirty in five minutes of a channel, and can be called off until they are sent', async () => {
    const { client, sandbox, workspace } = await workspaceAlone();
    const window = Math.ceil(sandbox.clock.now() / 1000 / 300) * 300 + 300;
    const schedule = (post_at: number, to = channel) =>
      client.chat.scheduleMessage({ channel: to, text: 'x', post_at });
    const ids: string[] = [];
    for (let index = 0; index < 30; index += 1) {
      ids.push(String((await schedule(window + index)).scheduled_message_id));
    }
    expect(await refusal(schedule(window + 299))).toMatchObject({ error: 'restricted_too_many' });
    await schedule(window + 300);
    await schedule(window, 'CGENERAL');
    const callOff = (id = '') => client.chat.deleteScheduledMessage({ channel, scheduled_message_id: id });
    await callOff(ids[0]);
    expect(await refusal(callOff(ids[0]))).toMatchObject({ error: 'invalid_scheduled_message_id' });
    expect(await refusal(schedule(window - 3600))).toMatchObject({ error: 'time_in_past' });
    const days = (count: number) => Math.floor(sandbox.clock.now() / 1000) + count * 24 * 3600;
    expect(await refusal(schedule(days(120) + 60))).toMatchObject({ error: 'time_too_far' });
    await callOff(String((await schedule(days(120) - 60)).scheduled_message_id));
    await workspace.advance('PT15M');
    expect(await workspace.messages('orders')).toHaveLength(30);
    expect(await refusal(callOff(ids[1]))).toMatchObject({ error: 'invalid_scheduled_message_id' });
  });
});

describe('cursors', () => {
  it('page through lists, and are refused when they are not ours', async () => {
    const { client } = await workspaceAlone();
    const first = await client.users.list({ limit: 5 });
    const cursor = String(first.response_metadata?.next_cursor);
    const second = await client.users.list({ limit: 1000, cursor });
    expect(second.response_metadata?.next_cursor).toBe('');
    const all = await client.users.list({});
    expect([...(first.members ?? []), ...(second.members ?? [])].map((one) => one.id)).toEqual(
      all.members?.map((one) => one.id),
    );
    expect(await refusal(client.users.list({ cursor: 'x' }))).toMatchObject({ error: 'invalid_cursor' });
    expect(await refusal(client.users.list({ limit: 1001 }))).toMatchObject({ error: 'invalid_limit' });
  });
});

describe('an external menu in a message', () => {
  it('is asked, and what it offers can be chosen', async () => {
    const { app, client, workspace } = await stage();
    app.options('customer', ({ ack, payload }) =>
      ack({ options: [{ text: plain(payload.value), value: payload.value }] }),
    );
    const chosen: unknown[] = [];
    app.action('customer', async ({ ack, payload }) => {
      chosen.push(payload);
      await ack();
    });
    const element = { type: 'external_select' as const, action_id: 'customer', min_query_length: 2 };
    const blocks = [{ type: 'actions' as const, block_id: 'menu', elements: [element] }];
    const { ts } = await client.chat.postMessage({ channel, text: 'card', blocks });
    const at = { user: 'chen.yu', channel: 'orders', ts };
    expect(await workspace.control('suggest', { ...at, block_id: 'menu', query: 'C001' })).toMatchObject({
      options: [{ value: 'C001' }],
    });
    await workspace.control('press', { ...at, action_id: 'customer', value: 'C001' });
    await workspace.control('press', { ...at, action_id: 'customer', value: 'C002' });
    expect(chosen).toMatchObject([
      { type: 'external_select', selected_option: { value: 'C001' } },
      { selected_option: { value: 'C002' } },
    ]);
    await expect(workspace.control('press', { ...at, action_id: 'customer', value: 'C' })).rejects.toThrow(
      'at least 2',
    );
  });
});

describe('a reply', () => {
  it('stands in the channel as well where it is broadcast', async () => {
    const { client } = await workspaceAlone();
    const { ts } = await client.chat.postMessage({ channel, text: 'card' });
    const reply = { channel, thread_ts: String(ts) };
    await client.chat.postMessage({ ...reply, text: 'quiet' });
    await client.chat.postMessage({ ...reply, text: 'loud', reply_broadcast: true });
    const { messages = [] } = await client.conversations.history({ channel });
    expect(messages.map(({ text, subtype }) => [text, subtype])).toEqual([
      ['loud', 'thread_broadcast'],
      ['card', undefined],
    ]);
  });
});

describe('a response URL', () => {
  it('of a command touches nothing that was typed', async () => {
    const { app, workspace } = await stage();
    const urls: string[] = [];
    app.command('/order', async ({ ack, body }) => {
      urls.push(body.response_url);
      await ack({ response_type: 'in_channel' });
    });
    const chen = workspace.as('chen.yu');
    await chen.slash('/order show');
    for (const body of [{ delete_original: true }, { replace_original: true, text: 'instead' }]) {
      const headers = { 'content-type': 'application/json' };
      await fetch(String(urls[0]), { method: 'POST', headers, body: JSON.stringify(body) });
    }
    expect((await workspace.messages('orders')).map(({ text }) => text)).toEqual(['/order show']);
    expect((await chen.ephemerals()).map(({ text }) => text)).toEqual(['instead']);
  });

  it('deletes nothing for a message that is refused, and answers in a thread only for all to see', async () => {
    const { app, client, workspace } = await stage();
    const urls: string[] = [];
    app.action('go', async ({ ack, body }) => {
      urls.push((body as { response_url: string }).response_url);
      await ack();
    });
    const { ts } = await client.chat.postMessage({ channel, text: 'card', blocks: [buttons('go')] });
    await workspace.as('chen.yu').press('go');
    const send = async (body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(String(urls[0]), { method: 'POST', headers, body: JSON.stringify(body) });
      return answer.ok ? 'ok' : ((await answer.json()) as { error: string }).error;
    };
    expect(await send({ delete_original: true, blocks: [section(3001)] })).toBe('invalid_blocks');
    expect(await workspace.messages('orders')).toHaveLength(1);
    expect(await send({ text: 'x', thread_ts: ts })).toBe('invalid_thread_ts');
    expect(
      await send({ text: 'x', thread_ts: ts, response_type: 'in_channel', replace_original: true }),
    ).toBe('invalid_thread_ts');
    expect(await send({ text: 'reply', thread_ts: ts, response_type: 'in_channel' })).toBe('ok');
    expect((await workspace.thread('orders', String(ts))).map((one) => one.text)).toEqual(['card', 'reply']);
    expect(await send({ text: 'instead', delete_original: true, response_type: 'in_channel' })).toBe('ok');
    expect((await workspace.messages('orders')).map((one) => one.text)).toEqual(['reply', 'instead']);
  });
});
