import { z } from 'zod';
import type { Sight } from '../../order/action.ts';
import { type Field, figure, type Item, type More } from '../../order/fields.ts';
import type { Typeahead } from '../../order/keys.ts';
import { type Label, label, verbatim } from '../../order/labels.ts';
import { limits } from '../../order/limits.ts';
import type { Raw } from '../../order/raw.ts';
import { yuan } from '../money/money.ts';
import { amount, tolerance, type Unit } from './quantity.ts';
import { unitTyped, unitWords, yuanWords } from './unit-words.ts';

/** Yuan with up to two decimals, stored as fen. */
export const money = (name: Label, more: More<number> & { most?: number } = {}): Field<number> => {
  const { most = limits.sumFen, ...rest } = more;
  return figure(
    name,
    { decimals: 2, least: 0, most, units: yuanWords },
    (fen) => label(`${yuan(fen)} 元`, `CNY ${yuan(fen)}`),
    rest,
  );
};

/** Tonnes with up to three decimals, stored as kilograms. */
export const tonnes = (name: Label, more: More<number> = {}): Field<number> =>
  figure(
    name,
    { decimals: 3, least: 0, most: limits.quantity.t, units: unitWords.t },
    (kg) => amount(kg, 't'),
    more,
  );

/** The words that may stand behind a measure of paper in mm. */
export const millimetres = ['mm', '毫米'];

/** A percentage with up to two decimals, stored as basis points: 3 % is 300. */
export const percent = (name: Label, more: More<number> = {}): Field<number> =>
  figure(
    name,
    { decimals: 2, least: 0, most: 10_000, units: ['%'], isTolerance: true },
    (points) => verbatim(tolerance(points)),
    more,
  );

/**
 * A quantity in the unit people use, with up to three decimals, stored in thousandths; the action turns it into kg or
 * pieces with `quantityOf` since only it knows the product's unit.
 */
export const quantity = (name: Label, more: More<number> & { most?: number } = {}): Field<number> => {
  const { most = limits.quantity.ream * 1000, ...rest } = more;
  const units = Object.values(unitWords).flat();
  const asked = figure(
    name,
    { decimals: 3, least: 0, most, units },
    (value) => verbatim(String(value / 1000)),
    rest,
  );
  return { ...asked, misfit: otherUnit };
};

/** A quantity with the word of another unit behind it than the line's product is sold by. */
const otherUnit = (raw: Raw, { order, outside, raw: filled }: Sight, item: Item | undefined) => {
  const line = order.content.lines.find(({ id }) => id === item?.id);
  const code = filled[`lines.${item?.id}.product`] ?? line?.product?.code;
  const own = line?.product?.code === code ? line?.product : undefined;
  const unit = (own ?? outside.products.find((product) => product.code === code))?.unit;
  const typed = typeof raw === 'string' ? unitTyped(raw) : undefined;
  if (unit === undefined || typed === undefined || typed === unit) return undefined;
  const [soldBy, said] = [unitWords[unit], unitWords[typed]];
  return label(
    `此产品按${soldBy[0]}计，不按${said[0]}；请换算后填写`,
    `This product is sold by the ${nameOf[unit]}, not by the ${nameOf[typed]}: please convert it`,
  );
};

const nameOf = { t: 'tonne', ream: 'ream', roll: 'roll' } as const satisfies Record<Unit, string>;

/** Thousandths of the unit as stored by `quantity` → kg (tonnes) or whole pieces; undefined for half a piece. */
export const quantityOf = (thousandths: number, unit: Unit): number | undefined => {
  if (unit === 't') return thousandths;
  return thousandths % 1000 === 0 ? thousandths / 1000 : undefined;
};

/** The stored quantity as `quantity` writes it into a form. */
export const quantityText = (stored: number, unit: Unit): string =>
  unit === 't' ? String(stored / 1000) : String(stored);

const typeahead =
  (kind: Typeahead) =>
  (name: Label, more: More<string> = {}): Field<string> => ({
    input: { kind },
    label: name,
    blank: 'refused',
    schema: z.string('required').min(1, 'required'),
    show: verbatim,
    write: (answer) => answer,
    ...more,
  });

/** A customer's or product's code, found by typing Chinese, pinyin or initials. */
export const customerCode = typeahead('customer');
export const productCode = typeahead('product');
