import { label } from '../../order/labels.ts';
import { yuan } from '../../procedure/money/money.ts';
import type { PriceRow } from '../../procedure/outside.ts';
import { rowKey } from '../master-data/price-plan.ts';
import type { TableReading } from './answer.ts';
import { columnsOf, type Table } from './columns.ts';
import { priceIn, type World } from './price-cells.ts';
import { readRows } from './read-rows.ts';

/** The columns of a price plan (价格执行方案), as the mill's own table heads them. */
export const priceColumns = columnsOf({
  names: {
    product: label('产品编号', 'Product'),
    name: label('品名', 'Name'),
    widthMm: label('宽度（mm）', 'Width (mm)'),
    lengthMm: label('长度（mm）', 'Length (mm)'),
    buyer: label('等级或客户编号', 'Grade or customer'),
    price: label('单价（元）', 'Unit price (CNY)'),
    unit: label('单位', 'Unit'),
    validFrom: label('生效日期', 'Valid from'),
    validTo: label('截止日期', 'Valid to'),
  },
  otherNames: {
    product: ['产品', '产品代码', '品种编号', '编号', 'product code', 'code'],
    widthMm: ['宽', '幅宽', '门幅', 'width'],
    lengthMm: ['长', 'length'],
    buyer: [
      '等级',
      '客户等级',
      '客户',
      '客户编号',
      '等级或客户',
      'customerOrGrade',
      'grade',
      'customer',
      'for',
    ],
    price: ['执行价', '价格', 'price', 'unitPriceYuan'],
    validFrom: ['生效', '开始日期', '起', 'from'],
    validTo: ['失效日期', '截止', '结束日期', '止', 'to', 'until'],
  },
  required: ['product', 'buyer', 'price', 'validFrom', 'validTo'],
});

/** Reads a price plan row by row (process §2): unit prices in yuan per the product's unit, exact to the fen. */
export const readPrices = (table: Table, outside: World): TableReading<PriceRow> => {
  const standing = new Map(outside.prices.map((row) => [rowKey(row), row]));
  return readRows(table, {
    columns: priceColumns,
    about: ({ product, buyer }) => [product, buyer].filter(Boolean).join(' '),
    read: (cells) => priceIn(cells, outside),
    keys: (row) => [rowKey(row)],
    says: ({ unitPriceFen, validTo }) => [unitPriceFen, validTo],
    common: label('同一产品、规格、对象和生效日期', 'same product, spec, buyer and first day'),
    judge: (row) => judged(row, standing.get(rowKey(row))),
  });
};

/** What a row does to the plan in force. */
const judged = (row: PriceRow, before: PriceRow | undefined) => {
  const { unitPriceFen, validFrom, validTo } = row;
  const said = label(
    `${yuan(unitPriceFen)} 元，${validFrom} 至 ${validTo}`,
    `CNY ${yuan(unitPriceFen)}, ${validFrom} to ${validTo}`,
  );
  if (!before) return { kind: 'good', say: label(`新增：${said.zh}`, `new: ${said.en}`) } as const;
  if (before.unitPriceFen === unitPriceFen && before.validTo === validTo)
    return { kind: 'unchanged', say: label('与现行相同', 'as in force') } as const;
  const old = label(
    `原 ${yuan(before.unitPriceFen)} 元至 ${before.validTo}`,
    `was CNY ${yuan(before.unitPriceFen)} to ${before.validTo}`,
  );
  return {
    kind: 'good',
    say: label(`更正：${said.zh}（${old.zh}）`, `corrected: ${said.en} (${old.en})`),
  } as const;
};
