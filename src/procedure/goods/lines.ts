import { joined, type Label, label } from '../../order/labels.ts';
import {
  type Line,
  type OrderContent,
  type paymentMethods,
  type RollDetail,
  rollDetails,
} from '../content.ts';
import { lineFen, yuan } from '../money/money.ts';
import { amount } from './quantity.ts';

export const paymentLabels = {
  prepaid: label('款到发货', 'prepaid'),
  monthly: label('月结', 'monthly account'),
  cod: label('货到付款', 'cash on delivery'),
} as const satisfies Record<(typeof paymentMethods)[number], Label>;

export const formLabels = {
  roll: label('卷筒', 'roll'),
  sheet: label('平板', 'sheet'),
} as const satisfies Record<'roll' | 'sheet', Label>;

export const wantedKinds = {
  finished: label('完工', 'goods finished'),
  arrived: label('到货', 'arrived'),
} as const satisfies Record<'finished' | 'arrived', Label>;

export const rollDetailNames = {
  diameterMm: label('卷径', 'diameter'),
  coreMm: label('纸芯', 'core'),
} as const satisfies Record<RollDetail, Label>;

const unknown = label('？', '?');

/** A line in a few words: its product, and its spec, quantity or price where asked. */
export const lineText = (line: Line, what: 'spec' | 'quantity' | 'price' | 'all'): Label => {
  const wanted = what === 'all' ? (['spec', 'quantity', 'price'] as const) : ([what] as const);
  const pieces = [productText(line), ...wanted.map((piece) => texts[piece](line))];
  return { zh: pieces.map(({ zh }) => zh).join(' '), en: pieces.map(({ en }) => en).join(' ') };
};

export const productText = ({ product }: Line): Label =>
  product ? label(`${product.name} ${product.grammage}g`, `${product.code}`) : unknown;

const specText = (line: Line): Label => {
  const { form, widthMm, lengthMm } = line;
  const size = widthMm === null ? '？' : `${widthMm}${form === 'sheet' ? `×${lengthMm ?? '？'}` : ''}mm`;
  if (!form) return unknown;
  const details = rollDetails.flatMap((detail) => {
    const [name, value] = [rollDetailNames[detail], line[detail]];
    return value === undefined ? [] : [label(` ${name.zh}${value}`, ` ${name.en} ${value}`)];
  });
  const more = joined(details, label('', ''));
  return label(`${formLabels[form].zh} ${size}${more.zh}`, `${formLabels[form].en} ${size}${more.en}`);
};

const quantityTextOf = ({ product, quantity }: Line): Label =>
  product && quantity !== null ? amount(quantity, product.unit) : unknown;

const priceText = ({ unitPriceFen }: Line): Label =>
  unitPriceFen === null ? unknown : label(`@${yuan(unitPriceFen)}`, `@${yuan(unitPriceFen)}`);

const texts = { spec: specText, quantity: quantityTextOf, price: priceText } as const;

/** What exactly is made: product and spec, so that what covers it falls when it changes. */
export const paperOf = (line: Line): readonly (string | number | null)[] => [
  line.product?.code ?? null,
  line.form,
  line.widthMm,
  line.lengthMm,
  // Said or not said: an order of before they were asked for stays as it was signed.
  ...rollDetails.flatMap((detail) => (line[detail] === undefined ? [] : [`${detail} ${line[detail]}`])),
];

/** One value of a line without its product: as it stands in a column or beside a box to tick. */
export const lineValue = (line: Line, what: 'spec' | 'quantity' | 'price'): Label => texts[what](line);

/** The whole order in fen at its unit prices; null while a quantity or price is missing. */
export const totalFen = (lines: readonly Line[]): number | null => {
  let sum = 0;
  for (const { product, quantity, unitPriceFen } of lines) {
    if (!product || quantity === null || unitPriceFen === null) return null;
    sum += lineFen(quantity, product.unit, unitPriceFen);
  }
  return sum;
};

export const wantedText = ({ wantedOn, wantedKind }: OrderContent): Label | null => {
  if (wantedOn === null) return null;
  const kind = wantedKind ? wantedKinds[wantedKind] : unknown;
  return label(`${wantedOn} 前${kind.zh}`, `by ${wantedOn} (${kind.en})`);
};
