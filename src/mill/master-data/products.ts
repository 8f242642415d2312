import { same } from '../../order/json.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import { rollDetails } from '../../procedure/content.ts';
import { formLabels, rollDetailNames } from '../../procedure/goods/lines.ts';
import type { MillState, Product } from '../../procedure/outside.ts';
import { unitName } from '../tables/written.ts';

/** A product in a line: "双胶纸 70 g/m²，卷筒、平板，按吨，宽 600–1600 mm，Q/HG 001". */
export const productWords = (product: Product): Label => {
  const { name, grammage, forms, unit, leastWidthMm, mostWidthMm, qualityStandard } = product;
  const [made, priced] = [joined(forms.map((form) => formLabels[form])), unitName(unit)];
  const begin = `${name} ${grammage} g/m²`;
  const standard = qualityStandard === '' ? '' : `, ${qualityStandard}`;
  const asked = joined(
    (product.requires ?? []).map((detail) => rollDetailNames[detail]),
    label('和', ' and '),
  );
  const isAsked = product.requires !== undefined;
  return label(
    `${begin}，${made.zh}，按${priced.zh}，宽 ${leastWidthMm}–${mostWidthMm} mm${isAsked ? `，卷筒须注明${asked.zh}` : ''}${standard}`,
    `${begin}, ${made.en}, priced per ${priced.en}, ${leastWidthMm}–${mostWidthMm} mm wide${isAsked ? `, rolls by ${asked.en}` : ''}${standard}`,
  );
};

/** What is required of its rolls, as a product keeps it; words that name nothing are none. */
export const requiring = (words: readonly string[]): Pick<Product, 'requires'> => {
  const requires = rollDetails.filter((detail) => words.includes(detail));
  return requires.length > 0 ? { requires } : {};
};

/** Where a product that was filled in is wrong, in words; the names are its fields'. */
export type ProductFault = { readonly field: 'code' | 'mostWidthMm' | 'unit'; readonly say: Label };

/** What is wrong with a product as filled in, beyond its single answers; undefined for nothing. */
export const productFault = (
  product: Product,
  { products, prices }: Pick<MillState, 'products' | 'prices'>,
): ProductFault | undefined => {
  if (!/^[A-Z0-9][A-Z0-9-]{1,19}$/.test(product.code)) return { field: 'code', say: oddCode };
  if (product.mostWidthMm < product.leastWidthMm) return { field: 'mostWidthMm', say: oddWidth };
  const before = products.find(({ code }) => code === product.code);
  const isPriced = prices.some((row) => row.product === product.code);
  if (before && before.unit !== product.unit && isPriced)
    return { field: 'unit', say: pricedBy(unitName(before.unit)) };
  return undefined;
};

const oddCode = label(
  '编号用大写字母、数字和连字符，2 至 20 位，例如 HG-WF70',
  'A code is 2 to 20 capital letters, digits and hyphens, such as HG-WF70',
);
const oddWidth = label('最大宽度不能小于最小宽度', 'The most cannot be below the least width');
const pricedBy = (unit: Label): Label =>
  label(
    `价格方案按${unit.zh}计价，单位不能改；请另立产品编号`,
    `The price plan prices it per ${unit.en}, so the unit stays; file another product code`,
  );

/** What filing it would do: a new product, one that changes, or nothing. */
export const productChange = (
  product: Product,
  { products }: Pick<MillState, 'products'>,
): { readonly kind: 'good' | 'unchanged'; readonly say: Label } => {
  const [before, words] = [products.find(({ code }) => code === product.code), productWords(product)];
  if (!before) return { kind: 'good', say: label(`新增：${words.zh}`, `new: ${words.en}`) };
  if (same({ ...before }, { ...product }))
    return { kind: 'unchanged', say: label('与现行相同', 'as on file') };
  const old = productWords(before);
  return {
    kind: 'good',
    say: same(old, words)
      ? label(`更改备货说明：${words.zh}`, `stock note changed: ${words.en}`)
      : label(`更改：${words.zh}（原 ${old.zh}）`, `changed: ${words.en} (was ${old.en})`),
  };
};

/** All products on file, by code. */
export const productsFact = ({ products }: Pick<MillState, 'products'>): Label =>
  products.length === 0
    ? label('还没有产品', 'There are no products yet')
    : joined(
        products
          .toSorted((left, right) => left.code.localeCompare(right.code))
          .slice(0, 100)
          .map((product) => joined([verbatim(product.code), productWords(product)], verbatim(' '))),
        verbatim('\n'),
      );
