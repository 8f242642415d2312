import { describe, expect, it } from 'vitest';
import { actingAt, commitsOf, isDrawn, isTold, journalOf } from '../support/acting.ts';
import { broughtOn } from '../support/brought.ts';
import { signedTechnical } from '../support/deeds-commercial.ts';
import { scheduledAt } from '../support/deeds-confirmation.ts';
import { booked as warehoused } from '../support/deeds-production.ts';
import { deskForFile, mondayMorning } from '../support/desk.ts';
import { monday, stagesAt } from '../support/stages.ts';
import type { ShownMessage } from '../support/workspace.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });

/** Where the order's goods go, as dispatch reads it from the notice. */
const destinationOf = async (card: ShownMessage) => {
  const [placed] = await commitsOf(mill(), card);
  const { content } = (await mill().desk.ports.journal.caughtUp(placed?.orderId ?? '')).order;
  const { receiver, receiverPhone, deliveryAddress } = content;
  return { receiver: receiver ?? '', phone: receiverPhone ?? '', address: deliveryAddress ?? '' };
};

const message = '鹭岛 轻涂60 1194 要20吨 先付一半 月中要 让技术看看能不能再白一点';
const call = { spokeWith: '吴佳琪', spokenAt: monday };

describe('an order a travelling salesperson sends of a grade C customer', () => {
  it('cannot be made, becomes another paper by its old formula, is made when return and deposit are there, and comes to its end', async () => {
    const [chen, he, sun] = [as('chen.yu'), as('he.jun'), as('sun.kai')];
    const said = await he.says('orders', message);
    await chen.shortcut('order_from_message', said);
    expect((await chen.view('intake')).values).toMatchObject({ sourceText: message, channel: 'salesperson' });
    await chen.fillsIn({
      customer: 'C003',
      paymentMethod: 'prepaid',
      wantedOn: '2026-12-15',
      wantedKind: 'finished',
      'lines.1.product': 'HG-LWC60',
      'lines.1.form': 'roll',
      'lines.1.widthMm': '1194',
      'lines.1.quantity': '20',
    });
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    const card = await mill().card('鹭岛 · C 类');
    await isDrawn(mill(), card, '待补');
    await he.signs('memo-answer', card, {
      ...call,
      words: '按方案价，包装用防潮膜',
      tolerance: '3',
      packaging: '防潮膜',
      labels: '无',
      specialTerms: '白度尽量高',
      'lines.1.unitPrice': '5990',
    });
    await he.signs('written-order', card, { files: [{ name: 'order.jpg', text: 'in writing' }] });
    await stages.promiseReply(card);
    await chen.signs('terms', card);

    await sun.signs('technical', card, {
      rawMaterial: '浆料充足。',
      'lines.1.producible': 'no',
      'lines.1.formula': 'unchanged',
      'lines.1.reason': '轻涂 60g 白度已到上限；可改 70g 双胶',
    });
    expect(await isTold(mill(), card, '*技术确认*')).toContain('<@UHEJUN>');
    await he.signs('proposal', card, {
      apology: ['yes'],
      proposal: '改用 70g 双胶 787',
      outcome: 'alternative',
      product: 'HG-WF70',
      form: 'roll',
      widthMm: '787',
      unitPrice: '6480',
    });
    expect(await isTold(mill(), card, '因此失效，须重签')).toContain('条款核对（陈宇');
    await chen.signs('terms', card);
    await sun.signs('technical', card, {
      rawMaterial: '木浆库存 86 吨。',
      'lines.1.producible': 'yes',
      'lines.1.formula': 'changed',
      'lines.1.reason': '白度 92 须加荧光剂',
    });
    await as('hu.qiang').isNotOffered('schedule', card);
    await he.signs('formula-consent', card, { outcome: 'insisted', words: '要原来的', spokenAt: monday });
    const formula = { text: '按原配方生产，白度约 88', file: [{ name: 'formula.pdf', text: 'signed' }] };
    await sun.signs('formula-confirmation', card, formula);

    await stages.schedule(card, { 1: '20' });
    await stages.confirm(card);
    await stages.bringReturn(card, { by: 'he.jun', signedBy: '吴佳琪' });
    await chen.isNotOffered('production-order', card);
    await stages.takeDeposit(card, '60,000');
    await chen.isNotOffered('production-order', card);
    expect(await chen.asksWhy(card)).toContain('登记定金');
    await stages.takeDeposit(card, '4,800');
    await stages.orderProduction(card);
    expect((await journalOf(mill(), card)).filter((act) => act === 'terms')).toHaveLength(2);

    const whole = { 1: '20' };
    await broughtOn(mill(), card, ...warehoused('b1', whole));
    await stages.review(card);
    await chen.signs('balance-notice', card);
    await stages.pay(card, '64,800');
    await as('xu.jing').signs('settlement', card);
    await stages.notice(card, whole);
    await stages.ship(card, { ...(await destinationOf(card)), ...stages.amounts(whole) }, { terms: true });
    await stages.arrive(card);
    await chen.signs('close', card);
    await isDrawn(mill(), card, '已关闭');
  }, 120_000);
});

describe('an order by visit below the price plan', () => {
  it('waits for the salesperson’s answer and the director before its terms are signed, and ends at the mill’s gate', async () => {
    const [chen, he] = [as('chen.yu'), as('he.jun')];
    const card = await stages.takeIn({
      channel: 'visit',
      customer: 'C005',
      paymentMethod: 'prepaid',
      wantedOn: '2026-12-10',
      wantedKind: 'finished',
      tolerance: '5',
      packaging: '裸装',
      labels: '无',
      specialTerms: '无',
      'lines.1.product': 'HG-KL170',
      'lines.1.form': 'roll',
      'lines.1.widthMm': '1600',
      'lines.1.quantity': '10.2',
      'lines.1.unitPrice': '4400',
    });
    expect(await chen.isRefused('terms', card)).toMatch(/4,400.*4,450|4,450.*4,400/s);
    // The first button of the form in hand raises it, filled in with the deviation.
    await chen.opens('terms', card);
    await chen.pressInView('open:doubt');
    const { values } = await chen.view('doubt');
    expect(values).toEqual({ about: 'lines.1.unitPrice', text: '单价与价格方案不符，请核实。' });
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    await chen.closes(true);
    await mill().desk.settle();
    const line = await isTold(mill(), card, '单价与价格方案不符');
    for (const mention of ['<@UHEJUN>', '<!subteam^SSERVICESUPERVISOR>', '<!subteam^SDIRECTOR>']) {
      expect(line).toContain(mention);
    }
    await chen.isNotOffered('terms', card);
    await he.signs('doubt-answer', card, { outcome: 'approved', verified: '已电话核实：老客户让价' });
    await as('zhao.gang').signs('doubt-acknowledge', card, { outcome: 'approved', reason: '年度最后一单' });
    await chen.signs('terms', card);
    expect(await isTold(mill(), card, '*条款核对*')).toContain('疑问 d1 已批准');

    const whole = { 1: '10.2' };
    await broughtOn(
      mill(),
      card,
      signedTechnical({}, [1]),
      scheduledAt('C', { tolerance: '5', 'lines.1.quantity': '10.2' }),
    );
    await stages.confirm(card);
    await stages.bringReturn(card, { by: 'he.jun', signedBy: '郑月华' });
    await stages.takeDeposit(card, '8,976');
    await stages.orderProduction(card);
    await broughtOn(mill(), card, ...warehoused('b1', whole));
    await stages.review(card);
    await chen.signs('balance-notice', card);
    await stages.pay(card, '35,904');
    await as('xu.jing').signs('settlement', card);
    await stages.notice(card, whole);
    const said = { ...(await destinationOf(card)), ...stages.amounts(whole) };
    await as('ma.jun').signs('briefing', card, said, { ticks: ['goods', 'advice'] });
    await as('ma.jun').signs('shipped', card, {
      plate: '粤T·55108',
      departedAt: stages.now(),
      collectedBy: '郑月华',
      gateReceipt: [{ name: 'gate.jpg', text: 'signed' }],
    });
    await chen.signs('close', card);
    await isDrawn(mill(), card, '已关闭');
    expect(await journalOf(mill(), card)).not.toContain('arrival s1');
  }, 120_000);
});
