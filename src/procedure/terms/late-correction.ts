import { forbidden, type Refusal } from '../../order/decision.ts';
import type { Order } from '../../order/order.ts';
import type { OrderContent } from '../content.ts';
import { quantityFor } from '../goods/quantities.ts';
import { lessThanLeft, otherCustomer, otherGoods } from '../laws/what-left.ts';
import { out } from '../shipping/shipments.ts';

/**
 * S5.a: what a late correction may not touch any more: whose goods on a notice are, what is made, how much has left; and
 * of what has left the price, whose difference is a credit or a charge.
 */
export const tooLateFor = (order: Order, content: OrderContent): Refusal | undefined => {
  const after = { ...order, content };
  const [breach] = [
    ...otherCustomer(after, order),
    ...otherGoods(after, order),
    ...lessThanLeft(after, order),
  ];
  if (breach) return { code: 'forbidden', rule: '§6.8', say: breach.say };
  return content.lines.some(({ id, unitPriceFen }) => isRepriced(order, id, unitPriceFen))
    ? forbidden(
        'S5.a',
        '此行已有货物发出，单价不能再改：请按原价了结疑问，差额由财务退款或另收。',
        'Goods of this line have left, so that its price stays: settle the doubt as it stands; finance credits or charges the difference.',
      )
    : undefined;
};

const isRepriced = (order: Order, id: number, unitPriceFen: number | null): boolean =>
  quantityFor(out(order), id) > 0 &&
  order.content.lines.find((line) => line.id === id)?.unitPriceFen !== unitPriceFen;
