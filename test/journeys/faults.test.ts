import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signature } from '../../sandbox/slack/delivery/sign.ts';
import { actingAt, commitsOf, wordsOf } from '../support/acting.ts';
import { brought } from '../support/brought.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { type Gate, openGate, throughGate } from '../support/gate.ts';
import { completeMemo } from '../support/memo.ts';
import { stagesAt } from '../support/stages.ts';
import type { Filling } from '../support/workspace-person.ts';

let mill: TestDesk;
let gate: Gate;
beforeAll(async () => {
  let real = '';
  gate = await openGate(() => new URL(real));
  mill = await openTestDesk({
    postTimeoutMs: 2500,
    mongodbUri: (uri) => {
      real = uri;
      return throughGate(uri, gate);
    },
  });
});
afterAll(async () => {
  await mill.close();
  await gate.close();
});
const as = actingAt(() => mill);
const stages = stagesAt({ mill: () => mill, as });
const fax = [{ name: 'fax.png', text: 'a fax' }];
const memo = { ...completeMemo, sourceFiles: fax } as Readonly<Record<string, Filling>>;

describe('while the journal cannot be reached', () => {
  it('a form says so and keeps what was typed; pressed again it is signed once', async () => {
    const chen = await stages.opensMemo(2);
    await chen.fillsIn(memo);
    gate.shut();
    const answer = await chen.submit();
    expect(answer).toMatchObject({ outcome: 'errors' });
    expect(wordsOf(answer)).toContain('暂时没有签上，您填的内容都在');
    const { values } = await chen.view('intake');
    expect(Object.values(values)).toEqual(expect.arrayContaining(['陈志强', '12.5']));
    gate.open();
    await mill.workspace.until(async () => {
      const again = await chen.submit();
      return again.outcome === 'closed';
    }, 'the form to be signed');
    const card = await mill.card();
    expect(await commitsOf(mill, card)).toHaveLength(1);
  });

  it('a button that leads to a form says so, and leads there afterwards', async () => {
    const card = await brought(mill, agreedMemo('B'));
    const chen = as('chen.yu');
    gate.shut();
    await chen.press('open:terms', card);
    await mill.workspace.until(
      async () => wordsOf((await chen.views()).at(-1)).includes('系统暂时读不到订单'),
      'the person to be told',
    );
    gate.open();
    await chen.closes(true);
    await mill.workspace.until(
      async () => (await chen.opens('terms', card)).callback_id === 'terms' || chen.closes(true),
      'the form',
      30_000,
    );
    await chen.closes(true);
  }, 60_000);
});

describe('while Slack’s API fails', () => {
  it('a post is tried until it is out, once', async () => {
    await mill.workspace.fault({ kind: 'server-error', method: 'chat.postMessage', times: 1, status: 503 });
    await mill.workspace.fault({ kind: 'lost-answer', method: 'chat.postMessage', times: 1 });
    const card = await brought(mill, agreedMemo('B'));
    await mill.workspace.until(
      async () => (await mill.thread(card)).length === 1,
      'the line in the thread',
      30_000,
    );
    const keys = (await mill.workspace.messages('orders')).map(({ metadata }) => metadata?.event_payload.key);
    expect(new Set(keys).size).toBe(keys.length);
  }, 60_000);
});

describe('a press whose form cannot be opened', () => {
  it('is answered privately: Slack refuses the window, and the person is told where they pressed', async () => {
    const card = await brought(mill, agreedMemo('B'));
    const chen = as('chen.yu');
    const before = (await chen.ephemerals()).length;
    await mill.workspace.fault({ kind: 'server-error', method: 'views.open', times: 2, status: 500 });
    expect(await chen.press('open:terms', card)).toEqual({ ok: true });
    await mill.workspace.until(async () => {
      const told = (await chen.ephemerals()).slice(before);
      return told.some(({ text }) => text.includes('出了问题，没有做完'));
    }, 'a private word');
  });
});

describe('a payload that makes no sense', () => {
  it('is answered, and logged without a fault', async () => {
    const before = mill.errors().length;
    const team = 'T0SANDBOX';
    const user = { id: 'UCHENYU', name: 'chen.yu', team_id: team };
    const view = {
      id: 'V1',
      hash: 'h',
      type: 'modal',
      callback_id: 'terms',
      private_metadata: 'not json',
      blocks: [],
      state: { values: {} },
    };
    const answer = await deliver({ type: 'view_submission', team: { id: team }, user, view });
    expect(await answer.json()).toMatchObject({
      response_action: 'push',
      view: { blocks: [{ text: { text: expect.stringContaining('这张表单无法识别') } }] },
    });
    const actions = [
      { type: 'button', action_id: 'do:nothing-known', block_id: 'b', value: '{', action_ts: '1' },
    ];
    const container = { type: 'message', channel_id: 'CORDERS', message_ts: '1.1' };
    const pressed = { type: 'block_actions', team: { id: team }, user, trigger_id: 't', container, actions };
    expect((await deliver(pressed)).status).toBe(200);
    expect(mill.errors().slice(before).join('\n')).not.toContain('TypeError');
  });
});

/** Delivers a payload as Slack would. */
const deliver = (payload: object): Promise<Response> => {
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    ...signature(mill.sandbox.tokens.signingSecret, body),
  };
  return fetch(`http://127.0.0.1:${mill.desk.port}/slack/events`, { method: 'POST', headers, body });
};
