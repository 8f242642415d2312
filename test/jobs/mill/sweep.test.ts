import { describe, expect, it } from 'vitest';
import { deskForFile, mondayMorning, textOf } from '../../support/desk.ts';
import { completeMemo } from '../../support/memo.ts';
import type { Filling } from '../../support/workspace-person.ts';

const mill = deskForFile({ at: mondayMorning });

const digests = async () =>
  (await mill().workspace.messages('order-digest')).filter(({ text }) => text.includes('订单日报'));

/** Slots of the daily digest that fired, oldest first. */
const firedDigests = async (): Promise<readonly string[]> =>
  (await mill().database.collection('commits').find({ orderId: 'mill' }).sort({ version: 1 }).toArray())
    .flatMap(({ events }) => events as { type: string; slot: string }[])
    .filter(({ type, slot }) => type === 'MatterFired' && slot.startsWith('digest'))
    .map(({ slot }) => slot);

describe('the mill’s own matters', () => {
  it('are said on time, once for each period, however many sweeps run', async () => {
    await mill().desk.settle();
    expect(await digests()).toHaveLength(0);
    await mill().workspace.advance('PT9H1M');
    await Promise.all([mill().desk.settle(), mill().desk.settle()]);
    expect(await firedDigests()).toEqual(['digest:2026-11-23']);
    const [digest] = await digests();
    expect(await digests()).toHaveLength(1);
    expect(digest && textOf(digest)).toContain('新单 0 · 已确认 0 · 生产中 0');
    expect(digest && textOf(digest)).not.toContain('迟发');
  });

  it('are said late after an outage, and say so', async () => {
    await mill().workspace.advance('P2D');
    expect(await firedDigests()).toEqual(['digest:2026-11-23', 'digest:2026-11-24', 'digest:2026-11-25']);
    const texts = (await digests()).map(textOf);
    expect(texts).toHaveLength(3);
    expect(texts[1]).toContain('迟发：应于 11-24 18:00');
    expect(texts[2]).not.toContain('迟发');
  });

  it('lead from each number to its orders', async () => {
    const chen = mill().workspace.as('chen.yu');
    await chen.slash('/order new');
    await chen.view('intake');
    await chen.pressInView('form:add-line');
    const fax = { sourceFiles: [{ name: 'fax.png', text: 'a fax' }] };
    await chen.fill({ ...completeMemo, ...fax } as Readonly<Record<string, Filling>>);
    expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
    await mill().card();
    await mill().workspace.advance('PT24H');
    const digest = (await digests()).at(-1);
    expect(digest && textOf(digest)).toContain('新单 1');
    await chen.press('list:placed', digest);
    expect(JSON.stringify(await chen.view('figure-list'))).toContain('SO-261125-001');
  });
});
