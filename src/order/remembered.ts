import { rememberedWhile } from './cache.ts';
import type { Order } from './order.ts';

/**
 * A selector that works out its answer once for each state of an order, or for another value that never changes. For those
 * that many rules ask within one decision or one drawing.
 */
export const remembered = <T, K extends object = Order>(select: (of: K) => T): ((of: K) => T) => {
  const answerOf = rememberedWhile((of: K, _beside: null) => ({ answer: select(of), isFor: always }));
  return (of) => answerOf(of, null);
};

const always = (): boolean => true;
