import { describe, expect, it } from 'vitest';
import { actingAt, isDrawn, isTold, journalOf } from '../support/acting.ts';
import { brought, producedPast } from '../support/brought.ts';
import { scheduledAt } from '../support/deeds-confirmation.ts';
import { deskForFile, mondayMorning } from '../support/desk.ts';
import { lianxing, stagesAt } from '../support/stages.ts';

const mill = deskForFile({ pricesInChannel: true, at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });

const first = { 1: '12.5' };
const second = { 2: '8' };

/** Production makes the first line; the second lies in stock (S7). */
const partlyInStock = producedPast.map((past) =>
  typeof past !== 'function' && past.action === 'schedule'
    ? scheduledAt('B', { 'lines.2.fromStock': ['yes'] })
    : past,
);

describe('an order that is partly made, partly in stock, and leaves in two shipments', () => {
  it('settles each batch by itself, tracks both shipments, and closes when both are received', async () => {
    const [chen, xu, liu] = [as('chen.yu'), as('xu.jing'), as('liu.fang')];
    const card = await brought(mill(), ...partlyInStock);
    await stages.finish(card, { 1: '12.5' });
    await stages.review(card, 'b1');
    await chen.signs('balance-notice', card, {}, { part: 'b1' });
    // 79,375.00 less the deposit's share of it, 30 %.
    expect(await isTold(mill(), card, '余款催收通知书')).toContain('55,562.50');
    await xu.isNotOffered('settlement', card);
    await stages.pay(card, '55,562.50');
    await xu.signs('settlement', card, {}, { part: 'b1' });
    await stages.notice(card, first);
    await stages.ship(card, { ...lianxing, 'lines.1.quantity': '12.5' });

    await chen.signs('stock-batch', card, { final: 'yes', 'lines.2.quantity': '8' });
    await stages.inspect(card, { 2: '8' }, 'b2');
    await chen.isNotOffered('dispatch-notice', card);
    await stages.review(card, 'b2');
    await chen.signs('balance-notice', card, {}, { part: 'b2' });
    await stages.pay(card, '25,088.00');
    await xu.signs('settlement', card, {}, { part: 'b2' });
    await stages.notice(card, second);
    await stages.ship(card, { ...lianxing, 'lines.2.quantity': '8' }, { shipment: 's2' });

    await stages.arrive(card, 's1');
    await chen.isNotOffered('close', card);
    await liu.isNotOffered('receipt', card);
    await stages.arrive(card, 's2');
    await chen.signs('close', card);
    await isDrawn(mill(), card, '已关闭');
    const journal = await journalOf(mill(), card);
    expect(journal.filter((act) => /^(settlement|receipt)/.test(act))).toEqual([
      'settlement b1',
      'settlement b2',
      'receipt s1',
      'receipt s2',
    ]);
  }, 120_000);
});
