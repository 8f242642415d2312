import type { ViewResponseAction, ViewSubmitAction } from '@slack/bolt';
import { describe, expect, it } from 'vitest';
import { form, plain, type Stage, stage, triggerOf } from './with-app.ts';

/** Opens this form for Chen Yu and answers each submission as told; what was submitted is kept. */
async function formOpen(scene: Stage, answer: object | undefined, view: object = form(['a'])) {
  const submitted: ViewSubmitAction[] = [];
  scene.app.view<ViewSubmitAction>('form', async ({ ack, body }) => {
    submitted.push(body);
    await ack(answer as ViewResponseAction);
  });
  await scene.client.views.open({ trigger_id: await triggerOf(scene), view: view as never });
  return { chen: scene.workspace.as('chen.yu'), submitted };
}

describe('a submission', () => {
  it('closes the form on an empty answer', async () => {
    const { chen, submitted } = await formOpen(await stage(), undefined);
    const { hash } = await chen.view();
    await chen.fill({ a: 'typed' });
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    expect(await chen.views()).toEqual([]);
    expect(submitted[0]?.view).toMatchObject({
      hash,
      state: { values: { a: { value: { type: 'plain_text_input', value: 'typed' } } } },
    });
  });

  it('stays open with the app’s errors, and what was typed is kept', async () => {
    const { chen } = await formOpen(await stage(), {
      response_action: 'errors',
      errors: { a: 'no such order' },
    });
    await chen.fill({ a: 'typed' });
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'errors', errors: { a: 'no such order' } });
    expect((await chen.view()).values).toEqual({ a: 'typed' });
  });

  it('fails, as in Slack, when the errors name no input block of the form', async () => {
    const { chen } = await formOpen(await stage(), { response_action: 'errors', errors: { value: 'x' } });
    expect(await chen.submit()).toMatchObject({
      outcome: 'failed',
      notice: expect.stringContaining('连接时遇到问题'),
    });
    expect(await chen.views()).toHaveLength(1);
  });

  it('replaces, pushes and clears as the answer asks', async () => {
    const scene = await stage();
    const answers: object[] = [
      { response_action: 'push', view: form(['b']) },
      { response_action: 'update', view: form(['c']) },
      { response_action: 'clear' },
    ];
    scene.app.view('form', ({ ack }) => ack(answers.shift() as ViewResponseAction));
    await scene.client.views.open({ trigger_id: await triggerOf(scene), view: form(['a']) });
    const chen = scene.workspace.as('chen.yu');
    expect(await chen.submit()).toMatchObject({ outcome: 'pushed', view: { blocks: [{ block_id: 'b' }] } });
    expect(await chen.submit()).toMatchObject({ outcome: 'updated', view: { blocks: [{ block_id: 'c' }] } });
    expect(await chen.views()).toHaveLength(2);
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    expect(await chen.views()).toEqual([]);
  });

  it('fails when a view in the answer breaks a rule', async () => {
    const broken = { ...form(['b']), title: plain('x'.repeat(25)) };
    const scene = await stage();
    const { chen } = await formOpen(scene, { response_action: 'update', view: broken });
    expect(await chen.submit()).toMatchObject({ outcome: 'failed' });
    const note = (await scene.workspace.log()).find((row) => row.direction === 'sandbox');
    expect(note?.error).toContain('must be less than 25 characters');
  });

  it('is stopped by the client’s own checks before the app hears of it', async () => {
    const input = (id: string, element: object) => ({
      type: 'input',
      block_id: id,
      label: plain(id),
      element,
    });
    const option = (value: string) => ({ text: plain(value), value });
    const view = form([], {
      blocks: [
        input('short', { type: 'plain_text_input', action_id: 'value', max_length: 3 }),
        input('whole', {
          type: 'number_input',
          action_id: 'value',
          is_decimal_allowed: false,
          min_value: '2',
        }),
        input('mail', { type: 'email_text_input', action_id: 'value' }),
        input('day', { type: 'datepicker', action_id: 'value' }),
        input('one', { type: 'static_select', action_id: 'value', options: [option('x'), option('y')] }),
        input('ticks', { type: 'checkboxes', action_id: 'value', options: [option('x'), option('y')] }),
      ],
    });
    const { chen, submitted } = await formOpen(await stage(), undefined, view);
    await chen.fill({ short: 'four', whole: '1', mail: 'nobody', day: '2026-02-30' });
    const answer = await chen.submit();
    expect(Object.keys(answer.outcome === 'errors' ? answer.errors : {})).toEqual([
      'short',
      'whole',
      'mail',
      'day',
      'one',
      'ticks',
    ]);
    expect(submitted).toEqual([]);
    await chen.fill({
      short: 'abc',
      whole: '2',
      mail: 'a@b.cn',
      day: '2026-02-28',
      one: 'x',
      ticks: ['x', 'y'],
    });
    expect(await chen.submit()).toMatchObject({ outcome: 'closed' });
    expect(submitted[0]?.view.state.values).toMatchObject({
      whole: { value: { value: '2' } },
      day: { value: { selected_date: '2026-02-28' } },
      one: { value: { selected_option: option('x') } },
      ticks: { value: { selected_options: [option('x'), option('y')] } },
    });
  });

  it('cannot choose what is not in the menu, nor fill what is not in the form', async () => {
    const select = { type: 'static_select', action_id: 'value', options: [{ text: plain('x'), value: 'x' }] };
    const view = form([], {
      blocks: [{ type: 'input', block_id: 'one', label: plain('one'), element: select }],
    });
    const scene = await stage();
    const { chen } = await formOpen(scene, undefined, view);
    await chen.fill({ one: 'z' });
    await expect(chen.submit()).rejects.toThrow('"z" cannot be chosen here');
    const { id } = await chen.view();
    await expect(
      scene.workspace.control('submit', { user: 'chen.yu', view_id: id, values: { two: 'x' } }),
    ).rejects.toThrow('there is no field "two"');
    await expect(
      scene.workspace.control('submit', { user: 'li.na', view_id: id, values: {} }),
    ).rejects.toThrow('404');
  });

  it('carries uploaded files', async () => {
    const element = { type: 'file_input', action_id: 'value', max_files: 1 };
    const view = form([], { blocks: [{ type: 'input', block_id: 'scan', label: plain('scan'), element }] });
    const { chen, submitted } = await formOpen(await stage(), undefined, view);
    await chen.fill({ scan: [{ name: 'fax.txt', text: 'hello' }] });
    expect(await chen.submit()).toMatchObject({ outcome: 'closed' });
    expect(submitted[0]?.view.state.values.scan?.value?.files?.[0]).toMatchObject({
      name: 'fax.txt',
      size: 5,
    });
  });

  it('is told when a form that asked for it is cancelled', async () => {
    const scene = await stage();
    const closed = new Promise<object>((resolve) => {
      scene.app.view({ callback_id: 'form', type: 'view_closed' }, async ({ ack, body }) => {
        await ack();
        resolve(body);
      });
    });
    const view = form(['a'], { notify_on_close: true });
    await scene.client.views.open({ trigger_id: await triggerOf(scene), view });
    await scene.workspace.as('chen.yu').closes();
    expect(await closed).toMatchObject({ type: 'view_closed', is_cleared: false });
  });
});

describe('a menu of conversations', () => {
  it('begins where the person is, unless the app chose another', async () => {
    const scene = await stage();
    const menu = (id: string, type: string, more: object = {}) => ({
      type: 'input',
      block_id: id,
      label: plain(id),
      element: { type, action_id: 'value', default_to_current_conversation: true, ...more },
    });
    const blocks = [
      menu('here', 'conversations_select'),
      menu('there', 'conversations_select', { initial_conversation: 'CGENERAL' }),
      menu('several', 'multi_conversations_select', { initial_conversations: ['CGENERAL'] }),
    ];
    const submitted: Record<string, Record<string, unknown>>[] = [];
    scene.app.command('/order', async ({ ack, body, client }) => {
      await ack();
      const view = form([], { blocks }) as never;
      await client.views.open({ trigger_id: body.trigger_id, view });
    });
    scene.app.view('form', async ({ ack, view }) => {
      submitted.push(view.state.values);
      await ack();
    });
    const chen = scene.workspace.as('chen.yu');
    const command = { user: 'chen.yu', channel: 'production', text: '/order x' };
    await scene.workspace.control('command', command);
    await scene.workspace.until(async () => (await chen.views()).length > 0, 'the form');
    expect(await chen.submit()).toMatchObject({ outcome: 'closed' });
    expect(submitted).toMatchObject([
      {
        here: { value: { selected_conversation: 'CPRODUCTION' } },
        there: { value: { selected_conversation: 'CGENERAL' } },
        several: { value: { selected_conversations: ['CPRODUCTION'] } },
      },
    ]);
  });
});

describe('a menu that asks the app', () => {
  const menu = form([], {
    blocks: [
      {
        type: 'input',
        block_id: 'customer',
        label: plain('Customer'),
        element: { type: 'external_select', action_id: 'value', min_query_length: 2 },
      },
    ],
  });
  const option = (value: string) => ({ text: plain(`customer ${value}`), value });

  it('offers what the app answers, and what was offered can be chosen', async () => {
    const scene = await stage();
    scene.app.options('value', ({ ack, payload }) => ack({ options: [option(payload.value)] }));
    const { chen, submitted } = await formOpen(scene, undefined, menu);
    await expect(chen.suggest('customer', 'x')).rejects.toThrow('at least 2');
    expect(await chen.suggest('customer', 'C001')).toEqual([{ value: 'C001', text: 'customer C001' }]);
    await chen.fill({ customer: 'C002' });
    expect(await chen.submit()).toMatchObject({ outcome: 'closed' });
    expect(submitted[0]?.view.state.values.customer?.value?.selected_option).toEqual(option('C002'));
  });
});
