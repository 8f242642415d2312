import { describe, expect, it } from 'vitest';
import { actingAt, isDrawn } from '../support/acting.ts';
import { deskForFile, mondayMorning, textOf } from '../support/desk.ts';
import { stagesAt } from '../support/stages.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });

const closed = { ok: true, outcome: 'closed' };
const called = (words: string) =>
  mill().workspace.until(
    async () =>
      (await mill().workspace.messages('orders')).find((message) => textOf(message).includes(words)),
    `a message that says “${words}”`,
  );

describe('A.customer: somebody rings whom the mill does not know', () => {
  it('is opened while the order is taken in, approved by the supervisor, and the order goes on', async () => {
    const [chen, wang] = [await stages.opensMemo(), as('wang.li')];
    await chen.fillsIn({ specialTerms: '无' });
    const [option] = await chen.suggest('customer', '华强');
    expect(option).toEqual({ value: 'new:华强', text: '＋ 开立新客户：华强' });
    await chen.pressInView('value', { blockId: 'customer', value: 'new:华强' });

    const form = await chen.view('customer-open');
    expect(form.values).toMatchObject({ name: '华强' });
    await chen.fillsIn({
      name: '深圳市华强印刷有限公司',
      shortName: '华强',
      salesperson: mill().desk.personByHandle('zhou.min')?.id ?? '',
      contact: '林工',
      phone: '0755-88000000',
      signers: '林工',
      deliveryAddress: '深圳市龙岗区宝龙大道1号',
      receiver: '林工',
      receiverPhone: '13800000000',
    });
    expect(await chen.submit()).toEqual(closed);

    // The memo below goes on: the customer is chosen, what they said of themselves is proposed, what was typed is there.
    const memo = await mill().workspace.until(async () => {
      const top = await chen.view('intake');
      return Object.values(top.values).includes('C011') ? top : undefined;
    }, 'the new customer in the memo');
    expect(Object.values(memo.values)).toEqual(expect.arrayContaining(['林工', '0755-88000000', '无']));
    expect(textOf({ text: '', blocks: memo.blocks })).toContain('待客服主管批准');
    await chen.fillsIn({
      channel: 'phone',
      paymentMethod: 'prepaid',
      wantedOn: '2026-12-15',
      wantedKind: 'finished',
      tolerance: '3',
      packaging: '防潮膜',
      labels: '无',
      'lines.1.product': 'HG-LWC60',
      'lines.1.form': 'roll',
      'lines.1.widthMm': '1194',
      'lines.1.quantity': '20',
      'lines.1.unitPrice': '5990',
    });
    expect(await chen.readsBack()).toEqual(closed);
    const card = await mill().card('华强 · C 类');
    expect(await chen.isRefused('terms', card)).toContain('新客户尚待客服主管批准');

    await isDrawn(mill(), card, '等 <!subteam^SSERVICESUPERVISOR>：批准新客户');

    const asked = await called('新客户待批准：C011 华强');
    await wang.press('mill:customer-approve', { channel: 'orders', ts: asked.ts });
    expect(textOf({ text: '', blocks: (await wang.view('customer-approve')).blocks })).toContain('陈宇');
    await wang.pressInView('value', { blockId: 'verdict', value: 'approve' });
    expect(await wang.submit()).toEqual(closed);
    await mill().desk.settle();
    expect(textOf(await called('新客户已批准：C011 华强'))).toContain('录入合同');
    await isDrawn(mill(), card, '等 <@UCHENYU>：条款核对');
    await chen.signs('terms', card);
  });

  it('is opened by /order customer as well, and found there by pinyin from then on', async () => {
    const li = as('li.na');
    await li.slash('/order customer 鸿运');
    expect((await li.view('customer-open')).values).toMatchObject({ name: '鸿运' });
    await li.closes();
    await li.slash('/order customer huaqiang');
    expect(textOf({ text: '', blocks: (await li.view('customers')).blocks })).toContain('*C011 华强*');
    await li.closes();
    await stages.opensMemo();
    expect(await as('chen.yu').suggest('customer', 'huaqiang')).toMatchObject([{ value: 'C011' }]);
  });
});
