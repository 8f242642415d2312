import { describe, expect, it } from 'vitest';
import { withCheckedAnswers, withCheckedViews } from '../../src/slack/checked-views.ts';
import { mendView } from '../../src/slack/mend-view.ts';
import { redrawView } from '../../src/slack/redraw-view.ts';
import { checkView } from '../../src/slack/rules/index.ts';
import { buttons, clientOf, form, plain, stage, triggerOf } from '../sandbox/with-app.ts';

const words = (length: number) => '字'.repeat(length);
const shown = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text } });
const choice = (text: string) => ({
  type: 'input',
  block_id: 'choice',
  label: plain('Which'),
  element: { type: 'static_select', action_id: 'value', options: [{ text: plain(text), value: '1' }] },
});
/** Broken beyond mending: a question that Slack does not know. */
const unknownQuestion = { ...choice('one'), element: { type: 'slider', action_id: 'value' } };

describe('a view that Slack would refuse', () => {
  it('goes out as drawn where it would not', () => {
    const view = form(['a']);
    expect(mendView(view)).toEqual({ view, violations: [], isPlain: false });
  });

  it.each([
    ['a text too long to show', [shown(words(4000))], words(4000)],
    ['a button beside a text', [{ ...shown('&lt;b&gt; & text'), accessory: { type: 'lever' } }], '&lt;b&gt;'],
    ['a header of nothing but its words', [{ type: 'header', text: plain(words(200)) }], words(200)],
    ['a block of a type that there is not', [{ type: 'banner', text: 'x < y' }], 'x &lt; y'],
  ])('keeps its form and all words of what it shows: %s', (_what, broken, said) => {
    const { view, violations, isPlain } = mendView(form(['a'], { blocks: [...broken, choice('one')] }));
    expect([violations.length > 0, isPlain, checkView(view).error]).toEqual([true, false, undefined]);
    const { blocks, submit } = view as {
      blocks: { type: string; text?: { text: string } }[];
      submit: unknown;
    };
    expect(submit).toEqual(plain('Save'));
    expect(blocks.at(-1)).toEqual(choice('one'));
    expect(blocks.map(({ text }) => text?.text ?? '').join('')).toContain(said);
  });

  it('has words cut that have no other place: a title, an option', () => {
    const { view, isPlain } = mendView(
      form([], { title: plain(words(30)), blocks: [choice('&'.repeat(80))] }),
    );
    expect([isPlain, checkView(view).error]).toEqual([false, undefined]);
    expect(JSON.stringify(view)).toContain(`${'字'.repeat(23)}…`);
  });

  it.each([['modal'], ['home']])('says so in plain words where a question cannot be asked: %s', (type) => {
    const drawn = form([], { type, blocks: [shown('SO-261123-001'), unknownQuestion], external_id: 'later' });
    const { view, isPlain } = mendView(drawn);
    expect([isPlain, checkView(view).error]).toEqual([true, undefined]);
    const text = JSON.stringify(view);
    for (const said of [
      '再按一次也不会重复',
      'pressing again does nothing twice',
      '/order show',
      'SO-261123-001',
      'Which',
    ])
      expect(text).toContain(said);
    expect(view).not.toHaveProperty('submit');
  });
});

describe('the desk’s own client', () => {
  it('opens, updates and publishes what a broken drawing says, and tells its places', async () => {
    const scene = await stage();
    const told: [string, readonly string[]][] = [];
    const { views } = withCheckedViews(scene.client, (where, lines) => told.push([where, lines]));
    const chen = scene.workspace.as('chen.yu');
    const broken = { blocks: [shown(words(3001)), unknownQuestion] };
    const opened = await views.open({ trigger_id: await triggerOf(scene), view: form([], broken) as never });
    expect(JSON.stringify(await chen.view('notice'))).toContain('原因已记入系统日志');
    const blocks = [shown(words(3001)), choice('one')] as never;
    await views.update({ view_id: String(opened.view?.id), view: form(['a'], { blocks }) });
    expect((await chen.view('form')).values).toEqual({ choice: null });
    await views.publish({ user_id: 'UCHENYU', view: { type: 'home', ...broken } as never });
    const home = await fetch(`${scene.workspace.url}/_control/home?user=UCHENYU`);
    expect(await home.text()).toContain('pressing again does nothing twice');
    expect(told.map(([where]) => where)).toEqual(['views.open', 'views.update', 'views.publish']);
    expect(told[1]?.[1]).toContain(
      '[ERROR] must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]',
    );
  });

  it('leaves a form that is being filled in as it is where its redrawing is refused, and says so on top or privately', async () => {
    const scene = await stage();
    const told: string[] = [];
    const clients = {
      client: withCheckedViews(scene.client, (where) => told.push(where)),
      opening: clientOf(scene.sandbox),
    };
    const blocks = [...form(['a']).blocks, buttons('again')];
    const opened = await clients.client.views.open({
      trigger_id: await triggerOf(scene),
      view: form([], { blocks }) as never,
    });
    const at = { viewId: String(opened.view?.id), userId: 'UCHENYU', language: 'zh' } as const;
    const broken = form([], { blocks: [unknownQuestion] }) as never;
    scene.app.action<import('@slack/bolt').BlockAction>('again', async ({ ack, body }) => {
      await ack();
      await redrawView(clients, { ...at, view: broken, trigger: body.trigger_id });
    });
    const chen = scene.workspace.as('chen.yu');
    await chen.fill({ a: 'typed' });
    await chen.pressInView('again');
    expect(JSON.stringify(await chen.view('notice'))).toContain('已填的都还在');
    await chen.closes();
    expect((await chen.view('form')).values).toEqual({ a: 'typed' });

    // The drawing that Slack takes is drawn; without a press to push on, what happened is said privately.
    await redrawView(clients, { ...at, view: form(['a', 'b']) as never });
    expect((await chen.view('form')).values).toEqual({ a: 'typed', b: null });
    await redrawView(clients, { ...at, language: 'en', view: broken });
    expect((await chen.view('form')).values).toEqual({ a: 'typed', b: null });
    const said = await scene.workspace.messages('DCHENYU');
    expect(said.map(({ text }) => text)).toEqual([expect.stringContaining('stays as it was')]);
    expect(told).toEqual(['views.update', 'views.update']);
  });

  it('answers a submission with what a broken drawing says, over the form with all that was typed', async () => {
    const scene = await stage();
    const told: string[] = [];
    withCheckedAnswers(scene.app, (where, lines) => told.push(where, ...lines));
    const answers: readonly object[] = [
      { response_action: 'update', view: form(['a'], { blocks: [unknownQuestion] }) },
      { response_action: 'errors', errors: { nowhere: 'the figure is too high' } },
    ];
    let next = 0;
    scene.app.view('form', ({ ack }) => ack(answers[next++] as never));
    await scene.client.views.open({ trigger_id: await triggerOf(scene), view: form(['a']) });
    const chen = scene.workspace.as('chen.yu');
    await chen.fill({ a: 'typed' });
    for (const said of ['原因已记入系统日志', 'the figure is too high']) {
      await chen.submit();
      expect(JSON.stringify(await chen.view('notice'))).toContain(said);
      await chen.closes();
      expect((await chen.view('form')).values).toEqual({ a: 'typed' });
    }
    expect(told.filter((line) => line === 'view_submission')).toHaveLength(2);
  });

  it('leaves out of a menu what cannot be shown in it, and what is beyond a hundred', async () => {
    const scene = await stage();
    const told: string[] = [];
    withCheckedAnswers(scene.app, (where) => told.push(where));
    const option = (text: string, value: string) => ({ text: plain(text), value });
    const many = Array.from({ length: 120 }, (_, index) => option(`customer ${index}`, `C${index}`));
    const options = [option(words(76), 'too long'), option('again', 'C0'), ...many];
    scene.app.options('value', ({ ack }) => ack({ options }));
    const element = { type: 'external_select', action_id: 'value', min_query_length: 0 };
    const blocks = [{ type: 'input', block_id: 'customer', label: plain('Customer'), element }];
    await scene.client.views.open({
      trigger_id: await triggerOf(scene),
      view: form([], { blocks }) as never,
    });
    const shown = await scene.workspace.as('chen.yu').suggest('customer', '');
    expect(shown.map(({ value }) => value)).toEqual(many.slice(0, 100).map(({ value }) => value));
    expect(told).toEqual(['block_suggestion']);
  });
});
