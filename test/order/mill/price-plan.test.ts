import { describe, expect, it } from 'vitest';
import { evolveMill, type Mill, masterDataStream } from '../../../src/desk/master-data.ts';
import { millEffects } from '../../../src/mill/effects.ts';
import { findForm } from '../../../src/mill/forms/index.ts';
import { formSight } from '../../../src/mill/sign-form.ts';
import { priceColumns, readPrices } from '../../../src/mill/tables/price-rows.ts';
import { compare } from '../../../src/procedure/terms/comparison.ts';
import { past } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { people, mill as world } from '../../support/mill.ts';
import { handedIn, handIn, millBefore, shownBy, tableOf } from '../../support/mill-forms.ts';

const heading = [
  '产品编号',
  '宽度（mm）',
  '长度（mm）',
  '等级或客户编号',
  '单价（元）',
  '单位',
  '生效日期',
  '截止日期',
];
type Cells = readonly [string, string, string, string, string, string, string, string];
const good: Cells = ['HG-WF70', '', '', 'B', '6,400.50', '吨', '2026-11-01', '2027-06-30'];
const withCell = (place: number, text: string): Cells =>
  good.map((cell, at) => (at === place ? text : cell)) as never;

const told = (...rows: readonly Cells[]): readonly string[] =>
  readPrices([heading, ...rows], world).rows.map(({ kind, say }) => `${kind} ${say.zh}`);

describe('A.master-data: a price plan is read row by row', () => {
  it('takes prices exact to the fen, for a grade or a customer, with or without a spec', () => {
    const rows = [
      good,
      ['hg-ncr50', '２１０', '297', '新翰', '￥88', 'ream', '2026/12/1', '2026年12月31日'] as const,
      ['HG-WF70', '', '', 'C类', '0.01', '', '2026-11-01', '2026-11-01'] as const,
    ];
    expect(readPrices([heading, ...rows], world).good).toEqual([
      {
        product: 'HG-WF70',
        for: 'B',
        widthMm: null,
        lengthMm: null,
        unitPriceFen: 640_050,
        validFrom: '2026-11-01',
        validTo: '2027-06-30',
      },
      {
        product: 'HG-NCR50',
        for: 'C004',
        widthMm: 210,
        lengthMm: 297,
        unitPriceFen: 8800,
        validFrom: '2026-12-01',
        validTo: '2026-12-31',
      },
      {
        product: 'HG-WF70',
        for: 'C',
        widthMm: null,
        lengthMm: null,
        unitPriceFen: 1,
        validFrom: '2026-11-01',
        validTo: '2026-11-01',
      },
    ]);
  });

  it.each([
    [0, '', '没有产品编号'],
    [0, 'HG-XX', '没有产品“HG-XX”'],
    [1, '599', '599mm 做不了，可做宽度 600–1600 mm'],
    [1, '889.5', '规格“889.5”须是整毫米'],
    [2, '1194', '只有长度没有宽度'],
    [3, '', '没有等级或客户编号'],
    [3, 'D', '“D”既不是等级 A、B、C，也不是客户'],
    [4, '', '没有单价'],
    [4, '面议', '单价“面议”：请填数字，例如 12.5 或 6,350.00'],
    [4, '6350.005', '单价“6350.005”：小数位数太多'],
    [4, '0', '单价须大于零'],
    [4, '-5', '单价“-5”：数值太小'],
    [5, '令', '此产品按吨计价，不是“令”'],
    [6, '', '没有生效日期'],
    [6, '2026-02-30', '“2026-02-30”不是日期'],
    [7, '下月底', '“下月底”不是日期'],
    [7, '2026-10-31', '2026-11-01 至 2026-10-31：截止早于生效'],
  ])('refuses column %i “%s” and says why', (place, text, why) => {
    expect(told(withCell(place, text))).toEqual([`bad ${why}`]);
  });

  it('refuses a length where the product is made in rolls alone', () => {
    const sheet: Cells = ['HG-KL125', '1092', '787', 'A', '1', '', '2026-11-01', '2026-12-31'];
    expect(told(sheet)).toEqual(['bad 此产品不做平板，不能有长度']);
  });

  it('refuses a row that is there twice, and both of two that contradict each other', () => {
    expect(told(good, good)).toEqual([expect.stringContaining('good 新增'), 'bad 与第 2 行重复']);
    expect(told(good, withCell(4, '1'))).toEqual([
      'bad 与第 3 行矛盾：同一产品、规格、对象和生效日期',
      'bad 与第 2 行矛盾：同一产品、规格、对象和生效日期',
    ]);
  });

  it('says what is as in force, and what corrects a row in force', () => {
    const standing: Cells = ['HG-WF70', '', '', 'B', '6350', '', '2026-07-01', '2026-12-31'];
    expect(told(standing)).toEqual(['unchanged 与现行相同']);
    expect(told(standing.with(4, '6360') as never)).toEqual([
      'good 更正：6,360.00 元，2026-07-01 至 2026-12-31（原 6,350.00 元至 2026-12-31）',
    ]);
  });

  it('knows its columns in English too, and says which are missing', () => {
    const english = ['Product', 'Width', 'Length', 'Grade', 'Price', 'Unit', 'From', 'To'];
    expect(readPrices([english, good], world).good).toHaveLength(1);
    expect(
      priceColumns.missing([['product', 'customerOrGrade', 'unitPriceYuan', 'validFrom', 'validTo']]),
    ).toBeUndefined();
    expect(priceColumns.missing([['产品编号', '等级']])?.en).toContain(
      'Unit price (CNY), Valid from, Valid to',
    );
  });
});

const raw = tableOf(heading, good, withCell(4, '面议'));
const admin = people.guan;
const imports = (more = {}, mill: Mill = millBefore) =>
  handIn('price-plan', { by: admin, raw: { ...raw, ...more } }, mill);

describe('A.master-data: the price plan is imported', () => {
  it('imports nothing while a row is bad, unless the administrator chooses the good rows', () => {
    for (const bad of [{ bad: 'none' }, {}])
      expect(imports(bad)).toMatchObject({ ok: false, refusal: { code: 'answers', fields: { bad: {} } } });
    const after = handedIn('price-plan', { by: admin, raw: { ...raw, bad: 'good' } }, millBefore);
    expect(after.outside.plans).toEqual([
      { version: 1, rows: 7, issue: null },
      {
        version: 2,
        rows: 1,
        issue: { by: { id: admin.id, name: admin.name }, at: '2026-11-23T02:00:00.000Z', file: '表格.csv' },
      },
    ]);
    expect(after.outside.prices.filter(({ plan }) => plan === 2)).toMatchObject([{ unitPriceFen: 640_050 }]);
    expect(after.outside.prices).toHaveLength(8);
  });

  it('is shown row by row, bad rows first, and each version by whom and from which file', () => {
    const shown = shownBy('price-plan', { by: admin, raw }, millBefore);
    expect(shown).toContain('2 行：合格 1，有误 1，与现行相同 0\n✗ 第 3 行 HG-WF70 B：单价“面议”：请填数字');
    expect(shown).toContain('第 1 版：7 行');
    const after = handedIn('price-plan', { by: admin, raw: { ...raw, bad: 'good' } }, millBefore);
    expect(shownBy('price-plan', { by: admin, raw: {} }, after, 'en')).toContain(
      'Version 2, rows: 1, 2026-11-23 管理员 表格.csv',
    );
  });

  it('is refused without a table, with nothing but bad rows, and with nothing new', () => {
    const refusal = (given: typeof raw) => handIn('price-plan', { by: admin, raw: given }, millBefore);
    expect(refusal({})).toMatchObject({ refusal: { fields: { table: { zh: '请填写' } } } });
    expect(refusal({ table: ['F1'] })).toMatchObject({ refusal: { fields: { table: {} } } });
    expect(refusal({ ...tableOf(heading, withCell(4, '面议')), bad: 'good' })).toMatchObject({
      refusal: { fields: { corrected: { zh: '没有可导入的行（1 行有误）：请按核对结果改好再传' } } },
    });
    const standing = ['HG-WF70', '', '', 'B', '6350', '', '2026-07-01', '2026-12-31'];
    expect(refusal(tableOf(heading, standing))).toMatchObject({ refusal: { code: 'forbidden' } });
  });

  it('M.role is refused to everybody but an administrator', () => {
    for (const by of [people.wang, people.zhao, people.zhou])
      expect(handIn('price-plan', { by, raw: { ...raw, bad: 'good' } }, millBefore)).toMatchObject({
        refusal: { code: 'not-yours', may: ['admin'] },
      });
  });

  it('M.seen is looked at again where another version came meanwhile', () => {
    const other = handedIn('price-plan', { by: admin, raw: { ...raw, bad: 'good' } }, millBefore);
    const late = { by: admin, raw: { ...raw, bad: 'good' }, shown: millBefore };
    expect(handIn('price-plan', late, other)).toMatchObject({ refusal: { code: 'changed' } });
  });

  it('is told in the orders’ channel by its version, without a price', () => {
    const decision = imports({ bad: 'good' });
    const said = JSON.stringify(
      decision.ok ? millEffects({ version: 3, events: decision.events }) : decision,
    );
    expect(said).toContain('价格执行方案第 2 版');
    expect(said).not.toContain('6400');
    expect(said).not.toContain('640050');
  });
});

describe('S5 compares with the newest version at once', () => {
  const order = past(memo());
  const rowFor = (mill: Mill) => compare(order, { ...mill.outside, people: world.people }).lines[0]?.row;
  const imported = (row: readonly string[], mill = millBefore) =>
    handedIn('price-plan', { by: admin, raw: tableOf(heading, row) }, mill);

  it('with the row that is newest on the day of intake, whichever version brought it', () => {
    expect(rowFor(millBefore)).toMatchObject({ unitPriceFen: 635_000, plan: 1 });
    const after = imported(good);
    expect(rowFor(after)).toMatchObject({ unitPriceFen: 640_050, plan: 2 });
    const later = imported(good.with(6, '2026-11-24'));
    expect(rowFor(later)).toMatchObject({ unitPriceFen: 635_000, plan: 1 });
  });

  it('and a row that corrects another takes its place for good, an earlier end included', () => {
    const standing = ['HG-WF70', '', '', 'B', '6350', '', '2026-07-01', '2026-11-22'];
    const ended = imported(standing);
    expect(rowFor(ended)).toBeUndefined();
    expect(ended.outside.prices).toHaveLength(7);
  });
});

describe('the table to start from', () => {
  const template = (mill: Mill) => {
    const form = findForm('price-plan');
    const sight = formSight(
      { part: null, raw: {}, by: admin, at: '2026-11-23T02:00:00.000Z', outside: mill.outside },
      { record: mill.record, desk: mill.desk, found: {} },
    );
    return (form?.table?.template(sight, 'zh') ?? []).map((row) => row.map(String));
  };

  it('holds what is in force, and comes back unchanged', () => {
    const rows = template(millBefore);
    expect(rows[0]).toContain('单价（元）');
    expect(readPrices(rows, world).rows.map(({ kind }) => kind)).toEqual(Array(7).fill('unchanged'));
  });

  it('leaves out what holds no more', () => {
    const old = { ...world.prices[0], for: 'A', validFrom: '2025-01-01', validTo: '2025-12-31' };
    const event = { type: 'PricePlanIssued', prices: [old as never] } as const;
    expect(template(evolveMill(millBefore, masterDataStream, 2, [event]))).toHaveLength(8);
  });
});
