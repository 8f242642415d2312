import { describe, expect, it } from 'vitest';
import { actingAt, isTold, journalOf, wordsOf } from '../support/acting.ts';
import { brought, confirmedPast } from '../support/brought.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { deskForFile, mondayMorning } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';

const mill = deskForFile({ pricesInChannel: true, at: mondayMorning });
const as = actingAt(mill);
/** Confirmed and returned; the deposit has yet to come. */
const sentPast = confirmedPast.slice(0, -1);

describe('a form in Slack', () => {
  it('asks what a figure means, asks again about an unlikely date, and then takes both (§6.12)', async () => {
    const card = await brought(mill(), ...sentPast);
    const before = await journalOf(mill(), card);
    const xu = as('xu.jing');
    await xu.opens('deposit', card);
    await xu.fillsIn({ amount: '34,5', receivedOn: '2026-08-01', reference: 'ICBC-1' });
    const asked = wordsOf(await xu.submit());
    expect(asked).toContain('“34,5”可以是 34.5，也可以是 345；请写明是哪一个');

    await xu.fillsIn({ amount: '34,564.50元' });
    await xu.submit();
    const again = await xu.view('deposit');
    expect(wordsOf(again)).toContain('到账日期：2026-08-01 在六十天以前：请核对；确实如此请打勾后再提交');
    expect(again.blocks.map(({ block_id }) => block_id)).toContain('receivedOn.sure');
    expect(await journalOf(mill(), card)).toEqual(before);

    await xu.fillsIn({ 'receivedOn.sure': ['2026-08-01'] });
    expect(await xu.submit()).toEqual({ ok: true, outcome: 'closed' });
    expect(await isTold(mill(), card, '34,564.50 元（2026-08-01')).toContain('ICBC-1');
  });

  it('needs no tick once the date is put right', async () => {
    const card = await brought(mill(), ...sentPast);
    const xu = as('xu.jing');
    await xu.opens('deposit', card);
    await xu.fillsIn({ amount: '34,564.50', receivedOn: '2025-11-23', reference: 'ICBC-2' });
    await xu.submit();
    expect(wordsOf(await xu.view('deposit'))).toContain('2025-11-23 在六十天以前');
    await xu.fillsIn({ receivedOn: '2026-11-23' });
    expect(await xu.submit()).toEqual({ ok: true, outcome: 'closed' });
  });

  it('refuses a date in the box of a quantity at that box, and a form of the mill is read alike', async () => {
    const card = await brought(mill(), agreedMemo('B', { 'lines.1.widthMm': null }));
    const chen = as('chen.yu');
    await chen.opens('intake', card);
    await chen.fillsIn({ 'lines.1.widthMm': '787 mm', 'lines.1.quantity': '20261205' });
    const answer = await chen.submit();
    expect(answer).toMatchObject({
      errors: {
        'lines.1.quantity': '数值太大：最多 1,000,000；这看起来是日期 2026-12-05，是不是填错了格？',
      },
    });
    await chen.fillsIn({ 'lines.1.quantity': '12.5吨' });
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    expect(completeMemo['lines.1.quantity']).toBe('12.5');
  });
});
