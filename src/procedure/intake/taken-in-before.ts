import type { Sight } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { optional, sometimes, tick } from '../../order/fields.ts';
import { same } from '../../order/json.ts';
import { type Label, label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { OrderContent } from '../content.ts';
import type { Asked } from '../lookups.ts';
import { sourcesIn, sourcesOf } from './sources.ts';

/** S1: asked of what is not an order yet, so that the clerk can say that it is meant once more. */
export const onceMoreField = () =>
  sometimes(
    ({ order }) => order.version === 0,
    optional(
      tick(
        label('与已有订单相同', 'The same as an order that is there'),
        label('已核对，客户确实另下一张', 'Checked: the customer orders it once more'),
      ),
    ),
  );

/** S1: what an order that is taken in is compared with. */
export const compared = (order: Order, raw: Sight['raw']): Asked => {
  const customer = typeof raw.customer === 'string' && raw.customer !== '' ? raw.customer : null;
  const sources = sourcesIn(raw);
  return order.version === 0 && (customer !== null || sources.length > 0)
    ? { ordersLike: { customer, sources } }
    : {};
};

/**
 * S1: the same source (a message, a file), or the same customer, lines and date twice is shown with the order that is
 * there before it is taken in again.
 */
export const takenInBefore = (
  { order, ordersLike = [] }: Pick<Sight, 'order' | 'ordersLike'>,
  content: OrderContent,
  ticked: unknown,
): Refusal | undefined => {
  if (order.version > 0 || ticked !== null) return undefined;
  const there = ordersLike.filter(({ status }) => status !== 'cancelled');
  const sources = sourcesOf(content);
  const fromIt = there.filter((other) => sourcesOf(other.content).some((source) => sources.includes(source)));
  const alike = there.filter((other) => isAlike(other, content));
  if (fromIt.length > 0) return shown(sameSource(numbersOf(fromIt)));
  return alike.length > 0 ? shown(sameOrder(numbersOf(alike))) : undefined;
};

const shown = (say: Label): Refusal => ({ code: 'answers', rule: 'S1', fields: { onceMore: say } });

const numbersOf = (orders: readonly Order[]) => orders.map(({ number }) => number);

const sameSource = (numbers: readonly string[]): Label =>
  label(
    `同一条消息或文件已录为 ${numbers.join('、')}：请先打开核对；确实另下一张的，请打勾再保存`,
    `The same message or file was taken in as ${numbers.join(', ')}: please look at it first; if it is another order indeed, tick this and save again`,
  );

const sameOrder = (numbers: readonly string[]): Label =>
  label(
    `客户、品种、数量、日期与 ${numbers.join('、')} 相同：请先打开核对；客户确实另下一张的，请打勾再保存`,
    `Same customer, goods, quantities and date as ${numbers.join(', ')}: please look at it first; if the customer orders once more, tick this and save again`,
  );

const isAlike = ({ content: other }: Order, content: OrderContent): boolean =>
  content.customer !== null &&
  content.lines.length > 0 &&
  other.customer?.code === content.customer.code &&
  other.wantedOn === content.wantedOn &&
  same(goodsOf(other), goodsOf(content));

/** Goods and quantities whatever the order of the lines; a price is no part of it, since it may have been left open. */
const goodsOf = ({ lines }: OrderContent): readonly string[] =>
  lines
    .map(({ product, form, widthMm, lengthMm, quantity }) =>
      JSON.stringify([product?.code ?? null, form, widthMm, lengthMm, quantity]),
    )
    .sort();
