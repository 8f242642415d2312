import type { BlockAction, SlackViewAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import {
  buttons,
  clientOf,
  connect,
  form,
  manifestWith,
  plain,
  refusal,
  stage,
  triggerOf,
  workspaceAlone,
} from './with-app.ts';

/** A card with one button, and everything the app hears of its presses. */
async function cardOnStage() {
  const scene = await stage();
  const heard: BlockAction[] = [];
  scene.app.action<BlockAction>('go', async ({ ack, body }) => {
    heard.push(body);
    await ack();
  });
  await scene.client.chat.postMessage({ channel: 'CORDERS', text: 'card', blocks: [buttons('go')] });
  return { ...scene, heard, chen: scene.workspace.as('chen.yu') };
}

/** Starts an act whose answer a fault keeps back, and moves the clock by so much once the fault has struck. */
async function answeredAfter<T>(
  { workspace }: Pick<Awaited<ReturnType<typeof stage>>, 'workspace'>,
  late: { readonly ms: number; readonly method: string },
  act: () => Promise<T>,
): Promise<T> {
  await workspace.fault({ kind: 'slow', ...late });
  const answer = act();
  const struck = async () => {
    const { faults } = (await (await fetch(`${workspace.url}/_control/fault`)).json()) as {
      faults: unknown[];
    };
    return faults.length === 0;
  };
  await workspace.until(struck, 'the fault to strike');
  await workspace.advance(`PT${late.ms / 1000}S`);
  return answer;
}

// Cases 9 to 12 need stores that really fail: `outages.test.ts`. Case 13: `web/form.test.ts` and `../clock.test.ts`.
describe('what goes wrong in Slack goes wrong here', () => {
  it('case 1: the same event comes three times at once', async () => {
    const { app, workspace } = await stage();
    const ids: unknown[] = [];
    app.message(async ({ body }) => void ids.push((body as { event_id: string }).event_id));
    await workspace.fault({ kind: 'parallel', method: 'event:message' });
    await workspace.as('chen.yu').says('orders', 'hello');
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  it('case 2: an acknowledgement after 2.9 seconds counts, one after 3.1 does not', async () => {
    const scene = await cardOnStage();
    const press = () => scene.chen.press('go');
    expect(await answeredAfter(scene, { ms: 2900, method: 'block_actions' }, press)).toEqual({ ok: true });
    expect(await answeredAfter(scene, { ms: 3100, method: 'block_actions' }, press)).toMatchObject({
      notice: '操作超时。应用须在 3 秒内回应。',
    });
    const rows = (await scene.workspace.log()).filter((row) => row.method === 'block_actions');
    expect(rows.map((row) => row.ms < 3000)).toEqual([true, false]);
    // The time that a slow answer took has passed for the trigger too.
    const spent = scene.heard[1]?.trigger_id ?? '';
    expect(await refusal(scene.client.views.open({ trigger_id: spent, view: form(['a']) }))).toMatchObject({
      error: 'expired_trigger_id',
    });
  });

  it('case 2: a form whose submission is answered after 3.1 seconds stays open with Slack’s trouble', async () => {
    const scene = await stage();
    scene.app.view('form', ({ ack }) => ack());
    await scene.client.views.open({ trigger_id: await triggerOf(scene), view: form(['a']) });
    const submit = () => scene.workspace.as('chen.yu').submit();
    expect(await answeredAfter(scene, { ms: 3100, method: 'view_submission' }, submit)).toMatchObject({
      outcome: 'failed',
      notice: expect.stringContaining('连接时遇到问题'),
    });
    expect(await scene.workspace.as('chen.yu').views()).toHaveLength(1);
  });

  it('case 3: a trigger works once, and not after 3.1 seconds', async () => {
    const scene = await stage();
    const open = async (trigger_id: string) => scene.client.views.open({ trigger_id, view: form(['a']) });
    const trigger = await triggerOf(scene);
    await open(trigger);
    expect(await refusal(open(trigger))).toMatchObject({ error: 'exchanged_trigger_id' });
    const late = await triggerOf(scene, 'li.na');
    await scene.workspace.advance('PT3.1S');
    expect(await refusal(open(late))).toMatchObject({ error: 'expired_trigger_id' });
    expect(await refusal(open('invented'))).toMatchObject({ error: 'invalid_trigger_id' });
  });

  it('case 4: two people press at once, and each hears their own answer in their own window', async () => {
    const scene = await cardOnStage();
    let first: string | undefined;
    scene.app.action<BlockAction>('go', async ({ body, client }) => {
      first ??= body.user.id;
      const title = plain(first === body.user.id ? 'Yours' : 'Taken');
      await client.views.open({ trigger_id: body.trigger_id, view: { ...form(['a']), title } });
    });
    const people = [scene.chen, scene.workspace.as('li.na')] as const;
    await Promise.all(people.map((person) => person.press('go')));
    const titles = await scene.workspace.until(async () => {
      const stacks = await Promise.all(people.map((person) => person.views()));
      const open = stacks.flat().map(({ title }) => (title as { text: string }).text);
      return open.length === 2 && open;
    }, 'a form in each window');
    expect(titles.toSorted()).toEqual(['Taken', 'Yours']);
    expect(new Set(scene.heard.map(({ user }) => user.id)).size).toBe(2);
    expect(new Set(scene.heard.map(({ trigger_id }) => trigger_id)).size).toBe(2);
  });

  it('case 5: a form opened before a change is submitted with the hash and the data of then', async () => {
    const scene = await stage();
    const submitted: { hash: string; private_metadata: string }[] = [];
    scene.app.view<SlackViewAction>('form', async ({ ack, view }) => {
      submitted.push(view);
      await ack();
    });
    const opened = await scene.client.views.open({
      trigger_id: await triggerOf(scene),
      view: form(['a'], { private_metadata: 'version 1' }),
    });
    const before = { view_id: String(opened.view?.id), hash: String(opened.view?.hash) };
    const view = form(['a'], { private_metadata: 'version 2' });
    await scene.client.views.update({ ...before, view });
    expect(await refusal(scene.client.views.update({ ...before, view }))).toMatchObject({
      error: 'hash_conflict',
    });
    await scene.workspace.as('chen.yu').submit();
    expect(submitted[0]).toMatchObject({ private_metadata: 'version 2' });
    expect(submitted[0]?.hash).not.toBe(before.hash);
  });

  it('case 6: the answer to a post is lost and the message is there', async () => {
    const { client, workspace } = await workspaceAlone();
    await workspace.fault({ kind: 'lost-answer', method: 'chat.postMessage' });
    await expect(client.chat.postMessage({ channel: 'CORDERS', text: 'once' })).rejects.toThrow();
    expect((await workspace.messages('orders')).map((one) => one.text)).toEqual(['once']);
  });

  it('case 7: of 200 posts at once into one channel, three come through and the rest are told to wait', async () => {
    const { sandbox, workspace } = await workspaceAlone({ rates: 'strict' });
    const client = clientOf(sandbox, undefined, { maxRequestConcurrency: 200 });
    const posts = Array.from({ length: 200 }, () =>
      client.chat.postMessage({ channel: 'CORDERS', text: 'x' }),
    );
    const answers = await Promise.allSettled(posts);
    const refused = answers.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as { retryAfter: number }] : [],
    );
    expect(refused.length).toBeGreaterThanOrEqual(190);
    expect(refused.every((one) => one.retryAfter === 1)).toBe(true);
    expect(await workspace.messages('orders')).toHaveLength(200 - refused.length);
  });

  it('case 8: a socket refreshed in the middle of a click loses its acknowledgement; the next click arrives', async () => {
    const scene = await workspaceAlone();
    const { client, workspace } = scene;
    await client.chat.postMessage({ channel: 'CORDERS', text: 'card', blocks: [buttons('go')] });
    const chen = workspace.as('chen.yu');
    const old = await connect(scene);
    old.socket.on('message', (data) => {
      const frame = JSON.parse(String(data)) as { type: string };
      if (frame.type === 'interactive') void workspace.control('socket', { reason: 'refresh_requested' });
    });
    expect(await chen.press('go')).toMatchObject({ notice: expect.any(String) });
    const { socket } = await connect(scene);
    socket.on('message', (data) => {
      const { envelope_id } = JSON.parse(String(data)) as { envelope_id: string };
      socket.send(JSON.stringify({ envelope_id }));
    });
    expect(await chen.press('go')).toEqual({ ok: true });
  });

  // Cases 9 to 12 need the desk’s own stores: `outages.test.ts`. Case 13, both nights in which the clock is changed, is
  // a matter of what is due (`test/order/mill/other-zones.test.ts`) and of the clock in the page (`web/form.test.ts`).

  it('case 14: a bot taken out of a channel neither posts nor hears there', async () => {
    const { app, client, workspace } = await stage();
    const texts: unknown[] = [];
    app.message(async ({ message }) => void texts.push('text' in message ? message.text : ''));
    await workspace.control('membership', { channel: 'orders', user: 'U0SANDBOXBOT', member: false });
    expect(await refusal(client.chat.postMessage({ channel: 'CORDERS', text: 'x' }))).toMatchObject({
      error: 'not_in_channel',
    });
    expect(await refusal(client.conversations.history({ channel: 'CORDERS' }))).toMatchObject({
      error: 'not_in_channel',
    });
    await workspace.as('chen.yu').says('orders', 'unheard');
    expect(texts).toEqual([]);
  });

  it('case 15: a scope that is missing is named, and its events do not come', async () => {
    const manifest = await manifestWith(({ oauth_config }) => {
      oauth_config.scopes.bot = oauth_config.scopes.bot.filter(
        (scope) => scope !== 'channels:history' && scope !== 'files:write',
      );
    });
    const { app, client, workspace } = await stage({ manifest });
    const texts: unknown[] = [];
    app.message(async ({ message }) => void texts.push(message));
    const answer = await refusal(client.files.getUploadURLExternal({ filename: 'a', length: 1 }));
    expect(answer).toMatchObject({ error: 'missing_scope', needed: 'files:write' });
    await workspace.as('chen.yu').says('orders', 'unheard');
    expect(texts).toEqual([]);
  });

  it('case 16: 50 blocks, 3,000 characters and a title of 24 pass; one more does not', async () => {
    const scene = await stage();
    const { client } = scene;
    const text = (length: number) => ({ type: 'section', text: plain('x'.repeat(length)) });
    const post = (blocks: object[]) =>
      client.chat.postMessage({ channel: 'CORDERS', text: 'x', blocks: blocks as never });
    for (const count of [49, 50]) await post(Array.from({ length: count }, () => ({ type: 'divider' })));
    await post([text(3000)]);
    const refusals = [
      await refusal(post(Array.from({ length: 51 }, () => ({ type: 'divider' })))),
      await refusal(post([text(3001)])),
    ];
    expect(refusals.map((one) => one.error)).toEqual(['invalid_blocks', 'invalid_blocks']);
    const titled = async (length: number, who: string) =>
      client.views.open({
        trigger_id: await triggerOf(scene, who),
        view: form(['a'], { title: plain('x'.repeat(length)) }),
      });
    await titled(24, 'chen.yu');
    expect(await refusal(titled(25, 'li.na'))).toMatchObject({ error: 'invalid_arguments' });
  });

  it('case 17: a menu takes a hundred hits and not a hundred and one', async () => {
    const scene = await stage();
    const option = (index: number) => ({ text: plain(`customer ${index}`), value: `C${index}` });
    scene.app.options('value', ({ ack, payload }) =>
      ack({ options: Array.from({ length: Number(payload.value) }, (_, index) => option(index)) }),
    );
    const element = { type: 'external_select', action_id: 'value', min_query_length: 1 };
    const blocks = [{ type: 'input', block_id: 'customer', label: plain('Customer'), element }];
    await scene.client.views.open({
      trigger_id: await triggerOf(scene),
      view: form([], { blocks }) as never,
    });
    const chen = scene.workspace.as('chen.yu');
    expect(await chen.suggest('customer', '100')).toHaveLength(100);
    await expect(chen.suggest('customer', '101')).rejects.toThrow('no more than 100 items allowed');
  });

  it('case 18: an ephemeral to somebody without a window is answered with ok and never seen', async () => {
    const { client, workspace } = await workspaceAlone();
    const tell = () => client.chat.postEphemeral({ channel: 'CORDERS', user: 'UCHENYU', text: 'x' });
    expect((await tell()).ok).toBe(true);
    const chen = workspace.as('chen.yu');
    expect(await chen.ephemerals()).toEqual([]);
    expect((await workspace.log()).some((row) => row.error?.includes('no window open'))).toBe(true);
    await chen.says('orders', 'here now');
    await tell();
    expect(await chen.ephemerals()).toHaveLength(1);
    await workspace.control('away', { user: 'chen.yu' });
    expect(await chen.ephemerals()).toEqual([]);
  });

  it('case 19: a press comes a second time after it was acknowledged, and is the same', async () => {
    const { workspace, heard, chen } = await cardOnStage();
    await workspace.fault({ kind: 'duplicate', method: 'block_actions' });
    await chen.press('go');
    expect(heard).toHaveLength(2);
    expect(heard[0]).toEqual(heard[1]);
  });

  it('case 20: a delivery signed six minutes ago is refused by the app, and the person is told', async () => {
    const { workspace, heard, chen } = await cardOnStage();
    await workspace.fault({ kind: 'stale-signature', method: 'block_actions' });
    expect(await chen.press('go')).toMatchObject({ notice: '此应用返回了状态代码 401。' });
    expect(heard).toEqual([]);
  });
});
