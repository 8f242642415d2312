import type { Order } from './order.ts';

/** The order given up for good: nothing more is waited for but what was begun. */
export const cancelled = (order: Order): Order => ({ ...order, status: 'cancelled' });

/** The order at rest: no step is waited for and no day slips until it is resumed. */
export const held = (order: Order): Order => ({ ...order, status: 'held' });
