import { describe, expect, it } from 'vitest';
import { sign } from '../../src/desk/sign.ts';
import { memberBy } from '../../src/procedure/shop/members.ts';
import { actingAt, isDrawn, isTold, journalOf, wordsOf } from '../support/acting.ts';
import { shopOrder } from '../support/deeds-shop.ts';
import { deskForFile, mondayMorning } from '../support/desk.ts';
import type { ShownMessage } from '../support/workspace.ts';

const mill = deskForFile({ pricesInChannel: true, at: mondayMorning });
const as = actingAt(mill);
const member = memberBy({ id: 'demo', name: '华广商城' });

const membersAct = async (action: string, orderId: string | null, raw: object, via: string) => {
  const answer = await sign(mill().desk.ports)({
    orderId,
    action,
    part: null,
    raw: { ...shopOrder, ...raw },
    seen: null,
    by: member,
    via: `shop:demo:${via}`,
  });
  expect(answer.kind, JSON.stringify(answer)).toBe('signed');
  return answer.order;
};

/** A member's order, placed by the shop's key, and its card. */
const place = async (via: string, raw: object = {}): Promise<{ id: string; card: ShownMessage }> => {
  const { id, number } = await membersAct('shop-place', null, raw, via);
  return { id, card: await mill().card('待电话确认', number) };
};

const confirm = (card: ShownMessage) =>
  as('chen.yu').signs(
    'shop-confirm',
    card,
    { result: 'valid', spokeWith: '梁先生', arrangements: '周三上午送到门口，梁先生收' },
    { ticks: ['checked'] },
  );
const allot = (card: ShownMessage) => as('chen.yu').signs('shop-allot', card, { to: 'department' });
const report = (card: ShownMessage, state: string, more = {}) =>
  as('tang.bo').signs('shop-delivery', card, { state, ...more });
const ship = (card: ShownMessage) => as('tang.bo').signs('shop-ship', card, { waybill: 'SF100200300' });

describe('a web shop’s order', () => {
  it('of 40 reams becomes 60 ten minutes later, is confirmed by phone, delivered, and paid late (sample 5)', async () => {
    const { id, card } = await place('sample-5');
    expect(await isTold(mill(), card, '*商城下单* ✓ 华广商城')).toMatch(/客服员.*电话确认|SSERVICE|subteam/);
    await mill().workspace.advance('PT10M');
    await membersAct('shop-change', id, { 'lines.1.quantity': '60' }, 'sample-5-change');
    expect(await isTold(mill(), card, '会员更改订单')).toContain('40 令');
    await isDrawn(mill(), card, '共 11,520.00 元');

    await confirm(card);
    expect(await isDrawn(mill(), card, '已确认')).toContain('梁先生 88231 · 华广商城');
    await as('chen.yu').signs('shop-allot', card, { to: 'person', person: 'tang.bo' });
    expect(await isTold(mill(), card, '*派给物流*')).toContain('唐波');
    expect(wordsOf(await as('tang.bo').home())).toMatch(/等我处理\* 1[\s\S]*送货状态/);
    await report(card, 'picking');
    await report(card, 'packed');
    await ship(card);
    expect(await isDrawn(mill(), card, '已发货')).toContain('未收 11,520.00 元');
    await report(card, 'delivered', { collected: '11520' });
    expect(await isTold(mill(), card, '已送达')).toContain('代收 11,520.00 元');

    // The delivery person has the cash; finance is asked for it the next morning.
    await mill().workspace.advance('P1D');
    expect(await isTold(mill(), card, '货到付款 11,520.00 元未收')).toContain('subteam');
    // In the evening before, managers were told how the shops stand; each number leads to its orders.
    const digest = (await mill().workspace.messages('order-digest')).find((one) =>
      wordsOf(one).includes('商城新单'),
    );
    expect(wordsOf(digest)).toContain(
      '商城发货 1 · 货到付款未收 1（¥11,520.00） · 送货失败 0 · 商城通知未送达 0',
    );
    await as('wang.li').press('list:shop-unpaid', digest);
    const listed = wordsOf(await mill().workspace.as('wang.li').view('figure-list'));
    expect(listed).toContain('SO-261123-001');
    expect(listed).toContain('¥11,520.00');
    await as('xu.jing').signs('shop-payment', card, { way: 'cash', deliverer: '唐波' });
    await isDrawn(mill(), card, '已完结');
    expect(await journalOf(mill(), card)).toEqual([
      'shop-place',
      'shop-change',
      'shop-confirm',
      'shop-allot',
      'shop-delivery',
      'shop-delivery',
      'shop-ship',
      'shop-delivery',
      'shop-payment',
    ]);
  }, 120_000);

  it('paid in advance is not shipped before its money is there, in two parts', async () => {
    const { card } = await place('prepaid', { paymentMethod: 'prepaid' });
    await confirm(card);
    await allot(card);
    await report(card, 'packed');
    await as('tang.bo').isNotOffered('shop-ship', card);
    expect(await as('tang.bo').asksWhy(card)).toMatch(/登记货款\* — <!subteam\^SFINANCE>/);
    const pay = (amount: string, reference: string) =>
      as('xu.jing').signs('shop-payment', card, { way: 'bank', amount, reference });
    await pay('5000', 'ICBC-7');
    await isDrawn(mill(), card, '未收 2,680.00 元');
    await pay('2680', 'ICBC-8');
    await ship(card);
    await report(card, 'delivered');
    await isDrawn(mill(), card, '已完结');
  }, 120_000);

  it('whose delivery fails is delivered again', async () => {
    const { card } = await place('failed');
    await confirm(card);
    await allot(card);
    await report(card, 'packed');
    await ship(card);
    await report(card, 'failed', { reason: '无人收货' });
    expect(await isTold(mill(), card, '送货失败：无人收货')).toContain('请知悉');
    await report(card, 'redeliver');
    await report(card, 'delivered', { collected: '7680' });
    await as('xu.jing').signs('shop-payment', card, { way: 'cash', deliverer: '唐波' });
    await isDrawn(mill(), card, '已完结');
  }, 120_000);

  it('whose cash never comes is written off: finance asks, the director decides', async () => {
    const { card } = await place('never-paid');
    await confirm(card);
    await allot(card);
    await report(card, 'packed');
    await ship(card);
    await report(card, 'delivered');
    await as('xu.jing').signs('shop-write-off', card, { reason: '会员已注销，多次联系不上' });
    expect(await as('zhao.gang').asksWhy(card)).toContain('审批核销');
    await as('zhao.gang').signs('shop-write-off-decide', card, { verdict: 'approve' });
    expect(await isTold(mill(), card, '批准核销')).toContain('7,680.00 元');
    await isDrawn(mill(), card, '已完结');
  }, 120_000);

  it('that turns out invalid on the phone is cancelled by the clerk, and is found by its member', async () => {
    const { card } = await place('invalid', { memberName: '欧阳小姐', member: '55012' });
    const chen = as('chen.yu');
    await chen.signs('shop-confirm', card, { result: 'invalid', spokeWith: '邻居', reason: '门牌不存在' });
    await isDrawn(mill(), card, '无效');
    await chen.signs('shop-cancel', card, { reason: '地址不实，联系不上会员' });
    expect(await isDrawn(mill(), card, '已取消')).toContain('地址不实，联系不上会员');
    await chen.slash('/order find ouyang');
    const found = await mill().workspace.until(
      async () => (await chen.ephemerals()).find((one) => wordsOf(one).includes('欧阳小姐 55012')),
      'the order to be found by the member’s name',
    );
    expect(wordsOf(found)).toContain('已取消');
  }, 120_000);
});
