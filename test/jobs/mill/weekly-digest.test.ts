import { expect, it } from 'vitest';
import { life } from '../../simulation/life.ts';
import { deskForFile, textOf } from '../../support/desk.ts';
import { journalled } from '../../support/journalled.ts';
import { completeMemo } from '../../support/memo.ts';
import type { Filling } from '../../support/workspace-person.ts';

const fridayAfternoon = new Date('2026-11-27T07:00:00.000Z');

const mill = deskForFile({ at: fridayAfternoon });

const weeks = async () =>
  (await mill().workspace.messages('order-digest')).filter(({ text }) => text.includes('订单周报'));

it('the week is told once when work begins on Monday, late it says so, and the month’s delivery notes are asked for', async () => {
  // The desk's first sweep begins the mill's periods: in the week that is to be told.
  await mill().desk.settle();
  const chen = mill().workspace.as('chen.yu');
  await chen.slash('/order new');
  await chen.view('intake');
  await chen.pressInView('form:add-line');
  const fax = { sourceFiles: [{ name: 'fax.png', text: 'a fax' }] };
  await chen.fill({ ...completeMemo, ...fax } as Readonly<Record<string, Filling>>);
  expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
  await mill().card();
  await mill().workspace.advance('PT64H59M');
  expect(await weeks()).toHaveLength(0);

  await mill().workspace.advance('PT2M');
  await Promise.all([mill().desk.settle(), mill().desk.settle()]);
  await mill().workspace.until(async () => (await weeks()).length > 0, 'the week to be told');
  await mill().desk.settle();
  const [week, ...more] = await weeks();
  expect(more).toEqual([]);
  const text = week ? textOf(week) : '';
  expect(text).toContain('2026 年第 48 周订单周报（11-23 至 11-29）');
  expect(text).toContain('守诺率 —');
  expect(text).toContain('（1 次）');
  expect(text).not.toContain('迟发');
  const [, list = ''] = JSON.stringify(week).match(/list:(waits-[a-z-]+)/) ?? [];
  await chen.press(`list:${list}`, week);
  expect(JSON.stringify(await chen.view('figure-list'))).toContain('SO-261127-001');

  // S16.1: what left on November's last day is asked for when work begins in December.
  const stores = { ports: mill().desk.ports, database: mill().database };
  const shipped = journalled(stores, 'shipped', 'SO-261130-801');
  for (const move of life.slice(0, 12)) await move(shipped, mill().desk.ports.now());
  await mill().workspace.advance('P1D');
  const asked = async () =>
    (await mill().workspace.messages('orders')).filter(({ text }) => text.includes('11 月发货单归档'));
  await mill().workspace.until(async () => (await asked()).length > 0, 'the notes to be asked for');
  const [archive, ...twice] = await asked();
  expect(twice).toEqual([]);
  const wanted = archive ? textOf(archive) : '';
  expect(wanted).toContain('请移交 11 月的 1 张销售发货单');
  expect(wanted).toContain('SO-261130-801');

  await mill().workspace.advance('P7D');
  await mill().workspace.until(async () => (await weeks()).length > 1, 'the next week to be told');
  const texts = (await weeks()).map(textOf);
  expect(texts).toHaveLength(2);
  expect(texts[1]).toContain('第 49 周');
  expect(texts[1]).toContain('迟发：应于 12-07 08:00');
});
