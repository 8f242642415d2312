import { describe, expect, it } from 'vitest';
import { actingAt, isDrawn, isTold, journalOf } from '../support/acting.ts';
import { deskForFile, mondayMorning, orderOf } from '../support/desk.ts';
import { stagesAt } from '../support/stages.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });

/** The call as the clerk could type it while it lasted: no packaging, no price but the one of last time. */
const call = {
  channel: 'phone',
  customer: 'C004',
  paymentMethod: 'monthly',
  wantedOn: '2026-12-08',
  wantedKind: 'arrived',
  tolerance: '2',
  labels: '无',
  specialTerms: '无',
  sourceText: '新翰谢经理来电 要20吨70双胶 889卷筒 价钱照旧 12月8号前到番禺厂 包装照上次',
  'lines.1.product': 'HG-WF70',
  'lines.1.form': 'roll',
  'lines.1.widthMm': '889',
  'lines.1.quantity': '20',
  'lines.1.unitPrice': '6180',
};
const whole = { 1: '20' };

describe('an order by phone of a grade A customer', () => {
  it('is produced before its return, shipped without finance, and closed when the return is there', async () => {
    const [chen, zhou] = [as('chen.yu'), as('zhou.min')];
    const card = await stages.takeIn(call);
    expect(await isDrawn(mill(), card, '新翰 · A 类')).toMatch(/待补 \d: .*包装/);
    const memo = await chen.opens('intake', card);
    expect(memo.values).toMatchObject({ contact: '谢国栋', receiver: '何伟', 'lines.1.quantity': '20' });
    await chen.fillsIn({ packaging: '防潮膜+木托盘' });
    expect(await chen.readsBack()).toEqual({ ok: true, outcome: 'closed' });
    await isTold(mill(), card, '资料齐全');
    await stages.promiseReply(card);

    await chen.signs('terms', card);
    await stages.saysMakeable(card, whole);
    await stages.schedule(card, whole, { tolerance: '2' });
    await stages.confirm(card);
    await stages.orderProduction(card);
    const chased = { matter: 'return', whom: '谢国栋', words: '明天签回' };
    await zhou.signs('chase', card, chased);
    await stages.finish(card, whole);

    await stages.review(card);
    await as('xu.jing').isNotOffered('settlement', card);
    await stages.notice(card, whole);
    const xinhan = { receiver: '何伟', phone: '13711052246', address: '广州市番禺区石碁镇市莲路211号' };
    await stages.ship(card, { ...xinhan, ...stages.amounts(whole) });
    await stages.arrive(card);
    await chen.isNotOffered('close', card);
    expect(await chen.asksWhy(card)).toMatch(/客户回传\* — <@UZHOUMIN>/);
    await stages.bringReturn(card, { by: 'zhou.min', signedBy: '谢国栋' });
    await chen.signs('close', card);

    await isDrawn(mill(), card, '已关闭');
    const journal = await journalOf(mill(), card);
    expect(journal.indexOf('production-order')).toBeLessThan(journal.indexOf('return'));
    expect(journal).not.toContain('settlement b1');
    await as('chen.yu').signs('follow-up', card, {
      spokeWith: '谢国栋',
      verdict: 'content',
      words: '很好用',
    });

    const claim = { channel: 'phone', what: '上机断纸，三卷受潮' };
    const dealtWith = await stages.newCard(() => chen.signs('claim', card, claim));
    const drawn = await isDrawn(mill(), dealtWith, `处理 ${orderOf(card)} 的索赔`);
    expect(drawn).toMatch(/新翰 · A 类/);
    expect(drawn).toMatch(/待补 \d: .*数量/);
    await isTold(mill(), dealtWith, '由本单处理');
    await isDrawn(mill(), card, `索赔由 ${orderOf(dealtWith)} 处理`);
    const again = await chen.opens('intake', dealtWith);
    expect(again.values).toMatchObject({ contact: '谢国栋', 'lines.1.product': 'HG-WF70' });
  }, 120_000);
});
