import { describe, expect, it } from 'vitest';
import { findForm } from '../../../src/mill/forms/index.ts';
import { productColumns, productTable, readProducts } from '../../../src/mill/tables/product-rows.ts';
import type { Product } from '../../../src/procedure/outside.ts';
import { past } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { people, mill as world } from '../../support/mill.ts';
import { type Handing, handedIn, handIn, millBefore, shownBy, tableOf } from '../../support/mill-forms.ts';

const admin = people.guan;
const filled = {
  product: null,
  code: 'hg-art128',
  name: '铜版纸',
  grammage: '128',
  forms: 'roll,sheet',
  unit: 't',
  leastWidthMm: '600',
  mostWidthMm: '1600',
  qualityStandard: 'Q/HG 006',
  stockNote: null,
};
const onFile = {
  ...filled,
  product: 'HG-WF70',
  code: 'HG-WF70',
  name: '双胶纸',
  grammage: '70',
  qualityStandard: 'Q/HG 001',
};
const files = (raw: Handing['raw'], by = admin) => handIn('product', { by, raw }, millBefore);
const found = (code: string, products: readonly Product[]) => products.find((one) => one.code === code);

describe('A.master-data: a product', () => {
  it('is filed new, under a code of its own', () => {
    const { products } = handedIn('product', { by: admin, raw: filled }, millBefore).outside;
    expect(found('HG-ART128', products)).toEqual({
      code: 'HG-ART128',
      name: '铜版纸',
      grammage: 128,
      forms: ['roll', 'sheet'],
      unit: 't',
      leastWidthMm: 600,
      mostWidthMm: 1600,
      qualityStandard: 'Q/HG 006',
      stockNote: '',
    });
  });

  it('may require diameter and core of its rolls, by form or table', () => {
    const raw = { ...filled, requires: 'diameterMm,coreMm' };
    const { products } = handedIn('product', { by: admin, raw }, millBefore).outside;
    expect(found('HG-ART128', products)).toMatchObject({ requires: ['diameterMm', 'coreMm'] });
    const headed = [...heading, '卷筒须注明'];
    const read = (cell: string) => readProducts([headed, [...good, cell]], world).rows[0]?.say.zh;
    expect(read('卷径、纸芯')).toContain('卷筒须注明卷径和纸芯');
    expect(read('')).not.toContain('须注明');
    expect(read('颜色')).toContain('可填：卷径、纸芯');
  });

  it('is changed, and orders taken in before keep it as it was', () => {
    const before = past(memo());
    const after = handedIn('product', { by: admin, raw: { ...onFile, mostWidthMm: '1500' } }, millBefore);
    expect(found('HG-WF70', after.outside.products)).toMatchObject({ mostWidthMm: 1500, unit: 't' });
    expect(after.outside.products).toHaveLength(world.products.length);
    expect(before.content.lines[0]?.product).toMatchObject({ name: '双胶纸' });
  });

  it.each([
    [{ code: '铜版' }, 'code', '编号用大写字母、数字和连字符'],
    [{ code: 'HG-WF70' }, 'code', '已有此编号'],
    [{ mostWidthMm: '599' }, 'mostWidthMm', '最大宽度不能小于最小宽度'],
    [{ grammage: '0' }, 'grammage', '数值太小'],
    [{ name: '' }, 'name', '请填写'],
  ])('is refused with %j, at its field', (raw, field, why) => {
    const decision = files({ ...filled, ...raw });
    expect(decision).toMatchObject({ refusal: { code: 'answers', fields: { [field]: {} } } });
    expect(JSON.stringify(decision)).toContain(why);
  });

  it('keeps its code, keeps its unit while prices are by it, and is not filed unchanged', () => {
    expect(files({ ...onFile, code: 'HG-WF71' })).toMatchObject({
      refusal: { fields: { code: { zh: '编号不能改，仍须是 HG-WF70' } } },
    });
    expect(files({ ...onFile, unit: 'ream' })).toMatchObject({
      refusal: { fields: { unit: { en: expect.stringContaining('prices it per t') } } },
    });
    expect(files(onFile)).toMatchObject({ refusal: { code: 'forbidden' } });
  });

  it('M.role is filed by an administrator alone', () => {
    expect(files(filled, people.wang)).toMatchObject({ refusal: { code: 'not-yours', may: ['admin'] } });
  });
});

const heading = ['产品编号', '品名', '定量', '形式', '单位', '最小宽度', '最大宽度', '质量标准'];
const good = ['HG-ART128', '铜版纸', '128', '卷筒、平板', '吨', '600', '1600', 'Q/HG 006'];
const told = (...rows: readonly (readonly string[])[]) =>
  readProducts([heading, ...rows], world).rows.map(({ kind, say }) => `${kind} ${say.zh}`);

describe('A.master-data: products from a table', () => {
  it('are read row by row, and what is as on file says so', () => {
    const standing = ['HG-WF70', '双胶纸', '70', 'sheet;roll', 't', '600', '1600', 'Q/HG 001'];
    expect(told(good, standing, standing.with(2, '80'))).toEqual([
      'good 新增：铜版纸 128 g/m²，卷筒、平板，按吨，宽 600–1600 mm, Q/HG 006',
      'bad 与第 4 行矛盾：同一产品编号',
      'bad 与第 3 行矛盾：同一产品编号',
    ]);
    expect(told(standing)).toEqual(['unchanged 与现行相同']);
    expect(told(standing.with(6, '1500'))).toEqual([
      expect.stringContaining('更改：双胶纸 70 g/m²，卷筒、平板，按吨，宽 600–1500 mm, Q/HG 001（原 双胶纸'),
    ]);
  });

  it.each([
    [0, '', '没有产品编号'],
    [2, '薄', '定量（g/m²）“薄”：请填数字，例如 12.5 或 6,350.00'],
    [3, '圆形', '形式“圆形”不认识，可填：卷筒、平板'],
    [4, '箱', '单位“箱”不认识，可填：吨、令、卷'],
    [6, '500', '最大宽度（mm）：最大宽度不能小于最小宽度'],
    [0, 'HG 甲', '产品编号：编号用大写字母、数字和连字符，2 至 20 位，例如 HG-WF70'],
  ])('refuse column %i “%s” and say why', (place, text, why) => {
    expect(told(good.with(place, text))).toEqual([`bad ${why}`]);
  });

  it('are imported when all rows are good, and only then unless the good ones are chosen', () => {
    const raw = tableOf(heading, good, good.with(0, ''));
    expect(handIn('products-table', { by: admin, raw: { ...raw, bad: 'none' } }, millBefore)).toMatchObject({
      refusal: { fields: { bad: {} } },
    });
    const after = handedIn('products-table', { by: admin, raw: { ...raw, bad: 'good' } }, millBefore);
    expect(found('HG-ART128', after.outside.products)).toMatchObject({ grammage: 128 });
    expect(shownBy('products-table', { by: admin, raw: {} }, after, 'en')).toContain(
      'HG-ART128 铜版纸 128 g/m²',
    );
  });

  it('come back from the table to start from unchanged, in both languages', () => {
    expect(findForm('products-table')?.table).toBeTruthy();
    for (const language of ['zh', 'en'] as const) {
      const rows = productTable(world, language).map((row) => row.map(String));
      expect(productColumns.missing(rows)).toBeUndefined();
      expect(readProducts(rows, world).rows.map(({ kind }) => kind)).toEqual(Array(5).fill('unchanged'));
    }
  });
});
