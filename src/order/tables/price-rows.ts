import { type Label, label } from '../labels.ts';
import { yuan } from '../money.ts';
import type { PriceRow } from '../outside.ts';
import { rowKey } from '../price-plan.ts';
import type { RowAnswer, TableReading } from './answer.ts';
import { columnsOf, type Table } from './columns.ts';
import { type PriceTableRow, priceIn, type World } from './price-cells.ts';
import { quoted } from './written.ts';

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

/** A row as far as it could be read, or why not. */
type ReadRow = { readonly row: PriceTableRow } & (
  | { readonly price: PriceRow }
  | { readonly price: null; readonly say: Label }
);

/**
 * Reads a price plan row by row (§2): unit prices in yuan per the product's unit, exact to the fen. Two rows that price
 * the same thing from the same day are told: alike, the second is one too many; unlike, neither can be trusted.
 */
export const readPrices = (table: Table, outside: World): TableReading<PriceRow> => {
  const read = priceColumns.rows(table).map((row) => readRow(row, outside));
  const byKey = new Map<string, ReadRow[]>();
  for (const one of read)
    if (one.price) byKey.set(rowKey(one.price), [...(byKey.get(rowKey(one.price)) ?? []), one]);
  const standing = new Map(outside.prices.map((row) => [rowKey(row), row]));
  const answers = read.map((one) => {
    if (!one.price) return { answer: answered(one.row, 'bad', one.say), price: null };
    const clash = clashOf(one, byKey.get(rowKey(one.price)) ?? []);
    if (clash) return { answer: answered(one.row, 'bad', clash), price: null };
    return judged(one.row, one.price, standing.get(rowKey(one.price)));
  });
  return {
    rows: answers.map(({ answer }) => answer),
    good: answers.flatMap(({ price }) => price ?? []),
  };
};

const answered = ({ row, cells }: PriceTableRow, kind: RowAnswer['kind'], say: Label): RowAnswer => ({
  row,
  about: quoted([cells.product, cells.buyer].filter(Boolean).join(' ')),
  kind,
  say,
});

/** What a good row does to the plan in force. */
const judged = (row: PriceTableRow, price: PriceRow, before: PriceRow | undefined) => {
  const said = label(
    `${yuan(price.unitPriceFen)} 元，${price.validFrom} 至 ${price.validTo}`,
    `CNY ${yuan(price.unitPriceFen)}, ${price.validFrom} to ${price.validTo}`,
  );
  if (!before) return { answer: answered(row, 'good', added(said)), price };
  const isSame = before.unitPriceFen === price.unitPriceFen && before.validTo === price.validTo;
  if (isSame) return { answer: answered(row, 'unchanged', label('与现行相同', 'as in force')), price: null };
  const old = label(
    `原 ${yuan(before.unitPriceFen)} 元至 ${before.validTo}`,
    `was CNY ${yuan(before.unitPriceFen)} to ${before.validTo}`,
  );
  return {
    answer: answered(
      row,
      'good',
      label(`更正：${said.zh}（${old.zh}）`, `corrected: ${said.en} (${old.en})`),
    ),
    price,
  };
};

const added = ({ zh, en }: Label): Label => label(`新增：${zh}`, `new: ${en}`);

const clashOf = (one: ReadRow, alike: readonly ReadRow[]): Label | undefined => {
  const [first] = alike;
  const isOneOfMany = alike.length > 1;
  if (!isOneOfMany || !first?.price || !one.price) return undefined;
  const { unitPriceFen, validTo } = first.price;
  const isAlike = alike.every(
    ({ price }) => price?.unitPriceFen === unitPriceFen && price.validTo === validTo,
  );
  if (isAlike)
    return one === first
      ? undefined
      : label(`与第 ${first.row.row} 行重复`, `The same as row ${first.row.row}`);
  const others = alike.filter((other) => other !== one).map(({ row }) => row.row);
  return label(
    `与第 ${others.join('、')} 行矛盾：同一产品、规格、对象和生效日期`,
    `Contradicts row ${others.join(', ')}: same product, spec, buyer and first day`,
  );
};

const readRow = (row: PriceTableRow, world: World): ReadRow => {
  const price = priceIn(row.cells, world);
  return 'problem' in price ? { row, price: null, say: price.problem } : { row, price: price.found };
};
