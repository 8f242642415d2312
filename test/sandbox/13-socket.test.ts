import type { BlockAction } from '@slack/bolt';
import { describe, expect, it, onTestFinished } from 'vitest';
import WebSocket from 'ws';
import { buttons, clientOf, connect, form, refusal, stage, triggerOf, workspaceAlone } from './with-app.ts';

describe('Socket Mode', () => {
  it('carries commands, submissions with their answers and presses', async () => {
    const scene = await stage({}, 'socket');
    const { app, client, workspace } = scene;
    app.view('form', ({ ack }) => ack({ response_action: 'errors', errors: { a: 'over the socket' } }));
    const pressed = new Promise<string>((resolve) => {
      app.action<BlockAction>('go', async ({ ack, body }) => {
        await ack();
        resolve(body.user.id);
      });
    });
    await client.views.open({ trigger_id: await triggerOf(scene), view: form(['a']) });
    expect(await workspace.as('chen.yu').submit()).toMatchObject({ errors: { a: 'over the socket' } });
    await client.chat.postMessage({ channel: 'CORDERS', text: 'card', blocks: [buttons('go')] });
    await workspace.as('li.na').press('go');
    expect(await pressed).toBe('ULINA');
    const vias = (await workspace.log()).filter((row) => row.direction === 'to-app').map((row) => row.via);
    expect(new Set(vias)).toEqual(new Set(['socket']));
  });

  it('wants an app-level token', async () => {
    const { client } = await workspaceAlone();
    expect(await refusal(client.apps.connections.open())).toMatchObject({ error: 'not_allowed_token_type' });
  });

  it('gives each payload to one of up to ten connections; an eleventh is turned away', async () => {
    const scene = await workspaceAlone();
    const seen: number[] = [];
    for (let index = 0; index < 10; index += 1) {
      const { socket, first } = await connect(scene);
      expect(first).toMatchObject({ type: 'hello', num_connections: index + 1 });
      socket.on('message', (data) => {
        seen.push(index);
        const { envelope_id } = JSON.parse(String(data)) as { envelope_id: string };
        socket.send(JSON.stringify({ envelope_id }));
      });
    }
    expect((await connect(scene)).first).toMatchObject({ type: 'disconnect', reason: 'too_many_websockets' });
    for (let act = 0; act < 10; act += 1) await scene.workspace.as('chen.yu').slash('/order');
    expect(seen.toSorted((one, other) => one - other)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('greets, and sends events without and interactions with room for an answer', async () => {
    const scene = await workspaceAlone();
    const { socket, first } = await connect(scene);
    expect(first).toEqual({
      type: 'hello',
      num_connections: 1,
      connection_info: { app_id: 'A0SANDBOX' },
      debug_info: {
        host: expect.any(String),
        started: expect.any(String),
        build_number: expect.any(Number),
        approximate_connection_time: 3600,
      },
    });
    const frames: Record<string, unknown>[] = [];
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as Record<string, unknown>;
      frames.push(frame);
      socket.send(JSON.stringify({ envelope_id: frame.envelope_id }));
    });
    const chen = scene.workspace.as('chen.yu');
    await chen.says('orders', 'hello');
    await chen.slash('/order');
    await chen.shortcut('new_order');
    const shown = frames.map(({ envelope_id: _id, payload: _payload, ...rest }) => rest);
    expect(shown).toEqual([
      { type: 'events_api', accepts_response_payload: false, retry_attempt: 0, retry_reason: '' },
      { type: 'slash_commands', accepts_response_payload: true },
      { type: 'interactive', accepts_response_payload: true },
    ]);
  });

  it('uses a ticket once', async () => {
    const { sandbox } = await workspaceAlone();
    const { url } = await clientOf(sandbox, sandbox.tokens.app).apps.connections.open();
    const opened = (address: string) =>
      new Promise<boolean>((resolve) => {
        const socket = new WebSocket(address);
        onTestFinished(() => socket.terminate());
        socket.once('open', () => resolve(true));
        socket.once('error', () => resolve(false));
      });
    expect(await opened(String(url))).toBe(true);
    expect(await opened(String(url))).toBe(false);
  });

  it('sends an event again when the connection breaks before it was acknowledged', async () => {
    const scene = await workspaceAlone();
    const { socket } = await connect(scene);
    const frames: { envelope_id: string; retry_attempt: number; payload: { event_id: string } }[] = [];
    const second = await connect(scene);
    for (const one of [socket, second.socket]) {
      one.on('message', (data) => {
        const frame = JSON.parse(String(data)) as (typeof frames)[number];
        frames.push(frame);
        if (frames.length === 1) one.terminate();
        else one.send(JSON.stringify({ envelope_id: frame.envelope_id }));
      });
    }
    await scene.workspace.as('chen.yu').says('orders', 'hello');
    await scene.workspace.until(() => frames.length === 2, 'the second try');
    expect(frames.map((frame) => frame.retry_attempt)).toEqual([0, 1]);
    expect(frames[0]?.payload.event_id).toBe(frames[1]?.payload.event_id);
  });

  it.each(['warning', 'refresh_requested', 'link_disabled'])(
    'is told of its end with the reason %s',
    async (reason) => {
      const scene = await workspaceAlone();
      const { socket } = await connect(scene);
      const told = new Promise<unknown>((resolve) =>
        socket.once('message', (data) => resolve(JSON.parse(String(data)))),
      );
      const closed = new Promise((resolve) => socket.once('close', resolve));
      await scene.workspace.control('socket', { reason });
      expect(await told).toMatchObject({ type: 'disconnect', reason });
      // A warning comes ahead: the connection still lives.
      if (reason !== 'warning') await closed;
    },
  );
});
