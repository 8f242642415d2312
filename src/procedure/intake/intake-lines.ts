import type { Sight } from '../../order/action.ts';
import {
  type Answers,
  choice,
  type Field,
  type Item,
  optional,
  sometimes,
  whole,
} from '../../order/fields.ts';
import { lineIds } from '../../order/form-lines.ts';
import { type Label, label } from '../../order/labels.ts';
import { limits } from '../../order/limits.ts';
import { type Line, type LineProduct, type RollDetail, rollDetails } from '../content.ts';
import { millimetres, money, productCode, quantity, quantityOf, quantityText } from '../goods/fields.ts';
import { formLabels } from '../goods/lines.ts';
import type { MillState, Product } from '../outside.ts';

/** Asked where the line is known to be rolls: chosen so, or of a product that is made in no other form. */
function isRoll(sight: Sight, item: Item | undefined): boolean {
  const line = lineOf(sight, item);
  const form = sight.raw[`lines.${item?.id}.form`] ?? line?.form;
  if (typeof form === 'string') return form === 'roll';
  const code = sight.raw[`lines.${item?.id}.product`] ?? line?.product?.code;
  const forms = sight.outside.products.find((one) => one.code === code)?.forms ?? [];
  return forms.length === 1 && forms[0] === 'roll';
}

function rollDetail(detail: RollDetail, name: Label): Field<number | null> {
  return optional(
    whole(name, {
      least: 1,
      most: 5000,
      units: millimetres,
      initial: (sight, item) => text(lineOf(sight, item)?.[detail]),
    }),
  );
}

/** The questions asked for each line of an order. All may be blank: the domain judges completeness, not Slack (S3). */
export const lineFields = {
  product: optional(
    productCode(label('产品', 'Product'), {
      redraws: true,
      initial: (sight, item) => lineOf(sight, item)?.product?.code,
    }),
  ),
  form: optional(
    choice(label('形式', 'Form'), formLabels, {
      redraws: true,
      initial: (sight, item) => lineOf(sight, item)?.form,
    }),
  ),
  widthMm: optional(
    whole(label('宽度 mm', 'Width mm'), {
      least: 1,
      most: 5000,
      units: millimetres,
      initial: (sight, item) => text(lineOf(sight, item)?.widthMm),
    }),
  ),
  lengthMm: optional(
    whole(label('长度 mm（平板）', 'Length mm (sheets)'), {
      least: 1,
      most: 5000,
      units: millimetres,
      initial: (sight, item) => text(lineOf(sight, item)?.lengthMm),
    }),
  ),
  diameterMm: sometimes(isRoll, rollDetail('diameterMm', label('卷径 mm', 'Roll diameter mm'))),
  coreMm: sometimes(isRoll, rollDetail('coreMm', label('纸芯内径 mm', 'Core, inside, mm'))),
  quantity: optional(
    quantity(label('数量', 'Quantity'), {
      hint: label(
        '按产品单位：吨、令或卷，例如 12.5',
        'In the product’s unit: tonnes, reams or rolls, such as 12.5',
      ),
      initial: (sight, item) => {
        const line = lineOf(sight, item);
        return line?.product && line.quantity !== null
          ? quantityText(line.quantity, line.product.unit)
          : null;
      },
    }),
  ),
  unitPrice: optional(
    money(label('单价（元）', 'Unit price (CNY)'), {
      most: limits.unitPriceFen,
      hint: label(
        '口头“照旧”不算价格：请查上次成交后复述',
        '“As before” is no price: read back the last transaction’s',
      ),
      initial: (sight, item) => {
        const fen = lineOf(sight, item)?.unitPriceFen;
        return typeof fen === 'number' ? (fen / 100).toFixed(2) : null;
      },
    }),
  ),
};

type Asked = Answers<typeof lineFields>;

/** Web shops say nothing of a roll but its width. */
export type LineAnswers = { readonly id: number } & Omit<Asked, RollDetail> &
  Partial<Pick<Asked, RollDetail>>;

/** The lines the form holds: those filled in so far, else the order's, else one empty line. */
export const lineItems = ({ order, raw }: Sight): readonly Item[] =>
  lineIds(
    raw,
    order.content.lines.map(({ id }) => id),
  ).map((id, index) => ({ id, label: label(`第 ${index + 1} 行`, `Line ${index + 1}`) }));

/** A line as ordered; its quantity in kg or pieces. A line in which nothing was filled in is no line. */
const lineFrom = (
  answers: LineAnswers,
  product: LineProduct | null,
  filed: Product | undefined,
): Line | null => {
  const { id, form, widthMm, lengthMm, quantity: thousandths, unitPrice } = answers;
  const details = rollDetails.map((detail) => answers[detail] ?? null);
  if (
    !product &&
    [form, widthMm, lengthMm, ...details, thousandths, unitPrice].every((answer) => answer === null)
  )
    return null;
  const made = form ?? (filed?.forms.length === 1 ? (filed.forms[0] ?? null) : null);
  return {
    id,
    product,
    form: made,
    ...(made === 'roll' ? detailsIn(answers) : {}),
    widthMm,
    lengthMm: form === 'roll' ? null : lengthMm,
    quantity: product && thousandths !== null ? (quantityOf(thousandths, product.unit) ?? null) : null,
    unitPriceFen: unitPrice,
  };
};

/** The product as a line keeps it, whatever is filed later. */
const asOrdered = ({ code, name, grammage, unit, requires = [] }: Product): LineProduct => ({
  code,
  name,
  grammage,
  unit,
  ...(requires.length > 0 ? { requires } : {}),
});

const detailsIn = ({ diameterMm, coreMm }: LineAnswers): Pick<Line, RollDetail> => ({
  ...(typeof diameterMm === 'number' ? { diameterMm } : {}),
  ...(typeof coreMm === 'number' ? { coreMm } : {}),
});

/** The lines of a filled-in form, each with the product as filed; one that was there keeps its product as it was (process §2). */
export const linesFrom = (
  lines: readonly LineAnswers[],
  { products }: Pick<MillState, 'products'>,
  known: readonly Line[] = [],
): readonly Line[] =>
  lines.flatMap((line) => {
    const filed = products.find(({ code }) => code === line.product);
    const own = known.find(({ id }) => id === line.id)?.product;
    const product = own && own.code === filed?.code ? own : filed && asOrdered(filed);
    return lineFrom(line, product ?? null, filed) ?? [];
  });

export const lineOf = ({ order }: Sight, item: Item | undefined): Line | undefined =>
  order.content.lines.find(({ id }) => id === item?.id);

const text = (value: number | null | undefined): string | null =>
  value === null || value === undefined ? null : String(value);
