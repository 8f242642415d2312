import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../../src/order/order.ts';
import { dailyReports } from '../../src/procedure/production/daily-reports.ts';
import { expectNoErrors, mondayMorning, openTestDesk, type TestDesk } from '../support/desk.ts';
import { produced } from '../support/produced.ts';
import type { PersonDriver } from '../support/workspace-person.ts';

let mill: TestDesk;
let orders: readonly Order[];
let hu: PersonDriver;
beforeAll(async () => {
  mill = await openTestDesk({ at: mondayMorning });
  orders = await produced(mill, 25);
  hu = mill.workspace.as('hu.qiang');
});
afterAll(async () => {
  expectNoErrors(mill);
  await mill.close();
});

const order = (index: number): Order => orders[index] as Order;
const field = (index: number, name: string): string => `${order(index).number}.${name}`;
const shown = async (callback: string): Promise<string> => JSON.stringify((await hu.view(callback)).blocks);
const reportsOf = async (index: number) =>
  dailyReports((await mill.desk.ports.journal.caughtUp(order(index).id)).order).map(({ facts, answers }) => ({
    ...facts,
    ...answers,
  }));

const keptFor = async (index: number) =>
  (await mill.desk.ports.journal.caughtUp(order(index).id)).order.keptFiles;

/** Hands the form in until it is answered so: on a busy machine the desk may ask to press again. */
const handsIn = async (callback: string): Promise<string> => {
  for (;;) {
    const answer = JSON.stringify(await hu.submit());
    if (!answer.includes('请再按一次')) return shown(callback);
  }
};

describe('the daily report of 25 orders in one form', () => {
  it('keeps what was typed over pages and errors, and files each order by itself', async () => {
    await hu.slash('/order report', 'production');
    expect(await shown('daily-reports')).toContain('在产 25 张');
    await hu.fill({
      [`${field(0, 'lines.1.quantity')}~0`]: '3.5',
      [`${field(0, 'state')}~0`]: 'on-machine',
      [`${field(1, 'nothingBecause')}~0`]: '未到排产日期',
    });
    await hu.pressInView('day:next-page');
    await hu.fill({ [`${field(10, 'lines.2.quantity')}~0`]: '两吨' });
    await hu.pressInView('day:next-page');
    await hu.fill({ [`${field(20, 'lines.1.quantity')}~0`]: '1' });
    // The fault stands on another page than the one in hand: the form turns to it and says so.
    const turned = await handsIn('daily-reports');
    expect(turned).toContain(`${order(10).number}：请填数字`);
    expect(await reportsOf(0)).toEqual([]);
    // Now it stands at its own input.
    expect(await hu.submit()).toMatchObject({ outcome: 'errors' });
    await hu.fill({ [`${field(10, 'lines.2.quantity')}~0`]: '2' });
    const answer = await handsIn('daily-reports-answer');
    expect(answer).toContain('✓ 已填报* 4 张');
    expect(answer).toContain('○ 没有填，仍缺* 21 张');
    expect(await reportsOf(0)).toEqual([
      {
        date: '2026-11-23',
        produced: [{ id: 1, quantity: 3500 }],
        state: 'on-machine',
        waste: null,
        nothingBecause: null,
        remarks: null,
        table: null,
        lines: expect.anything(),
      },
    ]);
    expect(await reportsOf(10)).toMatchObject([{ produced: [{ id: 2, quantity: 2000 }] }]);
    expect(await reportsOf(2)).toEqual([]);
  });

  it('counts once though the submission comes three times', async () => {
    await hu.slash('/order report', 'production');
    await hu.fill({ [`${field(3, 'lines.1.quantity')}~0`]: '1.25' });
    await mill.workspace.fault({ kind: 'parallel', method: 'view_submission' });
    expect(await handsIn('daily-reports-answer')).toContain('✓ 已填报* 1 张');
    const { order: after } = await mill.desk.ports.journal.caughtUp(order(3).id);
    expect(after.marks['daily-report']).toHaveLength(1);
  });

  it('corrects a filed figure, the old one kept and told; figures alone post no line', async () => {
    await hu.slash('/order report', 'production');
    const form = await hu.view('daily-reports');
    expect(form.values[`${field(0, 'lines.1.quantity')}~0`]).toBe('3.5');
    await hu.fill({ [`${field(0, 'lines.1.quantity')}~0`]: '3' });
    expect(await handsIn('daily-reports-answer')).toContain('✎ 已更正* 1 张');
    expect((await mill.desk.ports.journal.caughtUp(order(0).id)).order.marks['daily-report']).toHaveLength(2);
    const card = await mill.card('双胶纸 70g 3 吨（累计 3 吨 / 12.5 吨）', order(0).number);
    const lines = await mill.workspace.until(async () => {
      const told = (await mill.thread(card)).filter((text) => text.includes('生产日报'));
      return told.length > 0 && told;
    }, 'the correction in the thread');
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('更正 2026-11-23 日报：双胶纸 70g 3.5 吨 → 双胶纸 70g 3 吨');
  });

  it('files the others where an order was held meanwhile, and says so', async () => {
    await hu.slash('/order report', 'production');
    await hu.fill({
      [`${field(4, 'lines.1.quantity')}~0`]: '1',
      [`${field(5, 'lines.1.quantity')}~0`]: '2',
    });
    const chen = mill.workspace.as('chen.yu');
    const card = await mill.card('', order(4).number);
    await chen.more('open:hold', card);
    await chen.view('hold');
    await chen.fill({ reason: '客户要求暂停' });
    await chen.submit();
    const answer = await handsIn('daily-reports-answer');
    expect(answer).toContain('✗ 没有收下* 1 张');
    expect(answer).toContain(`${order(4).number} 联兴 (11-23)`);
    expect(await reportsOf(4)).toEqual([]);
    expect(await reportsOf(5)).toHaveLength(1);
  });

  it('keeps each day’s figures apart', async () => {
    await hu.slash('/order report', 'production');
    await hu.fill({ [`${field(6, 'lines.1.quantity')}~0`]: '4' });
    await hu.pressInView('day:date', { value: '2026-11-22' });
    const form = await mill.workspace.until(async () => {
      const view = await hu.view('daily-reports');
      return `${field(6, 'lines.1.quantity')}~1` in view.values && view;
    }, 'the form of the day before');
    expect(form.values[`${field(6, 'lines.1.quantity')}~1`] ?? null).toBeNull();
    expect(form.values[`${field(0, 'lines.1.quantity')}~1`] ?? null).toBeNull();
    await hu.closes(true);
  });

  it('is not for the clerk', async () => {
    const chen = mill.workspace.as('chen.yu');
    await chen.slash('/order report');
    expect(JSON.stringify((await chen.view('notice')).blocks)).toContain('生产日报由生产部填报');
    await chen.closes(true);
  });
});

const table = (...rows: readonly string[]): string =>
  `\ufeff单号,行号,当日产量,状态,备注\r\n${rows.join('\r\n')}`;

describe('daily reports from a spreadsheet', () => {
  it('are answered row by row; the good rows are filed when the person says so', async () => {
    await hu.slash('/order report', 'production');
    const text = table(
      `${order(11).number},1,2.5,上机生产,`,
      `${order(12).number},1,三吨,上机生产,`,
      'SO-000000-001,1,2,,',
      `${order(13).number},1,1,复卷,=HYPERLINK("x")`,
    );
    await hu.fill({ file: [{ name: '日报.csv', text }] });
    const review = await handsIn('daily-reports-table');
    expect(review).toContain('4 行：合格 2（2 张订单），有误 2');
    expect(review).toContain(`✗ 第 3 行 ${order(12).number}：当日产量“三吨”：请填数字`);
    expect(review).toContain('✗ 第 4 行 SO-000000-001：没有订单 SO-000000-001');
    expect(await reportsOf(11)).toEqual([]);
    expect(await handsIn('daily-reports-answer')).toContain('✓ 已填报* 2 张');
    expect(await reportsOf(11)).toMatchObject([{ produced: [{ id: 1, quantity: 2500 }] }]);
    expect(await reportsOf(12)).toEqual([]);
    const [fileId] = (await reportsOf(11))[0]?.table ?? [];
    const [first, second] = await mill.workspace.until(async () => {
      const kept = await Promise.all([11, 13].map((index) => keptFor(index)));
      return kept.every(([file]) => file?.fileId === fileId) && kept.flat();
    }, 'the table in the desk’s keeping, for both orders');
    expect(second?.sha256).toBe(first?.sha256);
    const bucket = await mill.database.collection('kept.files').find({ filename: fileId }).toArray();
    expect(bucket.map(({ metadata }) => metadata)).toEqual([{ sha256: first?.sha256, name: '日报.csv' }]);
    expect(await reportsOf(13)).toMatchObject([{ state: 'rewinding', remarks: '=HYPERLINK("x")' }]);
    await hu.closes(true);
  });

  it('are offered to be read when a table is dropped in the production channel', async () => {
    const text = table(`${order(14).number},2,0.75,完工,`);
    await hu.says('production', '', { files: [{ name: 'report.csv', text }] });
    await hu.press('day:read-table');
    expect(await shown('daily-reports-table')).toContain('合格 1（1 张订单）');
    await handsIn('daily-reports-answer');
    expect(await reportsOf(14)).toMatchObject([{ produced: [{ id: 2, quantity: 750 }] }]);
    await hu.closes(true);
  });

  it('come back from the template that the desk sends', async () => {
    await hu.slash('/order report', 'production');
    await hu.pressInView('day:template');
    await hu.view('notice');
    await hu.closes(true);
    const sent = await mill.workspace.until(async () => {
      const direct = (await mill.workspace.channels()).filter(({ kind }) => kind === 'im');
      const all = await Promise.all(direct.map(({ id }) => mill.workspace.messages(id)));
      return all.flat().find(({ files }) => files?.some(({ name }) => name.endsWith('.xlsx')));
    }, 'the template in the direct messages');
    const [file] = sent.files ?? [];
    expect(file?.name).toBe('生产日报-2026-11-23.xlsx');
    await hu.says('production', '', { files: [file?.id ?? ''] });
    await hu.press('day:read-table');
    const review = await shown('daily-reports-table');
    expect(review).toContain('有误 0');
    // Ten orders or so are reported by now; nothing new stands in the table.
    expect(review).toContain('合格 0');
    await hu.closes(true);
  });
});
