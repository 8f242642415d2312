import { describe, expect, it } from 'vitest';
import { actingAt, wordsOf } from '../support/acting.ts';
import { deskForFile, mondayMorning, orderOf, textOf } from '../support/desk.ts';
import { stagesAt } from '../support/stages.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });
const closed = { ok: true, outcome: 'closed' };

describe('S1: an order taken in from a message', () => {
  it('is shown to whoever takes the same message in again, and taken in once more when that is meant', async () => {
    const [chen, li, he] = [as('chen.yu'), as('li.na'), as('he.jun')];
    const said = await he.says('orders', '鹭岛 轻涂60 要20吨');
    const card = await stages.newCard(async () => {
      await chen.shortcut('order_from_message', said);
      await chen.fillsIn({ customer: 'C003' });
      expect(await chen.submit()).toEqual(closed);
    });
    await mill().desk.settle();

    await li.shortcut('order_from_message', said);
    // Redrawn by an answer, it still knows which message it is about.
    await li.fillsIn({ customer: 'C003', wantedOn: '2026-12-15' });
    expect(wordsOf(await li.submit())).toContain(`同一条消息或文件已录为 ${orderOf(card)}`);
    await li.fillsIn({ onceMore: ['yes'] });
    await stages.newCard(async () => {
      expect(await li.submit()).toEqual(closed);
    });
  }, 120_000);

  it('keeps a text longer than the field as a file, and the form says so', async () => {
    const [chen, he] = [as('chen.yu'), as('he.jun')];
    const text = `鹭岛要货：${'轻涂纸六十克二十吨，'.repeat(330)}完。`;
    expect(text.length).toBeGreaterThan(3000);
    const said = await he.says('orders', text);
    const card = await stages.newCard(async () => {
      await chen.shortcut('order_from_message', said);
      const view = await mill().workspace.until(async () => {
        const form = await chen.view('intake');
        return 'sourceText' in form.values ? form : undefined;
      }, 'the form with the text');
      expect(textOf({ text: '', blocks: view.blocks })).toContain(`原话共 ${text.length} 字`);
      expect(String(view.values.sourceText)).toMatch(/^鹭岛要货.*（全文见文件）$/);
      expect(await chen.submit()).toEqual(closed);
    });
    await mill().desk.settle();
    const order = await mill().desk.ports.orderByNumber(orderOf(card));
    expect(order?.content.source.files).toHaveLength(1);
    expect(order?.keptFiles).toEqual([
      expect.objectContaining({ fileId: order?.content.source.files[0], size: Buffer.byteLength(text) }),
    ]);
  }, 120_000);
});
