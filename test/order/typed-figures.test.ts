import { describe, expect, it } from 'vitest';
import { type Field, whole } from '../../src/order/fields.ts';
import { label } from '../../src/order/labels.ts';
import { limits } from '../../src/order/limits.ts';
import { problemIn } from '../../src/order/problems.ts';
import { millimetres, money, percent, quantity, tonnes } from '../../src/procedure/goods/fields.ts';

const name = label('', '');
const price = money(name);
const goods = quantity(name);
const size = whole(name, { least: 1, most: 5000, units: millimetres });

/** What a field makes of what was typed: the figure as stored, or what it says. */
const read = (field: Field<number>, typed: string): number | string => {
  const reading = field.schema.safeParse(typed);
  return reading.success ? reading.data : problemIn(reading.error, 'not-a-figure').zh;
};

describe('a figure as it was typed', () => {
  it.each([
    [price, '6350', 635_000],
    [price, '6,350.00', 635_000],
    [price, '1,234,567.8', 123_456_780],
    [price, '6350元', 635_000],
    [price, '¥6,350', 635_000],
    [price, '￥６，３５０．５０', 635_050],
    [price, ' 6 350 元 ', 635_000],
    [price, "6'350", 635_000],
    [price, 'RMB 6350', 635_000],
    [price, '6350。5', 635_050],
    [price, '.5', 50],
    [goods, '12.5', 12_500],
    [goods, '12.5吨', 12_500],
    [goods, '１２．５　吨', 12_500],
    [goods, '12.500 t', 12_500],
    [goods, '20令', 20_000],
    [goods, '1,000 rolls', 1_000_000],
    [tonnes(name), '0.035吨', 35],
    [percent(name), '3', 300],
    [percent(name), '3%', 300],
    [percent(name), '±3', 300],
    [percent(name), '±３．５％', 350],
    [percent(name), '+/-3 %', 300],
    [size, '787mm', 787],
    [size, '７８７ 毫米', 787],
  ])('is understood: %#', (field, typed, stored) => {
    expect(read(field, typed)).toBe(stored);
  });

  const rule = '千位分隔须每三位一个，小数用点';
  it.each([
    [goods, '12,5', `“12,5”可以是 12.5，也可以是 125；请写明是哪一个（${rule}）`],
    [price, '6,35', `“6,35”可以是 6.35，也可以是 635；请写明是哪一个（${rule}）`],
    [goods, '１２，５吨', `“12,5”可以是 12.5，也可以是 125；请写明是哪一个（${rule}）`],
    [goods, '0,500', `“0,500”可以是 0.500，也可以是 500；请写明是哪一个（${rule}）`],
    [price, '12,3456', `“12,3456”可以是 12.3456，也可以是 123,456；请写明是哪一个（${rule}）`],
    [price, '6 35', `“6 35”可以是 6.35，也可以是 635；请写明是哪一个（${rule}）`],
    [price, '1.234,56', `“1.234,56”可以是 1,234.56，也可以是 123,456；请写明是哪一个（${rule}）`],
    [price, '12,34.5', `“12,34.5”的分隔位置不对；如果是 1,234.5，请这样写（${rule}）`],
    [price, '1.234.567', `“1.234.567”的分隔位置不对；如果是 1,234,567，请这样写（${rule}）`],
  ])('is asked about where a mark is out of place: %#', (field, typed, said) => {
    expect(read(field, typed)).toBe(said);
  });

  it('says the same in English', () => {
    const reading = goods.schema.safeParse('12,5');
    expect(reading.success ? '' : problemIn(reading.error, 'not-a-figure').en).toBe(
      '“12,5” can be 12.5 or 125; please write which (marks go between thousands, decimals after a point)',
    );
  });

  it.each([
    [price, ''],
    [price, '6350吨'],
    [price, '六千'],
    [price, '6350元/吨'],
    [price, '±3'],
    [goods, '12.5kg'],
    [goods, '1e3'],
    [goods, '12..5'],
    [goods, ','],
    [size, '10cm'],
    [percent(name), '3元'],
  ])('is no figure: %#', (field, typed) => {
    expect(read(field, typed)).toBe('请填数字，例如 12.5 或 6,350.00');
  });

  it('ends at what the trade can mean, and sees a date in the wrong box', () => {
    expect(read(goods, '20261205')).toBe(
      '数值太大：最多 1,000,000；这看起来是日期 2026-12-05，是不是填错了格？',
    );
    expect(read(price, '9'.repeat(40))).toBe('数值太大：最多 1,000,000,000，请核对');
    expect(read(price, '1,000,000,000')).toBe(limits.sumFen);
    expect(read(price, '-0')).toBe(0);
    expect(read(price, '-1')).toBe('数值太小');
    expect(read(goods, '12.3456')).toBe('小数位数太多');
  });
});
