import { describe, expect, it } from 'vitest';
import { actingAt, commitsOf, isTold, journalOf, wordsOf } from '../support/acting.ts';
import { brought } from '../support/brought.ts';
import { agreedMemo, signedTechnical, signedTerms } from '../support/deeds-commercial.ts';

import { deskForFile, mondayMorning, orderOf } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';
import { stagesAt } from '../support/stages.ts';
import type { Filling } from '../support/workspace-person.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);
const stages = stagesAt({ mill, as });

const fax = [{ name: 'fax.png', text: 'a fax' }];
const memo = { ...completeMemo, sourceFiles: fax } as Readonly<Record<string, Filling>>;

describe('one press, from the form to the journal', () => {
  it('is journalled before it is acknowledged, and drawn on the card', async () => {
    const card = await stages.takeIn(memo, 2);
    expect(await journalOf(mill(), card)).toEqual(['intake']);
    expect(await mill().card('12.5 吨', orderOf(card))).toBeDefined();
    await isTold(mill(), card, '资料齐全');
  });

  it('tells a stranger privately who may sign', async () => {
    const card = await brought(mill(), agreedMemo('B'));
    const sun = as('sun.kai');
    await sun.press('open:terms', card);
    expect(wordsOf(await sun.view('notice'))).toContain('由 <@UCHENYU> 签署');
    expect(await commitsOf(mill(), card)).toHaveLength(1);
  });

  it('counts once however often it is delivered, and is told once', async () => {
    const card = await brought(mill(), agreedMemo('B'));
    const chen = as('chen.yu');
    await chen.opens('terms', card);
    await mill().workspace.fault({ kind: 'parallel', method: 'view_submission' });
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    await mill().desk.settle();
    await isTold(mill(), card, '*条款核对* ✓');
    expect(await journalOf(mill(), card)).toEqual(['intake', 'terms']);
    expect((await mill().thread(card)).filter((text) => text.includes('*条款核对* ✓'))).toHaveLength(1);
  });

  it('of two people who press at once counts for one, and the other is told who was first', async () => {
    const card = await brought(mill(), agreedMemo('B'));
    const both = [as('chen.yu'), as('li.na')];
    for (const clerk of both) await clerk.opens('terms', card);
    const answers = await Promise.all(both.map((clerk) => clerk.submit()));
    const lost = answers.findIndex(({ outcome }) => outcome !== 'closed');
    const first = lost === 0 ? '李娜' : '陈宇';
    expect(answers.filter(({ outcome }) => outcome === 'closed')).toHaveLength(1);
    expect(wordsOf(answers[lost])).toContain(`“条款核对”已由 ${first} 在`);
    expect(await journalOf(mill(), card)).toEqual(['intake', 'terms']);
  });

  it('on content that changed since is refused and shown again with the difference, and what was typed', async () => {
    const card = await brought(mill(), agreedMemo('B'), signedTerms(), signedTechnical());
    const hu = as('hu.qiang');
    await hu.opens('schedule', card);
    await hu.fillsIn({
      productionOn: '2026-12-02',
      finishedOn: '2026-12-04',
      tolerance: '3',
      clauses: '复卷分两班',
      ...stages.amounts({ 1: '12.5', 2: '8' }),
    });
    await as('sun.kai').signs('technical', card, { rawMaterial: '木浆只余 20 吨，BCTMP 12-03 到。' });
    expect(await hu.submit()).toMatchObject({ outcome: 'updated' });
    const again = await hu.view('schedule');
    expect(wordsOf(again)).toContain('内容在您打开之后有变化');
    expect(wordsOf(again)).toContain('木浆只余 20 吨，BCTMP 12-03 到。');
    expect(again.values).toMatchObject({ finishedOn: '2026-12-04', clauses: '复卷分两班' });
    expect(await hu.submit()).toEqual({ ok: true, outcome: 'closed' });
  });
});
