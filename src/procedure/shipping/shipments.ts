import { everyMark, factsOf, type Mark, type Order, stands } from '../../order/order.ts';
import { remembered } from '../../order/remembered.ts';
import { addUp, minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import type {
  Condition,
  NoticeFacts,
  ShipFirstFacts,
  ShippedFacts,
  TrackingFacts,
} from './shipment-facts.ts';

/** Goods that leave the mill together, from the notice (or ship-first) to the customer's receipt. Instants in ISO. */
export interface Shipment {
  /** s1, s2 … */
  readonly id: string;
  readonly quantities: Quantities;
  /** Null while no notice stands: owed after ship-first, or to be signed anew after a change. */
  readonly noticedAt: string | null;
  readonly shipFirstAt: string | null;
  /** When it was said, whenever it was typed; from then its notice is owed (S14.2). */
  readonly shipFirstSaidAt: string | null;
  readonly note: string | null;
  readonly departedAt: string | null;
  /** Fetched by the customer at the gate: nothing to track (S15.a). */
  readonly collected: boolean;
  /** The newest expectation. */
  readonly expectedAt: string | null;
  readonly checks: readonly TrackingCheck[];
  readonly arrivedAt: string | null;
  readonly condition: Condition | null;
  /** What of it did not arrive in order, and what of that is not settled yet. */
  readonly affected: Quantities;
  readonly unsettled: Quantities;
  readonly receiptAt: string | null;
}

/** A moment at which the shipment's whereabouts are asked (S17). Its id never moves to another. */
export interface TrackingCheck {
  /** 1, 2 … within the shipment. */
  readonly id: number;
  readonly at: string;
  readonly answered: boolean;
}

/** The order's shipments, oldest first. */
export const shipments = remembered((order): readonly Shipment[] =>
  idsOf(order).map((id) => shipment(order, id)),
);

export const shipmentOf = (order: Order, id: string | null): Shipment | undefined =>
  shipments(order).find((candidate) => candidate.id === id);

/** Whether its goods may leave or have left: a notice, a ship-first, or the departure itself stands. */
export const isCommitted = ({ noticedAt, shipFirstAt, departedAt }: Shipment): boolean =>
  noticedAt !== null || shipFirstAt !== null || departedAt !== null;

/** Whether anything of the order has left the mill: then it is the customer's, and nobody cancels it. */
export const hasLeft = (order: Order): boolean => stands(order, 'shipped');

/** What of each line has left or may leave the warehouse, less what came back. */
export const committed = (order: Order): Quantities =>
  minus(
    addUp(
      shipments(order)
        .filter(isCommitted)
        .map(({ quantities }) => quantities),
    ),
    cameBack(order),
  );

/** What of each line is out of the mill: what has left, less what came back. */
export const out = remembered(
  (order): Quantities =>
    minus(
      addUp(
        shipments(order)
          .filter(({ departedAt }) => departedAt !== null)
          .map(({ quantities }) => quantities),
      ),
      cameBack(order),
    ).filter(({ quantity }) => quantity > 0),
);

/** What of a shipment came back, was replaced or credited beyond what its arrival says was not in order. */
export const backBeyondAffected = (order: Order, id: string): Quantities => {
  const affected = shipmentOf(order, id)?.affected ?? [];
  return minus(addUp([outcomesOf(order, id)]), affected).filter(({ quantity }) => quantity > 0);
};

/** What became of the goods of a shipment that did not stay with the customer, all outcomes together. */
const outcomesOf = (order: Order, id: string): Quantities =>
  factsOf(order, 'goods-outcome', id).flatMap(({ facts }) => facts.quantities);

/**
 * What of a shipment is back in the warehouse and waits for quality's inspection before it may leave again (S18).
 * Goods that came back under programs that asked for none wait for nothing.
 */
export const backUninspected = (order: Order, id: string): Quantities =>
  minus(
    addUp(
      broughtBack(order)
        .filter(({ part, facts }) => part === id && facts.inspected === false)
        .map(({ facts }) => facts.quantities),
    ),
    factsOf(order, 'inspection-returned', id).flatMap(({ facts }) => [...facts.accepted, ...facts.rejected]),
  ).filter(({ quantity }) => quantity > 0);

/** The same of all shipments together. */
export const allUninspected = (order: Order): Quantities =>
  shipments(order).flatMap(({ id }) => backUninspected(order, id));

/** S14.2: shipments whose notice is owed, since when, and by when (24 elapsed hours). */
export const owedNotices = (
  order: Order,
): readonly { readonly id: string; readonly since: string; readonly dueAt: string }[] =>
  shipments(order).flatMap(({ id, noticedAt, shipFirstSaidAt, departedAt }) => {
    const since = shipFirstSaidAt ?? departedAt;
    return noticedAt === null && since !== null ? [{ id, since, dueAt: dayAfter(since) }] : [];
  });

/** Goods with the customer or on the road that came back into the warehouse (S18.a). */
export const cameBack = (order: Order): Quantities =>
  broughtBack(order).flatMap(({ facts }) => facts.quantities);

const broughtBack = (order: Order) =>
  factsOf(order, 'goods-outcome').filter(
    ({ facts }) => facts.outcome === 'returned' || facts.outcome === 'redelivered',
  );

const shipment = (order: Order, id: string): Shipment => {
  const notice = factsOf(order, 'dispatch-notice', id).at(-1);
  const shipFirst = authorised(order).find(({ part }) => part === id);
  const departure = factsOf(order, 'shipped', id).at(-1);
  const arrival = factsOf(order, 'arrival', id).at(-1);
  const receipt = factsOf(order, 'receipt', id).at(-1);
  const collected = departure !== undefined && departure.facts.expectedAt === null;
  const affected = arrival?.facts.affected ?? [];
  return {
    id,
    quantities: (departure ?? notice ?? shipFirst ?? lapsed(order, id))?.facts.quantities ?? [],
    noticedAt: notice?.at ?? null,
    shipFirstAt: shipFirst?.at ?? null,
    shipFirstSaidAt: shipFirst?.facts.saidAt ?? shipFirst?.at ?? null,
    note: departure?.facts.note ?? null,
    departedAt: departure?.facts.departedAt ?? null,
    collected,
    ...expectation(order, id, departure),
    arrivedAt: arrival?.facts.arrivedAt ?? (collected ? departure.facts.departedAt : null),
    condition: arrival?.facts.condition ?? (collected ? 'ok' : null),
    affected,
    unsettled: minus(affected, outcomesOf(order, id)).filter(({ quantity }) => quantity > 0),
    receiptAt: receipt?.at ?? (collected ? departure.at : null),
  };
};

/** The newest expected arrival, and the checks: a delay replaces those that had not come yet by its own. */
const expectation = (order: Order, id: string, departure: Mark<unknown, ShippedFacts> | undefined) => {
  let expectedAt = departure?.facts.expectedAt ?? null;
  let checks: readonly TrackingCheck[] = numbered(departure?.facts.checksAt ?? [], 0);
  for (const { at, delayed } of heard(order, id)) {
    checks = checks.map((check) => (check.at <= at ? { ...check, answered: true } : check));
    if (delayed === null) continue;
    expectedAt = delayed.expectedAt;
    const last = checks.at(-1)?.id ?? 0;
    checks = [...checks.filter(({ answered }) => answered), ...numbered(delayed.checksAt, last)];
  }
  return { expectedAt, checks };
};

interface Heard extends TrackingFacts {
  readonly at: string;
}

/** What people and carriers said of its whereabouts, oldest first. */
const heard = (order: Order, id: string): readonly Heard[] =>
  [
    ...factsOf(order, 'tracking', id).map(({ at, facts }) => ({ at, ...facts })),
    ...order.carrierReports
      .filter(({ shipment }) => shipment === id)
      .map(({ at, state, expectedAt, checksAt }) => ({
        at,
        delayed: state === 'delayed' && expectedAt !== null ? { expectedAt, checksAt } : null,
      })),
  ].sort((left, right) => (left.at < right.at ? -1 : left.at > right.at ? 1 : 0));

const numbered = (moments: readonly string[], after: number): readonly TrackingCheck[] =>
  moments.map((at, index) => ({ id: after + index + 1, at, answered: false }));

/** Notices, authorised ship-firsts, departures, and notices that fell by a change and wait to be signed anew. */
const idsOf = (order: Order): readonly string[] => {
  const marks = [
    ...factsOf(order, 'dispatch-notice'),
    ...authorised(order),
    ...factsOf(order, 'shipped'),
    ...everyMark(order, 'dispatch-notice').filter(isLapsed),
  ];
  const ids = new Set(marks.map(({ part }) => part ?? ''));
  return [...ids].sort((left, right) => Number(left.slice(1)) - Number(right.slice(1)));
};

const authorised = (order: Order): readonly Mark<unknown, ShipFirstFacts>[] =>
  factsOf(order, 'ship-first').filter(({ facts }) => facts.authorised);

const lapsed = (order: Order, id: string): Mark<unknown, NoticeFacts> | undefined =>
  everyMark(order, 'dispatch-notice').findLast((mark) => mark.part === id && isLapsed(mark));

const isLapsed = ({ fallen }: Mark): boolean => fallen?.why === 'changed';

const dayAfter = (instant: string): string =>
  new Date(Date.parse(instant) + 24 * 60 * 60 * 1000).toISOString();

/** Whether some of it stayed with the customer, who then signs for it; goods collected were signed for at the gate. */
export const needsReceipt = ({
  collected,
  arrivedAt,
  condition,
  quantities,
  affected,
}: Shipment): boolean => {
  if (collected || arrivedAt === null) return false;
  if (condition === 'ok' || condition === 'damage') return true;
  return quantities.some(({ id, quantity }) => quantity > quantityFor(affected, id));
};
