import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reportColumns } from '../../../src/mill/reports/columns.ts';
import { isReportOwed, judgeDay, proposedFigures } from '../../../src/mill/reports/day-report.ts';
import { type RowVerdict, readTable } from '../../../src/mill/reports/table.ts';
import { reportTemplate } from '../../../src/mill/reports/template.ts';
import { label } from '../../../src/order/labels.ts';
import type { Order } from '../../../src/order/order.ts';
import { dailyReports } from '../../../src/procedure/production/daily-reports.ts';
import { reportStates } from '../../../src/procedure/warehouse/goods-facts.ts';
import { handOver, inProduction, later, readyOrder } from '../../support/deeds-production.ts';
import { sign } from '../../support/given.ts';
import { mill, people } from '../../support/mill.ts';

const today = '2026-11-23';
const reporter = { by: people.hu, at: '2026-11-23T08:40:00.000Z', outside: mill, today };
const order = inProduction();
const orders = (...all: readonly Order[]) => new Map(all.map((one) => [one.number, one]));

const heading = ['单号', '行号', '当日产量', '损耗（吨）', '状态', '无产量原因', '备注'];
const read = (rows: readonly (readonly string[])[], known = orders(order)) =>
  readTable([heading, ...rows], known, reporter);
const verdicts = (rows: readonly (readonly string[])[], known = orders(order)): readonly RowVerdict[] =>
  read(rows, known).rows.map(({ verdict }) => verdict);
const said = (verdict: RowVerdict | undefined) => (verdict?.kind === 'bad' ? verdict.say.zh : verdict?.kind);

const report = (raw: Readonly<Record<string, string>> = {}) =>
  sign('daily-report', 'hu', { date: today, state: 'on-machine', 'lines.1.quantity': '3', ...raw });

describe('S12.1 a day’s report of many orders', () => {
  it('is owed for each order that is in production, until its last batch is handed over', () => {
    expect(isReportOwed(order)).toBe(true);
    expect(isReportOwed(readyOrder())).toBe(false);
    expect(isReportOwed(later(order, handOver()))).toBe(false);
    expect(isReportOwed(later(order, sign('hold', 'chen', { reason: '等客户' })))).toBe(false);
  });

  it('proposes what was filed, and takes it unchanged as nothing new', () => {
    const filed = later(order, report({ waste: '0.12', remarks: '甲班' }));
    const raw = proposedFigures(filed, today);
    const shown = { order: filed, date: today, shownAt: filed.version };
    expect(raw).toMatchObject({
      state: 'on-machine',
      waste: '0.12',
      'lines.1.quantity': '3',
      remarks: '甲班',
    });
    expect(judgeDay({ ...shown, raw }, reporter)).toMatchObject({ kind: 'unchanged' });
    expect(judgeDay({ ...shown, raw: { ...raw, waste: '' } }, reporter)).toEqual({
      kind: 'good',
    });
    expect(proposedFigures(filed, '2026-11-24')).toEqual({ state: 'on-machine' });
  });

  it('leaves an order unreported where nothing was filled in, and refuses half an answer', () => {
    const blank = {
      order,
      date: today,
      shownAt: order.version,
      raw: { ...proposedFigures(order, today), remarks: ' ' },
    };
    expect(judgeDay(blank, reporter)).toEqual({ kind: 'blank' });
    const half = { ...blank, raw: { ...blank.raw, state: 'on-machine' } };
    expect(judgeDay(half, reporter)).toMatchObject({ kind: 'refused', refusal: { code: 'answers' } });
  });
});

describe('S12.1 a report filed while another form was open', () => {
  const shownAt = order.version;
  const filed = later(order, report());

  it('stands, whoever left the order untouched', () => {
    const raw = proposedFigures(order, today);
    expect(judgeDay({ order: filed, date: today, raw, shownAt }, reporter)).toMatchObject({
      kind: 'unchanged',
    });
  });

  it('is not overwritten unseen', () => {
    const raw = { state: 'on-machine', 'lines.1.quantity': '2' };
    expect(judgeDay({ order: filed, date: today, raw, shownAt }, reporter)).toMatchObject({
      kind: 'refused',
      refusal: { code: 'forbidden', rule: 'S12.1' },
    });
  });
});

describe('S12.1 a table of reports', () => {
  it('is one report for each order and day, with what is asked once in any of its rows', () => {
    const answer = read([
      ['so-261123-001', '1', '3.5', '', '上机生产', '', ''],
      ['ＳＯ-261123-001', '２', '1', '0.1', '', '', '乙班'],
    ]);
    expect(answer.rows.map(({ row, verdict }) => [row, verdict.kind])).toEqual([
      [2, 'good'],
      [3, 'good'],
    ]);
    expect(answer.entries).toEqual([
      {
        order,
        date: today,
        shownAt: order.version,
        raw: {
          state: 'on-machine',
          waste: '0.1',
          remarks: '乙班',
          'lines.1.quantity': '3.5',
          'lines.2.quantity': '1',
        },
      },
    ]);
  });

  it('says of each bad row what is wrong with it, and takes none of its order', () => {
    const [bad, besides] = verdicts([
      ['SO-261123-001', '1', '三吨', '', '', '', ''],
      ['SO-261123-001', '2', '1', '', '', '', ''],
    ]);
    expect(said(bad)).toBe('当日产量“三吨”：请填数字，例如 12.5 或 6,350.00');
    expect(said(besides)).toBe('同单第 2 行有误，整单未收');
    expect(read([['SO-261123-001', '1', '三吨']]).entries).toEqual([]);
    expect(
      verdicts([
        ['SO-261123-009', '1', '1'],
        ['', '', '5'],
        ['SO-261123-001', '', '5'],
      ]).map(said),
    ).toEqual(['没有订单 SO-261123-009', '没有单号', '此单有多行，请写行号（1、2）']);
    expect(said(verdicts([['SO-261123-001', '1', '1', '', '睡觉']])[0])).toContain('状态“睡觉”不认识');
    expect(
      verdicts([
        ['SO-261123-001', '1', '1'],
        ['SO-261123-001', '1', '2'],
      ]).map(said)[1],
    ).toBe('与第 2 行重复');
  });

  it('refuses what the order refuses: not in production, a day to come, no reason for no output', () => {
    expect(verdicts([['SO-261123-001', '1', '1']], orders(readyOrder()))).toMatchObject([
      { kind: 'refused', refusal: { code: 'not-yet' } },
    ]);
    const dated = readTable(
      [
        ['Order', 'Day', 'Line', 'Quantity that day'],
        ['SO-261123-001', '2026/11/24', '1', '2'],
      ],
      orders(order),
      reporter,
    );
    expect(said(dated.rows[0]?.verdict)).toContain('日期还没到');
    expect(said(verdicts([['SO-261123-001', '1', '', '', '停机', '', '停电']])[0])).toContain(
      '没有产量请说明原因',
    );
    expect(verdicts([['SO-261123-001', '1', '', '', '停机', '停电']])).toEqual([{ kind: 'good' }]);
  });

  it('needs its two columns, whatever their order and wording', () => {
    expect(reportColumns.missing([['备注', '单号']])?.zh).toBe('第一行须是表头，缺少：当日产量');
    expect(reportColumns.missing([['Quantity That Day ', 'ORDER NO.']])).toBeUndefined();
  });

  it('has a unit that must be the product’s own', () => {
    const table = [
      ['单号', '行号', '产量', '单位'],
      ['SO-261123-001', '1', '3500', '公斤'],
    ];
    expect(said(readTable(table, orders(order), reporter).rows[0]?.verdict)).toBe('单位应为吨，不是“公斤”');
  });

  it('as a template comes back unreported, and once reported comes back unchanged', () => {
    for (const language of ['zh', 'en'] as const) {
      const filed = later(order, report({ waste: '0.12' }));
      const kinds = [order, filed].map((one) => {
        const table = reportTemplate([one], today, language).map((row) => row.map(String));
        return readTable(table, orders(one), reporter).rows.map(({ verdict }) => verdict.kind);
      });
      expect(kinds).toEqual([
        ['blank', 'blank'],
        ['unchanged', 'unchanged'],
      ]);
    }
  });

  it('of any content answers every row once and files only what the order takes', () => {
    const cell = fc.oneof(
      fc.constantFrom('', '1', '2', '0.5', '-1', '1e9', '=1+1', '停机', 'finished', 'SO-261123-001'),
      fc.string({ maxLength: 12, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), (rows) => {
        const answer = read(rows);
        const held = rows.flatMap((row, index) =>
          row.every((text) => text.trim() === '') ? [] : [index + 2],
        );
        expect(answer.rows.map(({ row }) => row)).toEqual(held);
        const good = answer.rows.filter(({ verdict }) => verdict.kind === 'good').length;
        expect(answer.entries.length > 0).toBe(good > 0);
        for (const { raw } of answer.entries) {
          const after = later(order, sign('daily-report', 'hu', { ...raw, date: today }));
          expect(dailyReports(after)).toHaveLength(1);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('of good figures files exactly those', () => {
    const states = Object.entries(reportStates);
    fc.assert(
      fc.property(
        fc.tuple(fc.nat(5000), fc.nat(5000)).filter(([first, second]) => first + second > 0),
        fc.nat(states.length - 1),
        ([first, second], at) => {
          const [state, name] = states[at] ?? ['stopped', label('停机', '')];
          const answer = read([
            ['SO-261123-001', '1', String(first / 1000), '', name.zh],
            ['SO-261123-001', '2', `${second / 1000}`, '', ''],
          ]);
          const [entry] = answer.entries;
          const after = later(order, sign('daily-report', 'hu', { ...entry?.raw, date: today }));
          expect(dailyReports(after)[0]).toMatchObject({
            answers: { state },
            facts: {
              date: today,
              produced: [
                ...(first > 0 ? [{ id: 1, quantity: first }] : []),
                ...(second > 0 ? [{ id: 2, quantity: second }] : []),
              ],
            },
          });
        },
      ),
      { numRuns: 50 },
    );
  });
});
