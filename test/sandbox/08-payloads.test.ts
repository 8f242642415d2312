import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../../sandbox/slack/start.ts';
import { driveWorkspace, type WorkspaceDriver } from '../support/workspace.ts';
import { buttons, clientOf, form, manifestWith, plain } from './with-app.ts';

type Payload = Record<string, unknown>;

let workspace: WorkspaceDriver;
let client: ReturnType<typeof clientOf>;
let chen: ReturnType<WorkspaceDriver['as']>;
let close = async (): Promise<void> => {};
beforeAll(async () => {
  const manifest = await manifestWith(({ oauth_config: { scopes }, settings }) => {
    scopes.bot.push('reactions:read', 'app_mentions:read');
    settings.event_subscriptions.bot_events.push('reaction_added', 'app_mention', 'file_shared');
  });
  const sandbox = await startSandbox({ manifest, rates: 'loose' });
  [workspace, client] = [await driveWorkspace(sandbox.url), clientOf(sandbox)];
  chen = workspace.as('chen.yu');
  close = async () => {
    workspace.close();
    await sandbox.close();
  };
});
afterAll(() => close());

// Nobody listens; what would have been delivered is in the log.
const delivered = async (method: string): Promise<Payload> =>
  ((await workspace.log()).findLast((row) => row.method === method)?.request ?? {}) as Payload;
const keysOf = (payload: Payload) => Object.keys(payload).sort();

const whoAndWhere = ['api_app_id', 'enterprise', 'is_enterprise_install', 'team', 'token', 'type', 'user'];
const menu = {
  type: 'input' as const,
  block_id: 'menu',
  optional: true,
  label: plain('menu'),
  element: { type: 'external_select' as const, action_id: 'value' },
};

/** A form of chen.yu's with a field, a menu and a button, open. */
async function formOpen(): Promise<string> {
  await chen.slash('/order');
  const { trigger_id } = await delivered('command');
  const view = form([], { notify_on_close: true, blocks: [...form(['a']).blocks, menu, buttons('in')] });
  const opened = await client.views.open({ trigger_id: String(trigger_id), view: view as never });
  return String(opened.view?.id);
}

describe('what an app is sent', () => {
  it('by a press in a message: the message, its channel, a trigger and a response URL', async () => {
    const text = { type: 'input' as const, block_id: 'text', optional: true, label: plain('text') };
    const blocks = [
      buttons('go'),
      { ...text, element: { type: 'plain_text_input' as const, action_id: 'value' } },
    ];
    await client.chat.postMessage({ channel: 'CORDERS', text: 'card', blocks });
    await chen.press('go');
    const payload = await delivered('block_actions');
    expect(keysOf(payload)).toEqual(
      [
        ...whoAndWhere,
        'actions',
        'channel',
        'container',
        'message',
        'response_url',
        'state',
        'trigger_id',
      ].sort(),
    );
    expect(payload).toMatchObject({
      container: { type: 'message', channel_id: 'CORDERS', is_ephemeral: false },
      state: { values: { text: { value: { type: 'plain_text_input', value: null } } } },
    });
  });

  it('by a press in a view: the view with what is typed in it, a trigger, and no channel', async () => {
    const id = await formOpen();
    await chen.pressInView('in');
    const payload = await delivered('block_actions');
    expect(keysOf(payload)).toEqual([...whoAndWhere, 'actions', 'container', 'trigger_id', 'view'].sort());
    expect(payload.container).toEqual({ type: 'view', view_id: id });
    await chen.fill({ a: 'typed' });
    await chen.submit();
    const submitted = await delivered('view_submission');
    expect(keysOf(submitted)).toEqual([...whoAndWhere, 'response_urls', 'trigger_id', 'view'].sort());
    expect(submitted.view).toMatchObject({
      id,
      root_view_id: id,
      previous_view_id: null,
      team_id: 'T0SANDBOX',
      app_id: 'A0SANDBOX',
      bot_id: 'B0SANDBOX',
      app_installed_team_id: 'T0SANDBOX',
      close: null,
      hash: expect.stringMatching(/^\d{10}\.\w+$/),
      state: { values: { a: { value: { value: 'typed' } }, menu: { value: { selected_option: null } } } },
    });
    await chen.closes(true);
  });

  it('by a choice taken back: nothing', async () => {
    const options = [{ text: plain('one'), value: '1' }];
    const element = {
      type: 'static_select' as const,
      action_id: 'choice',
      options,
      initial_option: options[0],
    };
    const blocks = [{ type: 'actions' as const, block_id: 'choices', elements: [element] }];
    const { ts } = await client.chat.postMessage({ channel: 'CORDERS', text: 'card', blocks } as never);
    const at = { channel: 'CORDERS', ts: String(ts) };
    await chen.press('choice', at, '1');
    expect((await delivered('block_actions')).actions).toMatchObject([{ selected_option: options[0] }]);
    await chen.press('choice', at, null);
    expect((await delivered('block_actions')).actions).toMatchObject([{ selected_option: null }]);
  });

  it('by a menu, from its third letter on: what is typed there and nothing that is typed elsewhere, without a trigger', async () => {
    const id = await formOpen();
    await chen.fill({ a: 'typed' });
    const ask = (query: string) =>
      workspace.control('suggest', { user: 'chen.yu', view_id: id, block_id: 'menu', query });
    await expect(ask('ab')).rejects.toThrow('at least 3');
    await expect(ask('abc')).rejects.toThrow('could not be loaded');
    const payload = await delivered('block_suggestion');
    expect(keysOf(payload)).toEqual(
      [...whoAndWhere, 'action_id', 'block_id', 'container', 'value', 'view'].sort(),
    );
    expect(payload).toMatchObject({ block_id: 'menu', action_id: 'value', value: 'abc' });
    expect((payload.view as { state: object }).state).toEqual({ values: {} });
    await chen.closes(true);
  });

  it.each([
    [false, 'that view'],
    [true, 'the root'],
  ])('by closing a form that asked for it, without a trigger (all of them: %s)', async (all) => {
    const root = await formOpen();
    await chen.pressInView('in');
    const { trigger_id } = await delivered('block_actions');
    const view = form(['b'], { notify_on_close: true });
    const pushed = await client.views.push({ trigger_id: String(trigger_id), view: view as never });
    await chen.closes(all);
    const payload = await delivered('view_closed');
    expect(keysOf(payload)).toEqual([...whoAndWhere, 'is_cleared', 'view'].sort());
    expect(payload.is_cleared).toBe(all);
    expect((payload.view as { id: string }).id).toBe(all ? root : pushed.view?.id);
    if (!all) await chen.closes(true);
  });

  it('by shortcuts: everywhere without a place, on a message with it; on what only one person sees there are none', async () => {
    await chen.shortcut('new_order');
    const everywhere = [...whoAndWhere, 'action_ts', 'callback_id', 'trigger_id'];
    expect(keysOf(await delivered('shortcut'))).toEqual(everywhere.sort());
    const message = await chen.says('orders', 'a fax');
    await chen.shortcut('order_from_message', message);
    const onMessage = [...everywhere, 'channel', 'message', 'message_ts', 'response_url'];
    expect(keysOf(await delivered('message_action'))).toEqual(onMessage.sort());
    const { message_ts: ts } = await client.chat.postEphemeral({
      channel: 'CORDERS',
      user: 'UCHENYU',
      text: 'only you',
    });
    const hidden = { channel: 'CORDERS', ts: String(ts) };
    await expect(chen.shortcut('order_from_message', hidden)).rejects.toThrow('there is no message');
  });

  it('by a command: all its fields as texts', async () => {
    await chen.slash('/order find x');
    const payload = await delivered('command');
    expect(keysOf(payload)).toEqual([
      ...['api_app_id', 'channel_id', 'channel_name', 'command', 'is_enterprise_install', 'response_url'],
      ...['team_domain', 'team_id', 'text', 'token', 'trigger_id', 'user_id', 'user_name'],
    ]);
    expect(payload).toMatchObject({ command: '/order', text: 'find x', channel_name: 'orders' });
  });

  it('by opening one of its tabs, each time: which, the direct message, and Home as it was published', async () => {
    await workspace.control('home', { user: 'chen.yu', tab: 'messages' });
    expect((await delivered('event:app_home_opened')).event).toEqual({
      type: 'app_home_opened',
      user: 'UCHENYU',
      channel: 'DCHENYU',
      tab: 'messages',
      event_ts: expect.any(String),
    });
    const { response_metadata: metadata } = await client.views.publish({
      user_id: 'UCHENYU',
      view: { type: 'home', blocks: [] },
    });
    expect(metadata).toMatchObject({ warnings: ['the view has no blocks'] });
    await workspace.control('home', { user: 'chen.yu' });
    expect((await delivered('event:app_home_opened')).event).toMatchObject({
      tab: 'home',
      view: { type: 'home', blocks: [] },
    });
  });
});

describe('events', () => {
  it('come in one envelope, each with an id of its own', async () => {
    await chen.says('orders', 'hello <@U0SANDBOXBOT>');
    // The mention comes after its message, so that the newest message is this one and none of before.
    const mention = await delivered('event:app_mention');
    const message = await delivered('event:message');
    for (const envelope of [message, mention]) {
      expect(envelope).toMatchObject({
        type: 'event_callback',
        team_id: 'T0SANDBOX',
        api_app_id: 'A0SANDBOX',
        event_id: expect.stringMatching(/^Ev[0-9A-Z]+$/),
        event_time: expect.any(Number),
        event_context: expect.any(String),
        authorizations: [{ user_id: 'U0SANDBOXBOT', is_bot: true }],
        is_ext_shared_channel: false,
        context_team_id: 'T0SANDBOX',
      });
    }
    expect(message.event_id).not.toBe(mention.event_id);
    expect((message.event as { ts: string }).ts).toBe((mention.event as { ts: string }).ts);
  });

  it('are not told of channels in which the bot is not: no message, mention, file or reaction', async () => {
    const bot = { channel: 'general', user: 'U0SANDBOXBOT' };
    // Nobody acknowledges them, so that each comes again: told apart by their ids.
    const count = async () => {
      const rows = (await workspace.log()).filter(({ method }) => method.startsWith('event:'));
      return new Set(rows.map(({ request }) => (request as Payload).event_id)).size;
    };
    const happens = async () => {
      const files = [{ name: 'a.txt', text: 'a' }];
      const at = await chen.says('general', '<@U0SANDBOXBOT>', { files });
      await workspace.control('react', { user: 'chen.yu', ...at, name: 'eyes' });
    };
    await workspace.control('membership', { ...bot, member: false });
    const before = await count();
    await happens();
    expect(await count()).toBe(before);
    await workspace.control('membership', { ...bot, member: true });
    await happens();
    expect(await count()).toBe(before + 4);
  });
});
