import type { Raw } from '../../src/order/fields.ts';
import type { Order } from '../../src/order/order.ts';
import type { Quantities } from '../../src/order/quantities.ts';
import { bearing, sign } from './given.ts';

/** A confirmation that was drawn and issued. */
export const confirmed = (order: Order): Order =>
  bearing(order, { action: 'confirmation', facts: { revision: 1 } });

/** A batch in the warehouse, as production, clerk and quality leave it behind. */
export const booked = (order: Order, part: string, quantities: Quantities, more: { final?: boolean } = {}) =>
  bearing(
    order,
    { action: 'batch', part, facts: { finished: quantities, final: more.final ?? true } },
    { action: 'warehouse-in', part, facts: { booked: quantities }, at: '2026-12-01T02:00:00.000Z' },
  );

/** Both lines of the memo as ordered: 12.5 t and 8 t. */
export const wholeOrder: Quantities = [
  { id: 1, quantity: 12_500 },
  { id: 2, quantity: 8_000 },
];

/** The deposit of the memo's order: 30 % of 115,215.00. */
export const depositPaid = (more: Readonly<Record<string, Raw>> = {}, at = '2026-11-24T02:00:00.000Z') =>
  sign(
    'deposit',
    'xu',
    { amount: '34,564.50', receivedOn: '2026-11-23', reference: 'ICBC-1', ...more },
    { at },
  );
