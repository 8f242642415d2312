import { describe, expect, it } from 'vitest';
import { createClock } from '../../sandbox/slack/clock.ts';
import { buttons, clientOf, connect, form, stage, triggerOf, workspaceAlone } from './with-app.ts';

describe('faults on demand', () => {
  it('answer 429 and 5xx without the act, for as many calls as told', async () => {
    const { sandbox, client, workspace } = await workspaceAlone();
    await workspace.fault({ kind: 'server-error', method: 'chat.postMessage', status: 503 });
    await workspace.fault({ kind: 'rate-limited', method: 'chat.postMessage', seconds: 7, times: 2 });
    const post = () => client.chat.postMessage({ channel: 'CORDERS', text: 'x' });
    await expect(post()).rejects.toThrow();
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    await expect(post()).rejects.toMatchObject({ retryAfter: 7 });
    expect((await post()).ok).toBe(true);
    expect(await workspace.messages('orders')).toHaveLength(1);
    await workspace.fault({ kind: 'server-error', method: '*', times: 99 });
    await workspace.fault({ clear: true });
    expect((await clientOf(sandbox).auth.test()).ok).toBe(true);
  });

  it('answer late', async () => {
    const { sandbox, workspace } = await workspaceAlone();
    await workspace.fault({ kind: 'slow', method: 'chat.postMessage', ms: 400 });
    const impatient = clientOf(sandbox, undefined, { timeout: 100 });
    await expect(impatient.chat.postMessage({ channel: 'CORDERS', text: 'x' })).rejects.toThrow();
    expect(await workspace.messages('orders')).toHaveLength(1);
  });

  it('deliver a submission three times at once, and a press with a wrong clock', async () => {
    const scene = await stage();
    const { app, client, workspace } = scene;
    let heard = 0;
    app.view('form', async ({ ack }) => {
      heard += 1;
      await ack();
    });
    await client.views.open({ trigger_id: await triggerOf(scene), view: form(['a']) });
    await workspace.fault({ kind: 'parallel', method: 'view_submission' });
    expect(await workspace.as('chen.yu').submit()).toMatchObject({ outcome: 'closed' });
    expect(heard).toBe(3);
    await workspace.fault({ kind: 'stale-signature', method: 'command' });
    expect(await workspace.as('chen.yu').slash('/order')).toMatchObject({
      notice: '/order 失败，错误为“http_client_error”',
    });
  });

  it('break the connection in the middle of a click', async () => {
    const scene = await workspaceAlone();
    const { client, workspace } = scene;
    // Over HTTP it would wait in vain, and says so to whoever asks, in their language.
    const drop = { kind: 'drop-socket', method: 'block_actions' } as const;
    await expect(workspace.control('fault', drop)).rejects.toThrow('no socket is there');
    const asked = { ...drop, user: 'UCHENYU' };
    await expect(workspace.control('fault', asked)).rejects.toThrow('没有可断开的 Socket');
    await connect(scene);
    const stale = { kind: 'stale-signature', method: '*' };
    await expect(workspace.control('fault', stale)).rejects.toThrow('nothing that goes through it is signed');
    await client.chat.postMessage({ channel: 'CORDERS', text: 'card', blocks: [buttons('go')] });
    await workspace.fault(drop);
    expect(await workspace.as('chen.yu').press('go')).toMatchObject({ notice: expect.any(String) });
  });

  it.each([
    ['rate-limited', 'block_actions'],
    ['duplicate', 'chat.postMessage'],
    ['reorder', 'views.open'],
    ['rate-limited', 'upload'],
    ['slow', 'chat.postMesage'],
    ['slow', 'toString'],
  ])('are refused where they could strike nothing: %s of %s', async (kind, method) => {
    const { workspace } = await workspaceAlone();
    await expect(workspace.control('fault', { kind, method })).rejects.toThrow(method);
  });

  it('let a later event overtake an earlier one', async () => {
    const { app, workspace } = await stage();
    const texts: unknown[] = [];
    app.message(async ({ message }) => {
      texts.push('text' in message ? message.text : undefined);
    });
    await workspace.fault({ kind: 'reorder', method: 'event:message' });
    const chen = workspace.as('chen.yu');
    const first = chen.says('orders', 'first');
    await workspace.until(async () => (await workspace.messages('orders')).length === 1, 'the first message');
    await chen.says('orders', 'second');
    await first;
    await workspace.until(() => texts.length === 2, 'both events');
    expect(texts).toEqual(['second', 'first']);
  });
});

describe('the clock', () => {
  it('stands still when frozen, goes forward only, and waits for what fell due', async () => {
    const clock = createClock({ at: new Date('2026-11-23T08:00:00+08:00'), frozen: true });
    const seen: string[] = [];
    const dues = ['08:30:00', '08:30:40', '23:00:00'].map((time) => new Date(`2026-11-24T${time}+08:00`));
    const { workspace } = await workspaceAlone({
      clock,
      onClockAdvance: async (now) => {
        await Promise.resolve();
        seen.push(now.toISOString());
        return dues.find((due) => due > now);
      },
    });
    clock.after(7_200_000, () => void seen.push('two hours'));
    clock.after(3_600_000, () => void seen.push('one hour'));
    await workspace.advance('P1D');
    expect(seen).toEqual(['one hour', 'two hours', '2026-11-24T00:00:00.000Z']);
    const { ts } = await workspace.as('chen.yu').says('orders', 'tomorrow');
    expect(ts).toMatch(/^1795478400\./);
    await expect(workspace.control('clock', { to: '2026-11-23T00:00:00Z' })).rejects.toThrow(
      'only goes forward',
    );
    // What is due within a minute needs no stop of its own, and what is due later than the end none at all.
    seen.length = 0;
    await workspace.control('clock', { advance: 'PT1H', stops: true });
    expect(seen.map((at) => at.slice(11, 19))).toEqual(['00:00:00', '00:30:00', '00:31:00', '01:00:00']);
  });
});
