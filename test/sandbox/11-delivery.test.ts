import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addressFor } from '../../sandbox/slack/delivery/addresses.ts';
import { signature } from '../../sandbox/slack/delivery/sign.ts';
import { loadManifest } from '../../sandbox/slack/manifest.ts';
import { manifestWith, stage, workspaceAlone } from './with-app.ts';

interface Heard {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Instead of a status: the app takes the delivery and never answers. */
const silent = 0;

/** An app that answers every delivery with the next of these statuses, the last one for ever. */
async function listener(...answers: readonly { status: number; headers?: Record<string, string> }[]) {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      if (body.includes('"url_verification"')) return void response.end(body);
      const answer = answers[Math.min(heard.length, answers.length - 1)];
      heard.push({ headers: request.headers, body });
      if (answer?.status === silent) return;
      response.writeHead(answer?.status ?? 200, answer?.headers);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { heard, url: `http://127.0.0.1:${port}/slack/events` };
}

describe('signatures', () => {
  it('are those of Slack’s published example', () => {
    const body =
      'token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c';
    expect(signature('8f742231b10e8888abcd99yyyzzz85a5', body, 1531420618)['x-slack-signature']).toBe(
      'v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503',
    );
  });
});

describe('events over HTTP', () => {
  it('come signed, and again after no success: at once, after one minute and after five', async () => {
    const { sandbox, workspace } = await workspaceAlone();
    const app = await listener({ status: 500 });
    sandbox.setRequestUrl(app.url);
    await workspace.as('chen.yu').says('orders', 'hello');
    await workspace.until(() => app.heard.length === 2, 'the first retry');
    await workspace.advance('PT61S');
    await workspace.advance('PT301S');
    await workspace.advance('PT1H');
    const [first] = app.heard;
    const stamp = String(first?.headers['x-slack-request-timestamp']);
    const digest = createHmac('sha256', sandbox.tokens.signingSecret)
      .update(`v0:${stamp}:${first?.body}`)
      .digest('hex');
    expect(first?.headers['x-slack-signature']).toBe(`v0=${digest}`);
    expect(first?.headers['x-slack-retry-num']).toBeUndefined();
    expect(
      app.heard
        .slice(1)
        .map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']]),
    ).toEqual([
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    const ids = app.heard.map(({ body }) => (JSON.parse(body) as { event_id: string }).event_id);
    expect(new Set(ids).size).toBe(1);
  });

  it('are not repeated after success, nor where the app says so', async () => {
    const { sandbox, workspace } = await workspaceAlone();
    const app = await listener({ status: 200 }, { status: 500, headers: { 'x-slack-no-retry': '1' } });
    sandbox.setRequestUrl(app.url);
    await workspace.as('chen.yu').says('orders', 'one');
    await workspace.as('chen.yu').says('orders', 'two');
    await workspace.advance('PT1H');
    expect(app.heard).toHaveLength(2);
  });

  it('are those the manifest subscribes to, in channels of the app', async () => {
    const manifest = await manifestWith(({ settings }) => {
      settings.event_subscriptions.bot_events = ['message.groups'];
    });
    const { sandbox, workspace } = await workspaceAlone({ manifest });
    const app = await listener({ status: 200 });
    sandbox.setRequestUrl(app.url);
    await workspace.as('chen.yu').says('orders', 'unheard');
    expect(app.heard).toEqual([]);
    const other = await workspaceAlone();
    other.sandbox.setRequestUrl(app.url);
    await other.workspace.control('membership', { channel: 'general', user: 'U0SANDBOXBOT', member: false });
    await other.workspace.as('chen.yu').says('general', 'unheard');
    expect(app.heard).toEqual([]);
  });

  it('are two where the app is named: the message and the mention, each with an id of its own', async () => {
    const manifest = await manifestWith(({ oauth_config, settings }) => {
      oauth_config.scopes.bot.push('app_mentions:read');
      settings.event_subscriptions.bot_events.push('app_mention');
    });
    const { sandbox, workspace } = await workspaceAlone({ manifest });
    const app = await listener({ status: 200 });
    sandbox.setRequestUrl(app.url);
    await workspace.as('chen.yu').says('orders', '<@U0SANDBOXBOT> where is it?');
    const heard = app.heard.map(
      ({ body }) => JSON.parse(body) as { event_id: string; event: { type: string; ts: string } },
    );
    expect(heard.map(({ event }) => event.type).toSorted()).toEqual(['app_mention', 'message']);
    expect(heard[0]?.event.ts).toBe(heard[1]?.event.ts);
    expect(heard[0]?.event_id).not.toBe(heard[1]?.event_id);
  });

  it('tell of changed user groups', async () => {
    const { sandbox, workspace } = await workspaceAlone();
    const app = await listener({ status: 200 });
    sandbox.setRequestUrl(app.url);
    await workspace.control('group', { handle: 'service', users: ['li.na', 'liu.fang'] });
    const events = app.heard.map(
      ({ body }) => (JSON.parse(body) as { event: Record<string, unknown> }).event,
    );
    expect(events.map((event) => event.type)).toEqual(['subteam_updated', 'subteam_members_changed']);
    expect(events[1]).toMatchObject({ added_users: ['ULIUFANG'], removed_users: ['UCHENYU'] });
  });
});

describe('commands and presses', () => {
  it('show the person what Slack shows when the app fails', async () => {
    const { sandbox, workspace } = await workspaceAlone();
    const chen = workspace.as('chen.yu');
    expect(await chen.slash('/order')).toMatchObject({
      notice: '/order 失败，错误为“dispatch_failed”',
    });
    sandbox.setRequestUrl((await listener({ status: 500 })).url);
    expect(await chen.slash('/order')).toMatchObject({
      notice: '/order 失败，错误为“http_service_error”',
    });
    expect((await chen.ephemerals()).map((one) => one.text)).toHaveLength(2);
    const english = workspace.as('ma.lin');
    expect(await english.slash('/order')).toMatchObject({
      notice: '/order failed with the error "http_service_error"',
    });
    expect(await english.shortcut('new_order')).toMatchObject({
      notice: 'This app responded with Status Code 500.',
    });
    await expect(chen.slash('/unknown')).rejects.toThrow('/unknown 不是有效的命令');
    await expect(chen.shortcut('unknown')).rejects.toThrow('there is no global shortcut');
  });

  it('are acknowledged by 200 alone, events by any 2xx', async () => {
    const { sandbox, workspace } = await workspaceAlone();
    const app = await listener({ status: 204 });
    sandbox.setRequestUrl(app.url);
    const chen = workspace.as('chen.yu');
    expect(await chen.shortcut('new_order')).toMatchObject({ notice: '此应用返回了状态代码 204。' });
    await chen.says('orders', 'hello');
    const rows = await workspace.log();
    expect(rows.findLast(({ method }) => method === 'event:message')?.error).toBeUndefined();
  });

  it('wait three seconds for the app and not longer', async () => {
    const { sandbox, workspace } = await workspaceAlone();
    sandbox.setRequestUrl((await listener({ status: silent })).url);
    expect(await workspace.as('chen.yu').slash('/order')).toMatchObject({
      notice: '/order 失败，错误为“operation_timeout”',
    });
    const row = (await workspace.log()).find((one) => one.method === 'command');
    expect(row?.ms).toBeGreaterThanOrEqual(2990);
    expect(row?.ms).toBeLessThan(3600);
  });

  it('answer a command in the response, to the person only unless told otherwise', async () => {
    const { app, workspace } = await stage();
    const answers: object[] = [
      { text: 'to you' },
      { text: 'to all', response_type: 'in_channel' },
      { response_type: 'in_channel' },
      { response_type: 'in_channel', blocks: [{ type: 'nothing' }] },
    ];
    app.command('/order', ({ ack }) => ack(answers.shift() as never));
    const chen = workspace.as('chen.yu');
    for (const text of ['/order one', '/order two', '/order three']) await chen.slash(text);
    expect(await chen.slash('/order four')).toMatchObject({
      notice: '/order 失败，错误为“app_invalid_response”',
    });
    expect((await chen.ephemerals()).map((one) => one.text)).toEqual(['to you', expect.any(String)]);
    // What is answered to all shows them what was typed, too; without a text, that alone.
    expect((await workspace.messages('orders')).map((one) => [one.user, one.text])).toEqual([
      ['UCHENYU', '/order two'],
      ['U0SANDBOXBOT', 'to all'],
      ['UCHENYU', '/order three'],
    ]);
  });

  it('escape people and channels where the manifest asks for it', async () => {
    const { app, workspace } = await stage();
    const texts: string[] = [];
    app.command('/order', async ({ ack, command }) => {
      texts.push(command.text);
      await ack();
    });
    await workspace.as('chen.yu').slash('/order find  @li.na in #orders');
    expect(texts).toEqual(['find  <@ULINA|li.na> in <#CORDERS|orders>']);
  });
});

describe('request URLs', () => {
  const named = (host: string) =>
    manifestWith(({ features, settings }) => {
      const [order] = (features as { slash_commands: object[] }).slash_commands;
      Object.assign(order ?? {}, { url: `${host}/order?v=1` });
      Object.assign(settings.event_subscriptions, { request_url: `${host}/events` });
      Object.assign(settings, {
        interactivity: {
          is_enabled: true,
          request_url: `${host}/presses`,
          message_menu_options_url: `${host}/menus`,
        },
      });
    });
  const kinds = [
    { type: 'events_api', name: 'event:message', payload: {} },
    { type: 'interactive', name: 'block_actions', payload: {} },
    { type: 'interactive', name: 'block_suggestion', payload: {} },
    { type: 'slash_commands', name: 'command', payload: { command: '/order' } },
  ] as const;
  const given = 'http://127.0.0.1:3000/given';
  const [one, here, there] = ['manifest.yml', named('http://localhost:3001'), named('https://mill.example')];
  const withoutMenus = manifestWith(({ settings }) => {
    const host = 'https://countersign.example.com/slack/events';
    Object.assign(settings.event_subscriptions, { request_url: host });
    Object.assign(settings, { interactivity: { is_enabled: true, request_url: host } });
  });

  it.each([
    ['the one given, where the manifest has one for all', one, given, [given, given, given, given]],
    ['none, where none is given and the manifest’s is elsewhere', one, undefined, []],
    ['none for its own either', there, undefined, []],
    [
      'its own paths at the host given, where the manifest has one each',
      there,
      given,
      [given, ...['presses', 'menus', 'order?v=1'].map((path) => `http://127.0.0.1:3000/${path}`)],
    ],
    ['none for menus, where it has no Options Load URL', withoutMenus, given, [given, given, given]],
    [
      'those of the manifest, where they are on this machine',
      here,
      undefined,
      ['events', 'presses', 'menus', 'order?v=1'].map((path) => `http://localhost:3001/${path}`),
    ],
  ])('are %s', async (_which, source, requestUrl, wanted) => {
    const manifest = await loadManifest(await source);
    const urls = kinds.flatMap((kind) => addressFor({ manifest, requestUrl }, kind) ?? []);
    expect(urls).toEqual(wanted);
  });

  it('are asked for their challenge, and commands for their certificate, whenever somebody wants to know', async () => {
    const { sandbox, workspace } = await stage();
    const errors = async () => {
      const { checks } = (await workspace.control('verify', {})) as {
        checks: { check: string; error: string | null }[];
      };
      return checks.map(({ check, error }) => [check, error]);
    };
    expect(await errors()).toEqual([
      ['url_verification', null],
      ['ssl_check', null],
    ]);
    sandbox.setRequestUrl((await listener({ status: 500 })).url);
    expect(await errors()).toEqual([
      ['url_verification', null],
      ['ssl_check', 'http 500'],
    ]);
  });
});
