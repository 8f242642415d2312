import { wordsFor } from '../src/order/discreet.ts';
import type { Order } from '../src/order/order.ts';
import type { OrderHeard } from '../src/order/order-messages.ts';
import { heardSaid } from '../src/procedure/claims/linked-orders.ts';
import { type Drawing, type DrawingContext, escaped, section } from './kit.ts';
import { waitedFor } from './waits.ts';

/** What another order said, in this one's thread, to whoever must know of it. */
export const heardLine = (heard: OrderHeard, order: Order, drawing: DrawingContext): Drawing => {
  const { text, who } = heardSaid(heard);
  const line = wordsFor(text, drawing);
  return {
    text: escaped(`${order.number} · ${line}`),
    blocks: [section(`🔗 ${escaped(line)}\n📣 ${waitedFor({ who: [who] }, order, drawing)}`)],
  };
};
