import { type Refusal, wrong } from '../order/decision.ts';
import type { RuleId } from '../order/keys.ts';
import { type Label, label } from '../order/labels.ts';
import { limits } from '../order/limits.ts';
import type { Order } from '../order/order.ts';
import { type Quantities, quantityFor } from './goods/quantities.ts';
import { amount, type Unit } from './goods/quantity.ts';
import { lineFen, yuan } from './money/money.ts';
import { moneyEntries } from './money/money-entries.ts';
import { producedTotal } from './production/daily-reports.ts';
import { bookedTotal, finishedTotal } from './warehouse/batches.ts';

/** A product or sum of an order that has a limit, and at which questions it is told, the likeliest first. */
interface Measure {
  readonly key: string;
  readonly value: number;
  readonly most: number;
  readonly at: readonly string[];
  readonly say: Label;
}

/**
 * Process §6.12: why an act would make an order that holds more than can be counted, drawn and added up (`limits`).
 * Fields have bounds of their own; these are what comes of them together. Only an act that brings it about is refused:
 * an order of before there were limits goes on, and can be corrected.
 * @param asked block ids of the form, to tell it at the field that it comes from
 */
export const beyondLimits = (
  { before, after }: { readonly before: Order; readonly after: Order },
  rule: RuleId,
  asked: () => readonly string[],
): Refusal | undefined => {
  const over = measures(after).filter(({ value, most }) => value > most);
  if (over.length === 0) return undefined;
  const known = new Map(measures(before).map(({ key, value }) => [key, value]));
  const brought = over.find(({ key, value }) => value > (known.get(key) ?? 0));
  if (!brought) return undefined;
  const { at, say } = brought;
  const blockIds = asked();
  const blockId = at.find((candidate) => blockIds.includes(candidate));
  return blockId === undefined ? { code: 'forbidden', rule, say } : wrong(rule, blockId, say.zh, say.en);
};

const measures = (order: Order): readonly Measure[] => {
  const { lines } = order.content;
  const last = lines.at(-1)?.id;
  const sums = lines.map(({ product, quantity, unitPriceFen }) =>
    product ? lineFen(quantity ?? 0, product.unit, unitPriceFen ?? 0) : 0,
  );
  return [
    {
      key: 'lines',
      value: lines.length,
      most: limits.lines,
      at: [`lines.${last}.product`],
      say: label(
        `一张订单最多 ${limits.lines} 行：请分成几张订单`,
        `An order has ${limits.lines} lines at most: please make several orders of it`,
      ),
    },
    ...lines.flatMap((line, index) => lineMeasures(order, line, sums[index] ?? 0)),
    sum(
      'order',
      { zh: '整张订单', en: 'The whole order' },
      {
        value: sums.reduce((all, one) => all + one, 0),
        at: [`lines.${last}.quantity`, `lines.${last}.unitPrice`, 'quantity', 'unitPrice'],
      },
    ),
    sum(
      'money',
      { zh: '本单到款合计', en: 'All that came in for this order' },
      {
        value: moneyEntries(order).reduce((all, { kind, fen }) => (kind === 'out' ? all : all + fen), 0),
        at: ['amount'],
      },
    ),
  ];
};

const lineMeasures = (
  order: Order,
  { id, product }: Order['content']['lines'][number],
  fen: number,
): readonly Measure[] => {
  const at = [`lines.${id}.quantity`, 'quantity'];
  const unit = product?.unit ?? 't';
  const ordered = order.content.lines.map((line) => ({ id: line.id, quantity: line.quantity ?? 0 }));
  const quantity = (key: string, of: Quantities, name: Label): Measure => {
    const value = quantityFor(of, id);
    return { key: `${key}:${id}`, value, most: limits.quantity[unit], at, say: tooMuch(name, value, unit) };
  };
  return [
    quantity('ordered', ordered, label('本行数量', 'This line’s quantity')),
    quantity('produced', producedTotal(order), label('本行累计产量', 'What was made of this line')),
    quantity('finished', finishedTotal(order), label('本行累计交验', 'What was handed over of this line')),
    quantity('booked', bookedTotal(order), label('本行累计入库', 'What was booked of this line')),
    sum(
      `line:${id}`,
      { zh: '本行数量 × 单价', en: 'Quantity × price of this line' },
      {
        value: fen,
        at: [...at, `lines.${id}.unitPrice`, 'unitPrice'],
      },
    ),
  ];
};

const tooMuch = (name: Label, value: number, unit: Unit): Label => {
  const [is, most] = [amount(value, unit), amount(limits.quantity[unit], unit)];
  return label(
    `${name.zh} ${is.zh}，超过上限 ${most.zh}：请核对数量`,
    `${name.en} comes to ${is.en}, above the limit of ${most.en}: please check the quantity`,
  );
};

const sum = (key: string, name: Label, { value, at }: Pick<Measure, 'value' | 'at'>): Measure => {
  const [is, most] = [yuan(value), yuan(limits.sumFen)];
  return {
    key,
    value,
    most: limits.sumFen,
    at,
    say: label(
      `${name.zh} ${is} 元，超过上限 ${most} 元：请核对数量、单价和金额`,
      `${name.en} comes to CNY ${is}, above the limit of CNY ${most}: please check quantity, price and amount`,
    ),
  };
};
