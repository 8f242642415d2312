import { describe, expect, it } from 'vitest';
import { postingClient } from '../../src/slack/messenger.ts';
import { actingAt, commitsOf, isTold } from '../support/acting.ts';
import { brought } from '../support/brought.ts';
import { makeable } from '../support/deeds-confirmation.ts';
import { deskForFile, orderOf, type TestDesk, textOf } from '../support/desk.ts';

const mill = deskForFile();
const as = actingAt(mill);
const offers = async (card: Parameters<TestDesk['thread']>[0]) =>
  (await mill().thread(card)).filter((text) => text.includes('这是什么文件'));

describe('a file dropped in an order’s thread', () => {
  it('is asked about with a button for each form it may belong to, and stands ticked in that form', async () => {
    const card = await brought(mill(), ...makeable('B').slice(0, 1));
    const chen = as('chen.yu');
    const files = [{ name: 'order.pdf', text: 'written' }];
    await chen.says('orders', '补一份', { thread: card.ts, files });
    expect(await isTold(mill(), card, '这是什么文件')).toContain('<@UCHENYU>');
    const asked = (await mill().workspace.thread('orders', card.ts)).at(-1);
    if (!asked) throw new Error('nothing was asked');
    const buttons = JSON.stringify(asked.blocks);
    expect(buttons).toContain('open:intake');
    await chen.press('open:intake', asked);
    expect(JSON.stringify(await chen.view('intake'))).toContain('order.pdf');
    await chen.closes(true);
    expect(await commitsOf(mill(), card)).toHaveLength(1);
  });

  it('is found by the sweep when its event was lost, and asked about once however often it is looked for', async () => {
    const card = await brought(mill(), ...makeable('B'));
    await mill().workspace.control('delivery', { events: true });
    mill().sandbox.setRequestUrl('http://127.0.0.1:9/slack/events');
    await as('xu.jing').says('orders', '水单', {
      thread: card.ts,
      files: [{ name: 'bank.png', text: 'paid' }],
    });
    await mill().desk.findDrops();
    await mill().desk.findDrops();
    await mill().desk.settle();
    mill().sandbox.setRequestUrl(`http://127.0.0.1:${mill().desk.port}/slack/events`);
    expect(await offers(card)).toHaveLength(1);
    await mill()
      .database.collection('deliveries')
      .deleteMany({ _id: /^offer:/ as never });
    await mill()
      .database.collection('cards')
      .updateMany({}, { $unset: { heard: '' } });
    await mill().desk.findDrops();
    await mill().desk.settle();
    expect(await offers(card)).toHaveLength(1);
  });
});

describe('a table dropped in the production channel', () => {
  const offered = async () => {
    const messages = await mill().workspace.messages('production');
    const dropped = messages.filter(({ files = [] }) => files.some(({ name }) => name.endsWith('.xlsx')));
    const threads = await Promise.all(
      dropped.map(async ({ ts }) => (await mill().workspace.thread('production', ts)).slice(1)),
    );
    return threads.map((answers) => answers.map(textOf));
  };

  it('is found by the sweep when its event was lost, and offered to be read once', async () => {
    const hu = as('hu.qiang');
    const table = { name: 'daily.xlsx', text: 'a table' };
    mill().sandbox.setRequestUrl('http://127.0.0.1:9/slack/events');
    await hu.says('production', '日报', { files: [table] });
    await hu.says('production', '照片', { files: [{ name: 'roll.png', text: 'a roll' }] });
    await mill().desk.findDrops();
    await mill().desk.findDrops();
    await mill().desk.settle();
    mill().sandbox.setRequestUrl(`http://127.0.0.1:${mill().desk.port}/slack/events`);
    const once = [[expect.stringContaining('是生产日报表吗？')]];
    expect(await offered()).toEqual(once);
    // All that can be made anew is lost, and so is how far the channel was looked through.
    await mill()
      .database.collection('deliveries')
      .deleteMany({ _id: /^table-offer:/ as never });
    await mill().database.collection('heard-channels').deleteMany({});
    await mill().desk.findDrops();
    await mill().desk.settle();
    expect(await offered()).toEqual(once);
    await hu.says('production', '再一份', { files: [table] });
    await mill().workspace.until(
      async () => (await offered()).flat().length === 2,
      'the next one to be offered when its event comes',
    );
  });
});

describe('the nightly look at the cards', () => {
  it('puts back a card that is gone, and draws one right that somebody changed', async () => {
    const gone = await brought(mill(), ...makeable('B'));
    const stale = await brought(mill(), ...makeable('C'));
    const client = postingClient(mill().sandbox.tokens.bot, mill().sandbox.apiUrl);
    // Neither is told to the desk: its events go nowhere meanwhile.
    mill().sandbox.setRequestUrl('http://127.0.0.1:9/slack/events');
    await client.chat.delete({ channel: gone.channel, ts: gone.ts });
    await client.chat.update({ channel: stale.channel, ts: stale.ts, text: 'wrong', blocks: [] });
    await mill().desk.reconcile();
    await mill().desk.settle();
    mill().sandbox.setRequestUrl(`http://127.0.0.1:${mill().desk.port}/slack/events`);
    await mill().card('', orderOf(gone));
    await mill().card('鹭岛 · C 类', orderOf(stale));
    const shown = await mill().workspace.messages('orders');
    const cardOf = (old: typeof gone) =>
      shown.filter(({ metadata }) => metadata?.event_payload.key === old.metadata?.event_payload.key);
    expect(cardOf(gone).map(({ ts }) => ts)).toEqual([expect.not.stringMatching(gone.ts)]);
    expect(cardOf(stale).map(textOf)).toEqual([expect.stringContaining('鹭岛 · C 类')]);
  });
});

describe('a picture dropped in the channel of the orders', () => {
  it('is found by the sweep when its event was lost, and told once to the person alone', async () => {
    const zhou = as('zhou.min');
    mill().sandbox.setRequestUrl('http://127.0.0.1:9/slack/events');
    await zhou.says('orders', '回传', { files: [{ name: 'cut-off.pdf', text: '%PDF-1.7 cut off' }] });
    await mill().desk.findDrops();
    await mill().desk.findDrops();
    await mill().desk.settle();
    mill().sandbox.setRequestUrl(`http://127.0.0.1:${mill().desk.port}/slack/events`);
    const told = async () =>
      (await mill().workspace.messages('DZHOUMIN'))
        .map(textOf)
        .filter((text) => text.includes('cut-off.pdf'));
    expect(
      await mill().workspace.until(async () => ((await told()).length > 0 ? told() : undefined)),
    ).toEqual([expect.stringContaining('已损坏')]);
  });
});
