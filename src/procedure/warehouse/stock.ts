import { type Check, missing } from '../../order/decision.ts';
import type { Facet } from '../../order/facet.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { remembered } from '../../order/remembered.ts';
import { addUp, minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import { lesser } from '../money/order-value.ts';
import { settled, settledBatches } from '../money/settled.ts';
import { openAnomalies } from '../production/anomalies.ts';
import { allUninspected, committed, isCommitted, shipmentOf } from '../shipping/shipments.ts';
import { type Batch, batches, finishedTotal } from './batches.ts';
import { closedRemainder } from './given-up.ts';
import { aboveTolerance, forCustomer, shortSettled } from './tolerance.ts';

/**
 * S14: how much of each line may still be noticed: in the warehouse, settled, for this customer, not touched by an open
 * anomaly, and neither on a notice nor shipped nor closed.
 */
export const available = (order: Order): Quantities =>
  minus(withinTolerance(order, mayLeave(order)), [...committed(order), ...closedRemainder(order)]);

/** The same for a shipment that is there already: what it holds itself counts as available to it. */
export const availableTo = (order: Order, part: string | null): Quantities => {
  const own = shipmentOf(order, part);
  return own && isCommitted(own) ? addUp([available(order), own.quantities]) : available(order);
};

/** Booked goods of the customer that are on no notice, not shipped and not closed, settled or not. */
export const unshipped = (order: Order): Quantities =>
  minus(forCustomer(order), [...committed(order), ...closedRemainder(order)]).filter(
    ({ quantity }) => quantity > 0,
  );

/** Whether there is anything to notice; if not, what stands in the way and who can move it. */
export const somethingToShip = (order: Order): readonly Check[] => {
  const tolerated = shortSettled(order);
  const free = available(order).some(({ quantity }) => quantity > 0);
  if (free) return [tolerated];
  const inHouse = batches(order).filter(({ booked }) => booked !== null);
  if (inHouse.length === 0) {
    return [missing('S12.2', label('成品入库', 'goods in the warehouse'), ['quality'])];
  }
  const unpaid = inHouse.map(({ id }) => settled(order, id));
  const held = openAnomalies(order).length > 0 && unshipped(order).length > 0;
  return [
    tolerated,
    ...unpaid,
    ...(held
      ? [missing('S11.a', label('未结异常的处置', 'the open anomaly settled'), ['service-supervisor'])]
      : []),
  ];
};

/** Whether a shipment's goods may still leave: false when money is taken back or an anomaly touches them (S13, S11.a). */
export const stockFor = (part: string | null): Facet => ({
  name: `stock:${part}`,
  label: label('可发库存', 'Stock that may leave'),
  of: (order) => isCovered(order, part),
  show: (order) => (isCovered(order, part) ? label('足够', 'enough') : label('不足', 'not enough')),
});

const isCovered = (order: Order, part: string | null): boolean =>
  (shipmentOf(order, part)?.quantities ?? []).every(
    ({ id }) => quantityFor(committed(order), id) <= quantityFor(mayLeave(order), id),
  );

const mayLeave = (order: Order): Quantities => free(order, settledBatches(order));

/**
 * Process §6.2: what of each line may be out of the mill as far as goods go, paid or not: accepted, for this customer, free of
 * open anomalies, inspected again where it came back, and nothing above the tolerance that is not settled.
 */
export const acceptedGoods = remembered(
  (order): Quantities => withinTolerance(order, free(order, batches(order))),
);

const free = (order: Order, among: readonly Batch[]): Quantities => {
  const goods = addUp(among.map((batch) => untouched(order, batch)));
  return minus(
    lesser(goods, forCustomer(order)).map(({ id, quantity }) => ({
      id,
      quantity: Math.max(0, Math.min(quantity, besideUnplaced(order, id))),
    })),
    allUninspected(order),
  );
};

/** S12.2: what lies above the upper bound leaves only once it is settled. */
const withinTolerance = (order: Order, goods: Quantities): Quantities =>
  lesser(goods, minus(forCustomer(order), aboveTolerance(order)));

/** A batch without what an open anomaly that names it touches, the named quantity or all of it; what was never booked is beside it. */
const untouched = (order: Order, { id, booked, besides }: Batch): Quantities =>
  openAnomalies(order)
    .filter((anomaly) => anomaly.batch === id && !besides.includes(anomaly.id))
    .reduce(
      (left: Quantities, { quantities }) => minus(left, quantities.length > 0 ? quantities : left),
      booked ?? [],
    );

/** An anomaly that names lines but no batch keeps its quantity out of all that is ordered or finished, wherever it lies. */
const besideUnplaced = (order: Order, lineId: number): number => {
  const touched = openAnomalies(order)
    .filter(({ batch }) => batch === null)
    .reduce((sum, { quantities }) => sum + quantityFor(quantities, lineId), 0);
  if (touched === 0) return Number.MAX_SAFE_INTEGER;
  const ordered = order.content.lines.find(({ id }) => id === lineId)?.quantity ?? 0;
  return Math.max(ordered, quantityFor(finishedTotal(order), lineId)) - touched;
};
