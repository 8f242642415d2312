import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createFlow } from '../../sandbox/slack/delivery/flow.ts';
import { seeded, shuffled } from '../../sandbox/slack/delivery/seeded.ts';
import { connect, manifestWith, stage, workspaceAlone } from './with-app.ts';

/** A clock that a test turns by hand. */
function handClock(minutes = 0) {
  const clock = { minutes };
  return { clock, now: () => clock.minutes * 60_000 };
}

describe('the events of an hour', () => {
  it('go off when more than 95 % of a thousand or more fail, not before', () => {
    const { now } = handClock();
    const flow = createFlow(now);
    const send = (delivered: boolean) => [flow.admit(), flow.record(delivered)];
    for (let event = 0; event < 50; event += 1) send(true);
    const failures = Array.from({ length: 950 }, () => send(false));
    expect(new Set(failures.map(String))).toEqual(new Set(['send,false']));
    // 950 of 1,000 is 95 %, and not more.
    expect(flow.isOn()).toBe(true);
    expect(send(false)).toEqual(['send', true]);
    expect(flow.admit()).toBe('drop');
    flow.switchOn();
    expect(flow.admit()).toBe('send');
  });

  it('stay on below a thousand, and forget what is over an hour old', () => {
    const { clock, now } = handClock();
    const flow = createFlow(now);
    const fails = () => {
      flow.admit();
      return flow.record(false);
    };
    expect(Array.from({ length: 999 }, fails).some(Boolean)).toBe(false);
    clock.minutes = 60;
    expect(fails()).toBe(false);
    expect(flow.isOn()).toBe(true);
  });

  it('are thirty thousand; the rest is dropped and told once a minute', () => {
    const { clock, now } = handClock();
    const flow = createFlow(now);
    const passages = Array.from({ length: 30_002 }, () => flow.admit());
    expect(passages.filter((one) => one === 'send')).toHaveLength(30_000);
    expect(passages.slice(-2)).toEqual(['limited', 'drop']);
    clock.minutes = 1;
    expect([flow.admit(), flow.admit()]).toEqual(['limited', 'drop']);
    clock.minutes = 60;
    expect(flow.admit()).toBe('send');
  });
});

/** An app that keeps what it is sent, and answers with this status; a handshake with its challenge. */
async function keeper(status = 200) {
  const heard: Record<string, unknown>[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>;
      if (body.type === 'url_verification') return void response.end(String(body.challenge));
      heard.push(body);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { heard, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events` };
}

const textsOf = (heard: readonly Record<string, unknown>[]) =>
  heard.map((body) => (body.event as { text?: string } | undefined)?.text);

describe('deliveries of events', () => {
  it('over the cap are told to the app as app_rate_limited', async () => {
    const { sandbox, workspace } = await workspaceAlone({ eventsPerHour: 2 });
    const app = await keeper();
    sandbox.setRequestUrl(app.url);
    const chen = workspace.as('chen.yu');
    for (const text of ['one', 'two', 'three', 'four']) await chen.says('orders', text);
    expect(app.heard.map((body) => body.type)).toEqual([
      'event_callback',
      'event_callback',
      'app_rate_limited',
    ]);
    expect(Number(app.heard[2]?.minute_rate_limited) % 60).toBe(0);
  });

  it('stop when an hour’s worth failed, until somebody switches them on', async () => {
    const manifest = await manifestWith(({ settings }) => {
      settings.event_subscriptions.bot_events.push('file_shared');
    });
    const { sandbox, workspace } = await workspaceAlone({ manifest });
    sandbox.setRequestUrl('http://127.0.0.1:1/slack/events');
    await workspace.fault({ kind: 'server-error', method: '*', times: 5000 });
    const files = Array.from({ length: 1000 }, (_, index) => ({ name: `${index}.txt`, text: 'x' }));
    await workspace.as('chen.yu').says('orders', 'many', { files });
    const look = async () => (await workspace.control('delivery', {})).delivery;
    expect(await look()).toMatchObject({ events: false });
    expect((await workspace.log()).some((row) => row.error?.startsWith('switched off'))).toBe(true);
    await workspace.control('delivery', { events: true });
    expect(await look()).toMatchObject({ events: true });
  });

  it('are tried again every hour for a day where the owner asks for delayed events', async () => {
    const { sandbox, workspace } = await workspaceAlone({ delayedEvents: true });
    const app = await keeper(500);
    sandbox.setRequestUrl(app.url);
    await workspace.as('chen.yu').says('orders', 'hello');
    await workspace.until(() => app.heard.length === 2, 'the first retry');
    for (const step of ['PT1M', 'PT5M', 'PT1H', 'PT1H']) await workspace.advance(step);
    expect(app.heard).toHaveLength(6);
    for (let hour = 0; hour < 30; hour += 1) await workspace.advance('PT1H');
    expect(app.heard).toHaveLength(4 + 24);
  });

  it('come twice now and then in the seeded mode, the same ones for the same seed', async () => {
    const orders: unknown[] = [];
    for (const duplicates of [7, 7]) {
      const { sandbox, workspace } = await workspaceAlone({ duplicates });
      const app = await keeper();
      sandbox.setRequestUrl(app.url);
      for (const text of ['1', '2', '3', '4', '5', '6']) await workspace.as('chen.yu').says('orders', text);
      orders.push(textsOf(app.heard));
      expect(app.heard.length).toBeGreaterThan(6);
      await workspace.control('delivery', { duplicates: null });
      await workspace.as('chen.yu').says('orders', 'once');
      expect(textsOf(app.heard).filter((text) => text === 'once')).toHaveLength(1);
    }
    expect(orders[0]).toEqual(orders[1]);
  });

  it('change places in the seeded mode when they come close together', async () => {
    const { sandbox, workspace } = await workspaceAlone({ shuffle: 3 });
    const app = await keeper();
    sandbox.setRequestUrl(app.url);
    const texts = ['1', '2', '3', '4', '5', '6'];
    await Promise.all(texts.map((text) => workspace.as('chen.yu').says('orders', text)));
    expect(textsOf(app.heard).toSorted()).toEqual(texts);
    expect(shuffled(texts, seeded(3))).toEqual(shuffled(texts, seeded(3)));
    expect(shuffled(texts, seeded(3))).not.toEqual(texts);
    expect(shuffled(texts, seeded(3))).not.toEqual(shuffled(texts, seeded(4)));
  });
});

describe('the handshake', () => {
  const verdict = async (workspace: Awaited<ReturnType<typeof workspaceAlone>>['workspace']) =>
    workspace.until(
      async () => (await workspace.log()).find((row) => row.method === 'url_verification'),
      'the handshake',
    );

  it('is made with Bolt as soon as the request URL is known', async () => {
    const { workspace } = await stage();
    expect((await verdict(workspace)).error).toBeUndefined();
  });

  it('that fails is in the log, and deliveries go on', async () => {
    const { sandbox, workspace } = await workspaceAlone();
    sandbox.setRequestUrl('http://127.0.0.1:1/slack/events');
    expect((await verdict(workspace)).error).toContain('nobody answered');
    const wrong = await workspaceAlone();
    const server = createServer((_request, response) => response.end('hello'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    wrong.sandbox.setRequestUrl(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect((await verdict(wrong.workspace)).error).toContain('not the challenge');
    expect(await wrong.workspace.as('chen.yu').slash('/order')).toEqual({ ok: true });
  });
});

describe('the life of a socket', () => {
  it('is an hour, or six minutes for debugging, with a warning ten seconds ahead', async () => {
    const scene = await workspaceAlone();
    const usual = await connect(scene);
    const short = await connect(scene, '&debug_reconnects=true');
    expect(usual.first).toMatchObject({ debug_info: { approximate_connection_time: 3600 } });
    expect(short.first).toMatchObject({ debug_info: { approximate_connection_time: 360 } });
    const reasons = { usual: [] as string[], short: [] as string[] };
    for (const name of ['usual', 'short'] as const) {
      const { socket } = name === 'usual' ? usual : short;
      socket.on('message', (data) =>
        reasons[name].push((JSON.parse(String(data)) as { reason: string }).reason),
      );
    }
    // An app connects again; the moved clock waits for it.
    const back = [usual, short].map(
      ({ socket }) => new Promise((resolve) => socket.once('close', () => resolve(connect(scene)))),
    );
    await scene.workspace.advance('PT5M55S');
    await scene.workspace.advance('PT5S');
    await scene.workspace.advance('PT54M');
    await Promise.all(back);
    expect(reasons).toEqual({
      usual: ['warning', 'refresh_requested'],
      short: ['warning', 'refresh_requested'],
    });
  });

  it('ends without harm: Bolt is connected again when the moved clock has answered', async () => {
    const { app, workspace } = await stage({}, 'socket', 1000);
    app.command('/order', ({ ack }) => ack());
    await workspace.advance('PT1H');
    expect(await workspace.as('chen.yu').slash('/order')).toEqual({ ok: true });
  });
});
