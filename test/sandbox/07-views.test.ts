import type { KnownBlock } from '@slack/types';
import { describe, expect, it } from 'vitest';
import { buttons, form, plain, refusal, stage, triggerOf } from './with-app.ts';

describe('views', () => {
  it('are refused with every broken rule', async () => {
    const scene = await stage();
    const view = { ...form(['a']), title: plain('x'.repeat(25)), submit: undefined } as never;
    const answer = await refusal(scene.client.views.open({ trigger_id: await triggerOf(scene), view }));
    expect(answer.error).toBe('invalid_arguments');
    const lines = (answer.response_metadata as { messages: string[] }).messages.join('\n');
    expect(lines).toContain('must be less than 25 characters [json-pointer:/view/title');
    expect(lines).toContain('must define `submit` to use an `input` block in modals');
  });

  it('are updated under their hash, and keep what was typed where the ids are the same', async () => {
    const scene = await stage();
    const { client, workspace } = scene;
    const chen = workspace.as('chen.yu');
    const blocks: KnownBlock[] = [...form(['kept', 'gone']).blocks, buttons('add')];
    const opened = await client.views.open({
      trigger_id: await triggerOf(scene),
      view: form([], { blocks }),
    });
    scene.app.action('add', ({ ack }) => ack());
    await chen.fill({ kept: 'stays', gone: 'goes' });
    await chen.pressInView('add');
    const next = form(['kept', 'gone.2']);
    await client.views.update({
      view_id: opened.view?.id as string,
      hash: opened.view?.hash as string,
      view: next,
    });
    expect((await chen.view()).values).toEqual({ kept: 'stays', 'gone.2': null });
    expect(
      await refusal(
        client.views.update({
          view_id: opened.view?.id as string,
          hash: opened.view?.hash as string,
          view: next,
        }),
      ),
    ).toMatchObject({ error: 'hash_conflict' });
    await chen.closes();
    expect(
      await refusal(client.views.update({ view_id: opened.view?.id as string, view: next })),
    ).toMatchObject({
      error: 'not_found',
    });
  });

  it('stack three deep by push, never by a second open', async () => {
    const scene = await stage();
    const { client, app, workspace } = scene;
    const withButton = form([], { blocks: [buttons('deeper')] });
    let refuse: (answer: Record<string, unknown>) => void = () => {};
    const refused = new Promise<Record<string, unknown>>((resolve) => {
      refuse = resolve;
    });
    let presses = 0;
    app.action<import('@slack/bolt').BlockAction>('deeper', async ({ ack, body }) => {
      await ack();
      presses += 1;
      const call = client.views.push({ trigger_id: body.trigger_id, view: withButton });
      if (presses === 3) refuse(await refusal(call));
      else await call;
    });
    await client.views.open({ trigger_id: await triggerOf(scene), view: withButton });
    const chen = workspace.as('chen.yu');
    for (const depth of [2, 3]) {
      await chen.pressInView('deeper');
      await workspace.until(async () => (await chen.views()).length === depth, `${depth} views`);
    }
    await chen.pressInView('deeper');
    expect(await refused).toMatchObject({ error: 'push_limit_reached' });
    const [root, second, third] = await chen.views();
    expect(third).toMatchObject({ root_view_id: root?.id, previous_view_id: second?.id });
    const below = await client.views.update({ view_id: String(root?.id), view: form(['below']) });
    expect(below.view?.id).toBe(root?.id);
    expect((await chen.views()).map((view) => view.blocks[0]?.block_id)).toEqual([
      'below',
      'buttons',
      'buttons',
    ]);
    await chen.closes();
    expect((await chen.views()).map((view) => view.id)).toEqual([root?.id, second?.id]);
  });

  it('do not push without an open modal, nor open over one', async () => {
    const scene = await stage();
    const { client, app, workspace } = scene;
    expect(
      await refusal(client.views.push({ trigger_id: await triggerOf(scene), view: form(['a']) })),
    ).toMatchObject({ error: 'not_found' });
    const home = { type: 'home', blocks: [] } as never;
    const ofOtherType = await refusal(client.views.push({ trigger_id: await triggerOf(scene), view: home }));
    expect(JSON.stringify(ofOtherType)).toContain(
      "must match the `type` of the root view whose stack we're pushing onto [json-pointer:/view/type]",
    );
    const invented = client.views.open({ trigger_id: '1.2.abc', view: form(['a']) });
    expect(await refusal(invented)).toMatchObject({ error: 'invalid_trigger_id' });
    const trigger = new Promise<string>((resolve) => {
      app.action<import('@slack/bolt').BlockAction>('inside', async ({ ack, body }) => {
        await ack();
        resolve(body.trigger_id);
      });
    });
    await client.views.open({
      trigger_id: await triggerOf(scene, 'li.na'),
      view: form([], { blocks: [buttons('inside')] }),
    });
    await workspace.as('li.na').pressInView('inside');
    expect(await refusal(client.views.open({ trigger_id: await trigger, view: form(['a']) }))).toMatchObject({
      error: 'invalid_arguments',
    });
  });

  it('are one stack a person', async () => {
    const scene = await stage();
    const { client, workspace } = scene;
    await client.views.open({
      trigger_id: await triggerOf(scene, 'chen.yu'),
      view: form(['a'], { external_id: 'one' }),
    });
    expect(await workspace.as('li.na').views()).toEqual([]);
    const second = form(['b'], { external_id: 'one' });
    const scene2Trigger = await triggerOf(scene, 'li.na');
    expect(await refusal(client.views.open({ trigger_id: scene2Trigger, view: second }))).toMatchObject({
      error: 'duplicate_external_id',
    });
    await client.views.open({ interactivity_pointer: scene2Trigger, view: form(['b']) } as never);
    await client.views.update({ external_id: 'one', view: form(['a'], { external_id: 'two' }) });
    const gone = client.views.update({ external_id: 'one', view: form(['a']) });
    expect(await refusal(gone)).toMatchObject({ error: 'not_found' });
    expect((await workspace.as('chen.yu').view()).blocks[0]?.block_id).toBe('a');
    expect((await workspace.as('li.na').view()).blocks[0]?.block_id).toBe('b');
  });

  it('publish a Home tab when it is opened', async () => {
    const { app, client, workspace } = await stage();
    app.event('app_home_opened', async ({ event }) => {
      const blocks = [{ type: 'section' as const, text: plain(`hello ${event.user}`) }];
      await client.views.publish({ user_id: event.user, view: { type: 'home', blocks } });
    });
    const home = await workspace.as('ma.lin').home();
    expect(JSON.stringify(home.blocks)).toContain('hello UMALIN');
    expect(
      await refusal(
        client.views.publish({ user_id: 'UMALIN', hash: '1.x', view: { type: 'home', blocks: [] } }),
      ),
    ).toMatchObject({ error: 'hash_conflict' });
  });
});
