import { everyMark, type MarkOfKey, type Order, stands } from '../../order/order.ts';
import { fell } from '../../order/void.ts';
import type { OrderCustomer } from '../content.ts';
import { addUp, type Quantities, quantityFor } from '../goods/quantities.ts';
import { shipments } from '../shipping/shipments.ts';
import { batches } from '../warehouse/batches.ts';

/** What the marks of `regrade` and `regrade-approval` store. */
export interface RegradeFacts {
  /** The order's customer as from then on; as before while the director has not agreed. */
  readonly customer: OrderCustomer | null;
  /** Whether the contract review of what has not left falls; left out in older marks. */
  readonly voids?: true;
  /** What the director is asked to agree to; left out where nobody is asked. */
  readonly proposed?: OrderCustomer | null;
}

/** The order with its new grade and contract; a contract review was made on the former ones (S13.1). */
export const regraded = (order: Order, { customer, voids, proposed }: RegradeFacts, at: string): Order => {
  if (proposed !== undefined) return order;
  const after = { ...order, content: { ...order.content, customer } };
  const staying = voids ? batchesNotLeft(order) : [];
  return fell(after, ({ action, part }) => action === 'contract-review' && staying.includes(part ?? ''), {
    at,
    why: 'changed',
    facets: ['grade'],
  });
};

/** The regrading that waits for the director; undefined where none does. */
export const regradeAsked = (order: Order): MarkOfKey<'regrade'> | undefined => {
  const asked = everyMark(order, 'regrade').at(-1);
  if (!asked || asked.fallen !== null || asked.facts.proposed === undefined) return undefined;
  return everyMark(order, 'regrade-approval').some(({ version }) => version > asked.version)
    ? undefined
    : asked;
};

/** Whether the order was regraded since its terms were signed, so that they are to be signed anew before it goes on. */
export const termsOwedByRegrading = (order: Order): boolean =>
  [...everyMark(order, 'regrade'), ...everyMark(order, 'regrade-approval')].some(
    ({ facts }) => facts.voids,
  ) && !stands(order, 'terms');

/** Batches of which something is still here, by what was booked first leaving first. */
const batchesNotLeft = (order: Order): readonly string[] => {
  const left = addUp(
    shipments(order).flatMap(({ departedAt, quantities }) => (departedAt === null ? [] : [quantities])),
  );
  let soFar: Quantities = [];
  return batches(order)
    .filter(({ booked }) => booked !== null)
    .flatMap(({ id, booked }) => {
      soFar = addUp([soFar, booked ?? []]);
      const isHere = (booked ?? []).some((line) => quantityFor(soFar, line.id) > quantityFor(left, line.id));
      return isHere ? [id] : [];
    });
};
