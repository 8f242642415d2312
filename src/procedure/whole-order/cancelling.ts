import type { Sight } from '../../order/action.ts';
import { forbidden, type Refusal } from '../../order/decision.ts';
import type { Order } from '../../order/order.ts';
import { producedSince } from '../production/production-stop.ts';
import { holds } from '../roles.ts';
import { hasLeft } from '../shipping/shipments.ts';

/**
 * A.cancel: the one rule for cancelling, whichever form leads to it: until S10 whoever signs that form, from S10 on the
 * service supervisor with production's stop, never once anything has left. Undefined where it may be cancelled.
 */
export const mayNotCancel = ({ order, by }: Pick<Sight, 'order' | 'by'>): Refusal | undefined => {
  if (hasLeft(order)) {
    return forbidden(
      'A.cancel',
      '已有货物发出，不能取消；余量由客服主管说明理由后关闭。',
      'Goods have left the mill: it cannot be cancelled; the service supervisor closes the remainder with a reason.',
    );
  }
  return isInProduction(order) && !holds(by.roles, 'service-supervisor')
    ? forbidden(
        'A.cancel',
        '生产指令已下达，请客服主管取消，并由生产部签收停产。',
        'Production has its order: only the service supervisor may cancel, and production acknowledges the stop.',
      )
    : undefined;
};

/** Production had its order or something is made: a later change of paper does not make that undone. */
const isInProduction = (order: Order): boolean => producedSince(order) !== null;
