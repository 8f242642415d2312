import { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/slack/start.ts';
import { driveWorkspace, type WorkspaceDriver } from '../support/workspace.ts';

const view = (title = 'Order') => ({
  type: 'modal' as const,
  callback_id: 'intake',
  title: { type: 'plain_text' as const, text: title },
  submit: { type: 'plain_text' as const, text: 'Save' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'customer',
      label: { type: 'plain_text' as const, text: 'Customer' },
      element: { type: 'plain_text_input' as const, action_id: 'value' },
    },
  ],
});

describe('a Bolt app over HTTP', () => {
  let sandbox: Sandbox;
  let workspace: WorkspaceDriver;
  let app: App;

  beforeEach(async () => {
    sandbox = await startSandbox({ manifest: 'manifest.yml', rates: 'loose' });
    app = new App({
      token: sandbox.tokens.bot,
      signingSecret: sandbox.tokens.signingSecret,
      clientOptions: { slackApiUrl: sandbox.apiUrl },
    });
    const server = await app.start(0);
    const address = server.address() as { port: number };
    sandbox.setRequestUrl(`http://127.0.0.1:${address.port}/slack/events`);
    workspace = await driveWorkspace(sandbox.url);
  });

  afterEach(async () => {
    workspace.close();
    await app.stop();
    await sandbox.close();
  });

  it('takes a command, opens a form, hears its submission and posts a card', async () => {
    app.command('/order', async ({ ack, client, body }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: view() });
    });
    app.view('intake', async ({ ack, view: submitted, client }) => {
      await ack();
      await client.chat.postMessage({
        channel: 'CORDERS',
        text: `order of ${submitted.state.values.customer?.value?.value}`,
        metadata: { event_type: 'countersign', event_payload: { key: 'k1' } },
      });
    });
    const chen = workspace.as('chen.yu');
    await chen.slash('/order new');
    await chen.view('intake');
    expect(await chen.submit()).toEqual({
      ok: true,
      outcome: 'errors',
      errors: { customer: 'Please complete this required field.' },
    });
    await chen.fill({ customer: 'Lianxing' });
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    const card = await workspace.until(async () => (await workspace.messages('orders'))[0], 'the card');
    expect(card.text).toBe('order of Lianxing');
    expect(card.metadata?.event_payload.key).toBe('k1');
  });
});
