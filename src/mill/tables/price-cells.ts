import { whole } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import { limits } from '../../order/limits.ts';
import { millimetres, money } from '../../procedure/goods/fields.ts';
import type { MillState, PriceRow, Product } from '../../procedure/outside.ts';
import { acceptable } from '../master-data/new-customers.ts';
import { specText } from '../master-data/price-plan.ts';
import type { TableRow } from './columns.ts';
import { badCell, type ColumnPart, problem } from './read-rows.ts';
import { dateWritten, inQuotes, namesUnit, typedAlike, unitName } from './written.ts';

type PriceColumn =
  | 'product'
  | 'name'
  | 'widthMm'
  | 'lengthMm'
  | 'buyer'
  | 'price'
  | 'unit'
  | 'validFrom'
  | 'validTo';

type Cells = TableRow<PriceColumn>['cells'];
export type World = Pick<MillState, 'products' | 'customers' | 'unapproved' | 'prices'>;

/** The row of a price plan that a row of a table says, or the first thing that is wrong with it. */
export const priceIn = (cells: Cells, world: World): ColumnPart<PriceRow> => {
  const product = productOf(cells.product ?? '', world);
  if ('problem' in product) return product;
  const buyer = buyerOf(cells.buyer ?? '', world);
  if ('problem' in buyer) return buyer;
  const spec = specOf(cells, product.found);
  if ('problem' in spec) return spec;
  const price = priceOf(cells, product.found);
  if ('problem' in price) return price;
  const period = periodOf(cells);
  if ('problem' in period) return period;
  const { code } = product.found;
  return {
    found: {
      product: code,
      for: buyer.found,
      ...spec.found,
      unitPriceFen: price.found,
      ...period.found,
    },
  };
};

const productOf = (written: string, { products }: World): ColumnPart<Product> => {
  if (written === '') return problem('没有产品编号', 'No product code');
  const found = products.find(({ code }) => typedAlike(code, written));
  return found
    ? { found }
    : problem(`没有产品“${inQuotes(written)}”`, `There is no product “${inQuotes(written)}”`);
};

/** A grade, or a customer by code or by a name that only one has. */
const buyerOf = (written: string, world: World): ColumnPart<string> => {
  if (written === '') return problem('没有等级或客户编号', 'No grade or customer');
  const grade = /^([ABC])(类|级)?$/.exec(written.normalize('NFKC').trim().toUpperCase())?.[1];
  if (grade) return { found: grade };
  const found = acceptable(world).filter(({ code, name, shortName }) =>
    [code, name, shortName].some((own) => typedAlike(own, written)),
  );
  const [only] = found;
  if (only && found.length === 1) return { found: only.code };
  return found.length > 1
    ? problem(
        `有几个客户叫“${inQuotes(written)}”，请写客户编号`,
        `Several customers are called “${inQuotes(written)}”; give the code`,
      )
    : problem(
        `“${inQuotes(written)}”既不是等级 A、B、C，也不是客户`,
        `“${inQuotes(written)}” is neither grade A, B or C nor a customer`,
      );
};

const size = whole(label('', ''), { least: 1, most: 100_000, units: millimetres });

type Spec = Pick<PriceRow, 'widthMm' | 'lengthMm'>;

const specOf = ({ widthMm = '', lengthMm = '' }: Cells, product: Product): ColumnPart<Spec> => {
  if (widthMm === '' && lengthMm !== '') return problem('只有长度没有宽度', 'A length without a width');
  const width = widthMm === '' ? null : size.schema.safeParse(widthMm);
  const length = lengthMm === '' ? null : size.schema.safeParse(lengthMm);
  const wrong = [width, length].findIndex((one) => one !== null && !one.success);
  if (wrong >= 0) {
    const cell = inQuotes(wrong === 0 ? widthMm : lengthMm);
    return problem(`规格“${cell}”须是整毫米`, `Spec “${cell}” must be whole millimetres`);
  }
  const spec = { widthMm: width?.data ?? null, lengthMm: length?.data ?? null };
  return impossible(spec, product) ?? { found: spec };
};

/** A spec that the product cannot have. */
const impossible = (spec: Spec, product: Product): { readonly problem: Label } | undefined => {
  const { leastWidthMm: least, mostWidthMm: most, forms } = product;
  if (spec.lengthMm !== null && !forms.includes('sheet'))
    return problem('此产品不做平板，不能有长度', 'This product is not made in sheets and has no length');
  if (spec.widthMm === null || (spec.widthMm >= least && spec.widthMm <= most)) return undefined;
  return problem(
    `${specText(spec)} 做不了，可做宽度 ${least}–${most} mm`,
    `${specText(spec)} cannot be made; widths made: ${least}–${most} mm`,
  );
};

const sum = money(label('', ''), { most: limits.unitPriceFen });

const priceOf = ({ price = '', unit = '' }: Cells, product: Product): ColumnPart<number> => {
  if (price === '') return problem('没有单价', 'No unit price');
  const read = sum.schema.safeParse(price);
  if (!read.success) return badCell(label('单价', 'Unit price'), price, read.error);
  if (read.data === 0) return problem('单价须大于零', 'The unit price must be above zero');
  if (unit !== '' && !namesUnit(unit, product.unit)) {
    const name = unitName(product.unit);
    return problem(
      `此产品按${name.zh}计价，不是“${inQuotes(unit)}”`,
      `This product is priced per ${name.en}, not “${inQuotes(unit)}”`,
    );
  }
  return { found: read.data };
};

const periodOf = ({
  validFrom = '',
  validTo = '',
}: Cells): ColumnPart<Pick<PriceRow, 'validFrom' | 'validTo'>> => {
  if (validFrom === '') return problem('没有生效日期', 'No first day');
  if (validTo === '') return problem('没有截止日期', 'No last day');
  const [from, to] = [dateWritten(validFrom), dateWritten(validTo)];
  const odd = inQuotes(from === undefined ? validFrom : validTo);
  if (from === undefined || to === undefined) return problem(`“${odd}”不是日期`, `“${odd}” is no date`);
  return to < from
    ? problem(`${from} 至 ${to}：截止早于生效`, `${from} to ${to}: it ends before it begins`)
    : { found: { validFrom: from, validTo: to } };
};
