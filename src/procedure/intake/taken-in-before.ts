import type { Sight } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { optional, sometimes, tick } from '../../order/fields.ts';
import { same } from '../../order/json.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { OrderContent } from '../content.ts';

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

/** S1: the same customer, lines and date twice is shown with the order that is there before it is taken in again. */
export const takenInBefore = (
  { order, sameCustomers = [] }: Pick<Sight, 'order' | 'sameCustomers'>,
  content: OrderContent,
  ticked: unknown,
): Refusal | undefined => {
  if (order.version > 0 || ticked !== null) return undefined;
  const numbers = sameCustomers.filter((other) => isAlike(other, content)).map(({ number }) => number);
  if (numbers.length === 0) return undefined;
  const say = label(
    `客户、品种、数量、日期与 ${numbers.join('、')} 相同：请先打开核对；客户确实另下一张的，请打勾再保存`,
    `Same customer, goods, quantities and date as ${numbers.join(', ')}: please look at it first; if the customer orders once more, tick this and save again`,
  );
  return { code: 'answers', rule: 'S1', fields: { onceMore: say } };
};

const isAlike = ({ content: other, status }: Order, content: OrderContent): boolean =>
  status !== 'cancelled' &&
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
