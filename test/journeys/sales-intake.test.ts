import { describe, expect, it } from 'vitest';
import { actingAt, isDrawn, isTold, journalOf, wordsOf } from '../support/acting.ts';
import { deskForFile, mondayMorning, textOf } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';
import { stagesAt } from '../support/stages.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });
const closed = { ok: true, outcome: 'closed' };

/** One line of it, as the form of a salesperson asks. */
const said = Object.fromEntries(
  Object.entries(completeMemo).flatMap(([blockId, answer]) =>
    typeof answer === 'string' && !/^(channel|tolerance|lines\.2\.)/.test(blockId) ? [[blockId, answer]] : [],
  ),
);

describe('S1: a salesperson writes an order in Slack themselves', () => {
  it('waits for a clerk, who takes it over as it is and completes it', async () => {
    const [zhou, he, chen] = [as('zhou.min'), as('he.jun'), as('chen.yu')];
    await he.slash('/order new');
    await he.view('sales-intake');
    await he.fillsIn(said);
    expect(wordsOf(await he.submit())).toContain('此客户由 周敏 负责');

    const card = await stages.newCard(async () => {
      await zhou.slash('/order new');
      const { values } = await zhou.view('sales-intake');
      expect(values).not.toHaveProperty('channel');
      await zhou.fillsIn(said);
      expect(await zhou.submit()).toEqual(closed);
    });
    await isDrawn(mill(), card, '等 <!subteam^SSERVICE>：接手销售单');
    expect(await isTold(mill(), card, '销售员下单')).toContain('待补：允许误差');
    await chen.isNotOffered('terms', card);
    expect(await chen.asksWhy(card)).toContain('接手销售单');

    await chen.opens('intake-takeover', card);
    expect(textOf({ text: '', blocks: (await chen.view('intake-takeover')).blocks })).toContain('12.5');
    expect(await chen.submit()).toEqual(closed);
    await mill().desk.settle();
    await isDrawn(mill(), card, '等 <@UCHENYU>：客户信息备忘录');
    expect(await isTold(mill(), card, '接手')).toContain('<@UZHOUMIN>');

    await chen.signs('intake', card, { tolerance: '3' });
    await isDrawn(mill(), card, '等 <@UCHENYU>：答复时间承诺');
    await chen.signs('terms', card);
    expect(await journalOf(mill(), card)).toEqual(['sales-intake', 'intake-takeover', 'intake', 'terms']);
  }, 120_000);
});
