import type { Fall, Mark, Order } from './order.ts';

/** The order with the standing marks that match fallen, each for the reason given. */
export const fell = (order: Order, matches: (mark: Mark) => boolean, fall: Fall): Order => ({
  ...order,
  marks: Object.fromEntries(
    Object.entries(order.marks).map(([action, marks]) => [
      action,
      marks.some((mark) => mark.fallen === null && matches(mark))
        ? marks.map((mark) => (mark.fallen === null && matches(mark) ? { ...mark, fallen: fall } : mark))
        : marks,
    ]),
  ),
});
