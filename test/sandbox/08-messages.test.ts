import type { BlockAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { buttons, form, plain, refusal, type Stage, stage, triggerOf, workspaceAlone } from './with-app.ts';

/** A card with a button and an overflow, pressed by Chen Yu; answers what the app was sent. */
async function pressed({ app, client, workspace }: Stage, actionId = 'go'): Promise<BlockAction> {
  const got = new Promise<BlockAction>((resolve) => {
    app.action<BlockAction>(actionId, async ({ ack, body }) => {
      await ack();
      resolve(body);
    });
  });
  await client.chat.postMessage({ channel: 'CORDERS', text: 'card', blocks: [buttons('go', 'other')] });
  await workspace.as('chen.yu').press(actionId);
  return got;
}

const respond = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

describe('a press', () => {
  it('tells who, where and what', async () => {
    const body = await pressed(await stage());
    expect(body).toMatchObject({
      user: { id: 'UCHENYU', username: 'chen.yu' },
      channel: { id: 'CORDERS', name: 'orders' },
      container: { type: 'message', channel_id: 'CORDERS', is_ephemeral: false },
      message: { text: 'card', bot_id: 'B0SANDBOX' },
      actions: [{ action_id: 'go', block_id: 'buttons', type: 'button', value: 'value of go' }],
    });
    expect(body.container.message_ts).toBe(body.message?.ts);
  });

  it('closes and changes no form by what it is answered', async () => {
    const scene = await stage();
    scene.app.action('in', ({ ack }) => ack({ response_action: 'clear' } as never));
    const blocks = [...form(['a']).blocks, buttons('in')];
    await scene.client.views.open({
      trigger_id: await triggerOf(scene),
      view: form([], { blocks }) as never,
    });
    const chen = scene.workspace.as('chen.yu');
    expect(await chen.pressInView('in')).toEqual({ ok: true });
    expect(await chen.views()).toHaveLength(1);
  });

  it('of what is not there is refused', async () => {
    const { client, workspace } = await workspaceAlone();
    const card = await client.chat.postMessage({ channel: 'CORDERS', text: 'card', blocks: [buttons('go')] });
    const at = { user: 'chen.yu', channel: 'orders', ts: card.ts };
    await expect(workspace.control('press', { user: 'chen.yu' })).rejects.toThrow('give user and action_id');
    await expect(workspace.control('press', { ...at, action_id: 'gone' })).rejects.toThrow('404');
    await expect(workspace.control('press', { ...at, action_id: 'go', value: 'other' })).rejects.toThrow(
      '404',
    );
    await expect(
      workspace.control('press', { ...at, ts: '1700000000.000001', action_id: 'go' }),
    ).rejects.toThrow('404');
    await expect(workspace.control('press', { ...at, user: 'nobody', action_id: 'go' })).rejects.toThrow(
      '404',
    );
    await workspace.control('membership', { channel: 'orders', user: 'chen.yu', member: false });
    await expect(workspace.control('press', { ...at, action_id: 'go' })).rejects.toThrow('403');
  });

  it('in the overflow carries the entry', async () => {
    const { app, client, workspace } = await stage();
    const value = JSON.stringify({ act: 'open:doubt', orderId: 'o1' });
    const overflow = {
      type: 'overflow' as const,
      action_id: 'more',
      options: [{ text: plain('Doubt'), value }],
    };
    const got = new Promise<unknown>((resolve) => {
      app.action<BlockAction>('more', async ({ ack, payload }) => {
        await ack();
        resolve(payload);
      });
    });
    await client.chat.postMessage({
      channel: 'CORDERS',
      text: 'card',
      blocks: [{ type: 'actions', elements: [overflow] }],
    });
    await workspace.as('chen.yu').more('open:doubt');
    expect(await got).toMatchObject({ type: 'overflow', selected_option: { value } });
  });
});

describe('a response URL', () => {
  it('works five times', async () => {
    const scene = await stage();
    const { response_url: url } = await pressed(scene);
    const answers: number[] = [];
    for (let use = 0; use < 6; use += 1) answers.push((await respond(url, { text: `use ${use}` })).status);
    expect(answers).toEqual([200, 200, 200, 200, 200, 404]);
    expect(await scene.workspace.as('chen.yu').ephemerals()).toHaveLength(5);
  });

  it('works for thirty minutes', async () => {
    const scene = await stage();
    const { response_url: url } = await pressed(scene);
    await scene.workspace.advance('PT30M1S');
    expect(await (await respond(url, { text: 'late' })).json()).toEqual({ ok: false, error: 'expired_url' });
  });

  it('replaces and deletes the message it came from', async () => {
    const scene = await stage();
    const { response_url: url } = await pressed(scene);
    await respond(url, { text: 'replaced', replace_original: true });
    expect((await scene.workspace.messages('orders')).map((one) => one.text)).toEqual(['replaced']);
    await respond(url, { delete_original: true });
    expect(await scene.workspace.messages('orders')).toEqual([]);
  });
});

describe('an ephemeral', () => {
  it('is seen by one person, can be pressed, and cannot be updated', async () => {
    const { app, client, workspace } = await stage();
    const got = new Promise<BlockAction>((resolve) => {
      app.action<BlockAction>('again', async ({ ack, body }) => {
        await ack();
        resolve(body);
      });
    });
    const [chen, li] = [workspace.as('chen.yu'), workspace.as('li.na')];
    await Promise.all([chen.says('general', 'here'), li.says('general', 'here')]);
    const posted = await client.chat.postEphemeral({
      channel: 'CORDERS',
      user: 'UCHENYU',
      text: 'not you',
      blocks: [buttons('again')],
    });
    expect(await li.ephemerals()).toEqual([]);
    await chen.press('again');
    expect(await got).toMatchObject({ container: { is_ephemeral: true, message_ts: posted.message_ts } });
    expect((await got).message).toBeUndefined();
    // It keeps its visibility for life.
    const url = String((await got).response_url);
    await respond(url, { replace_original: true, response_type: 'in_channel', text: 'still not you' });
    expect((await chen.ephemerals()).map(({ text }) => text)).toEqual(['still not you']);
    expect(await workspace.messages('orders')).toEqual([]);
    expect(
      await refusal(client.chat.update({ channel: 'CORDERS', ts: String(posted.message_ts), text: 'x' })),
    ).toMatchObject({ error: 'message_not_found' });
  });
});
