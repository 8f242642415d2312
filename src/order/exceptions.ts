import type { Order } from './order.ts';

/** Whether the supervisor's one exception from the two-person rule is open for this order (§1). */
export const isExcepted = (order: Order): boolean =>
  (order.marks.exception ?? []).some(({ fallen }) => fallen === null);
