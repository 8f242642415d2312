import { describe, expect, it } from 'vitest';
import { actingAt, isDrawn, isTold, journalOf, moment } from '../support/acting.ts';
import { brought, confirmedPast, producedPast, settledPast } from '../support/brought.ts';
import { makeable } from '../support/deeds-confirmation.ts';
import { deskForFile, mondayMorning, textOf } from '../support/desk.ts';
import { lianxing, stagesAt } from '../support/stages.ts';

const mill = deskForFile({ pricesInChannel: true, at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });

const whole = { 1: '12.5', 2: '8' };
const everybody = ['<@UCHENYU>', '<@UZHOUMIN>', '<!subteam^SSERVICESUPERVISOR>', '<!subteam^SDIRECTOR>'];
/** The names of the buttons of what the escalation channel says in these words, waited for. */
const escalated = async (...words: readonly string[]) => {
  const found = await mill().workspace.until(
    async () =>
      (await mill().workspace.messages('order-escalations')).find((said) =>
        words.every((one) => textOf(said).includes(one)),
      ),
    `the escalation channel to say “${words.join(' … ')}”`,
  );
  return JSON.stringify(found.blocks).match(/open:[a-z-]+/g) ?? [];
};

describe('an anomaly in production', () => {
  it('is told at once, gets a plan the director approves, and is closed by quality before shipping goes on', async () => {
    const [hu, lin, wang] = [as('hu.qiang'), as('lin.xia'), as('wang.li')];
    const card = await brought(mill(), ...producedPast);
    await hu.signs('batch', card, { final: 'yes', ...stages.amounts(whole) });
    await hu.signs('anomaly', card, { kind: 'quality', what: '2 吨边部有折痕', 'lines.1.quantity': '2' });
    const line = await isTold(mill(), card, '2 吨边部有折痕');
    for (const mention of everybody) expect(line).toContain(mention);
    expect(await escalated('2 吨边部有折痕')).toContain('open:emergency-plan');
    await isDrawn(mill(), card, '异常');

    await lin.isNotOffered('anomaly-close', card);
    await wang.signs('emergency-plan', card, {
      plan: '先发合格部分',
      salespersonDoes: '今日致电客户',
      salespersonBy: moment('2026-11-24T08:00:00Z'),
      clerkDoes: '调整发货安排',
      clerkBy: moment('2026-11-24T09:00:00Z'),
    });
    expect(await wang.isRefused('plan-approval', card, { verdict: 'approve' })).toContain(
      '由 <!subteam^SDIRECTOR> 签署',
    );
    await as('zhao.gang').signs('plan-approval', card, { verdict: 'approve' });
    await as('zhou.min').signs('plan-answer', card, { from: '陈志强', answer: '同意' });
    await lin.signs('anomaly-close', card, {
      outcome: 'rework',
      explanation: '复卷去边，重新检验',
      batch: 'b1',
      'lines.1.quantity': '2',
    });
    expect(await escalated('2 吨边部有折痕', '已了结', '林霞')).toEqual([]);
    await stages.inspect(card, whole);
    expect(await journalOf(mill(), card)).toContain('anomaly-close a1');
  }, 60_000);
});

describe('goods that cannot wait for their paper', () => {
  it('go first by the supervisor’s word, and the notice stays owed until it is written', async () => {
    const [chen, ma] = [as('chen.yu'), as('ma.jun')];
    const card = await brought(mill(), ...settledPast);
    await ma.isNotOffered('briefing', card);
    await ma.isNotOffered('shipped', card);
    await chen.signs('ship-first-request', card, { reason: '客户停机待料', ...stages.amounts(whole) });
    await as('wang.li').signs('ship-first', card, { decision: 'authorised', reason: '老客户，今日补单' });
    await escalated('老客户，今日补单');
    await stages.ship(card, { ...lianxing, ...stages.amounts(whole) });
    await isDrawn(mill(), card, '发货通知单 · 第 1 车（先发，欠通知单）');
    await stages.arrive(card);
    await chen.isNotOffered('close', card);
    expect(await escalated('老客户，今日补单')).toEqual(['open:show', 'open:dispatch-notice']);
    await stages.notice(card, {}, 's1');
    await escalated('老客户，今日补单', '已了结');
    await chen.signs('close', card);
    await isDrawn(mill(), card, '已关闭');
  }, 60_000);
});

describe('an order that stops', () => {
  it('waits for nobody while on hold, goes on by a stand-in’s hand, and is scheduled anew', async () => {
    const [zhou, he] = [as('zhou.min'), as('he.jun')];
    const card = await brought(mill(), ...confirmedPast);
    await zhou.signs('hold', card, { reason: '客户资金周转', until: '2026-12-10' });
    await as('chen.yu').slash('/order export 2026-11-01 2026-11-30');
    await mill().workspace.until(async () => {
      const direct = (await mill().workspace.channels()).filter(({ kind }) => kind === 'im');
      const all = await Promise.all(direct.map(({ id }) => mill().workspace.messages(id)));
      return all.flat().find(({ files }) => files?.some(({ name }) => name.startsWith('已确认订单')));
    }, 'the confirmed orders as a file (S8)');
    await zhou.slash('/order export');
    await mill().workspace.until(
      async () => (await zhou.ephemerals()).find((one) => textOf(one).includes('导出由客服')),
      'who may export',
    );
    await isDrawn(mill(), card, '暂停');
    await as('chen.yu').isNotOffered('production-order', card);
    expect(await he.isRefused('resume', card)).toContain('您的岗位不能签');
    await zhou.slash('/order delegate');
    await zhou.view('stand-in');
    await zhou.fill({ to: mill().desk.personByHandle('he.jun')?.id ?? '' });
    expect(await zhou.submit()).toEqual({ ok: true, outcome: 'closed' });
    await he.signs('resume', card, { note: '资金已到位' });
    const line = await isTold(mill(), card, '*恢复订单*');
    expect(line).toContain('何军（代 周敏）');
    expect(line).toContain('<!subteam^SPRODUCTION>');
    await as('chen.yu').isNotOffered('production-order', card);
    await as('hu.qiang').opens('schedule', card);
    await as('hu.qiang').closes();
  }, 60_000);

  it('is cancelled by its clerk before production has it, with nothing left to settle', async () => {
    const card = await brought(mill(), ...makeable('B'));
    await as('chen.yu').signs('cancel', card, { reason: '客户改从别处订' });
    expect(await isDrawn(mill(), card, '已取消')).not.toContain('等 ');
    await as('chen.yu').isNotOffered('resume', card);
  }, 60_000);

  it('gives its deposit back by the director’s word when cancelled in the payment lane', async () => {
    const [zhao, wang] = [as('zhao.gang'), as('wang.li')];
    const card = await brought(mill(), ...confirmedPast);
    await as('chen.yu').signs('cancel', card, { reason: '客户破产' });
    await isDrawn(mill(), card, '定金结清');
    expect(await wang.isRefused('deposit-settlement', card)).toContain('S13.2');
    const back = { amount: '34,564.50', outcome: 'refund', reason: '尚未投料' };
    await zhao.signs('deposit-settlement', card, { ...back, amount: '10,000.00' });
    const other = await brought(mill(), ...makeable('B'));
    const otherOrder = /SO-\d{6}-\d+/.exec(textOf(other))?.[0] ?? '';
    const moved = { outcome: 'transfer', amount: '24,564.50', reason: '抵新订单' };
    const nowhere = { ...moved, otherOrder: 'SO-260101-999' };
    expect(await zhao.isRefused('deposit-settlement', card, nowhere)).toContain('没有这张订单');
    await zhao.signs('deposit-settlement', card, { ...moved, otherOrder });
    await isTold(mill(), other, '24,564.50 元，已计入本单');
    await zhao.isNotOffered('deposit-settlement', card);
  }, 60_000);

  it('is cancelled by the supervisor once production has it, which stops and says what is made', async () => {
    const [chen, hu, wang] = [as('chen.yu'), as('hu.qiang'), as('wang.li')];
    const card = await brought(mill(), ...producedPast);
    expect(await chen.isRefused('cancel', card, { reason: '客户取消' })).toContain('客服主管');
    await wang.signs('cancel', card, { reason: '客户取消' });
    expect(await isTold(mill(), card, '*取消订单*')).toContain('<!subteam^SPRODUCTION>');
    await hu.signs('stop-acknowledge', card, { 'lines.1.quantity': '4' });
    expect(await isTold(mill(), card, '*停产签收*')).toContain('已停产，已生产');
  }, 60_000);

  it('is changed by the clerk while production has it, which stops, and is scheduled anew', async () => {
    const [chen, hu] = [as('chen.yu'), as('hu.qiang')];
    const card = await brought(mill(), ...producedPast);
    await chen.signs('revise', card, { reason: '客户改用木箱', packaging: '木箱' });
    const line = await isTold(mill(), card, '*变更订单*');
    expect(line).toContain('包装：木箱');
    expect(line).toContain('<!subteam^SPRODUCTION>');
    await hu.signs('stop-acknowledge', card, { 'lines.1.quantity': '4' });
    await hu.opens('schedule', card);
    await hu.closes();
  }, 60_000);

  it('is not cancelled any more once goods have left: its remainder is closed instead', async () => {
    const wang = as('wang.li');
    const card = await brought(mill(), ...settledPast);
    await stages.notice(card, { 1: '6', 2: '0' });
    await stages.ship(card, { ...lianxing, 'lines.1.quantity': '6' });
    expect(await wang.isRefused('cancel', card, { reason: '余量不要了' })).toContain('余量');
  }, 60_000);
});
