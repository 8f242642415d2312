import { factsOf, type Order } from '../../order/order.ts';
import type { CarrierReported } from '../own-events.ts';
import { checksFrom } from './check-times.ts';
import type { CarrierState, CarrierStatement } from './shipment-facts.ts';
import { type Shipment, shipmentOf } from './shipments.ts';

/** A carrier that has said nothing new for so long does not answer a check. */
const freshForMs = 24 * 3_600_000;
/** A carrier's estimate moves a little all the time; only more than this is a delay. */
const noDelayMs = 3_600_000;

/**
 * What follows from a carrier's statement: an answer to the checks that are due, or news of a delay, a problem or the
 * delivery; undefined where it says nothing that was not known. Older news than what was said before changes nothing.
 */
export const carrierReport = (
  order: Order,
  {
    shipment: id,
    said,
    at,
  }: { readonly shipment: string; readonly said: CarrierStatement; readonly at: string },
): CarrierReported | undefined => {
  const shipment = shipmentOf(order, id);
  if (!shipment || !isOnTheRoad(order, shipment)) return undefined;
  const last = order.carrierReports.findLast((report) => report.shipment === id);
  if (last && said.occurredAt < last.occurredAt) return undefined;
  const state = stateOf(said, shipment, at);
  const answers = isFresh(said, at) ? dueChecks(shipment, at) : [];
  const isNews = last?.state !== state || last.expectedAt !== said.expectedAt || last.words !== said.words;
  if (answers.length === 0 && (state === 'on-its-way' || !isNews)) return undefined;
  return {
    type: 'CarrierReported',
    shipment: id,
    ...said,
    state,
    answers,
    checksAt:
      state === 'delayed' ? checksFrom([], { departedAt: at, expectedAt: said.expectedAt ?? at }) : [],
    at,
  };
};

const isOnTheRoad = ({ status }: Order, { departedAt, collected, arrivedAt }: Shipment): boolean =>
  (status === 'open' || status === 'held') && departedAt !== null && !collected && arrivedAt === null;

const stateOf = (
  { state, expectedAt }: CarrierStatement,
  { expectedAt: known }: Shipment,
  at: string,
): CarrierState => {
  if (state !== 'on-its-way' || expectedAt === null || known === null || expectedAt <= at) return state;
  return Date.parse(expectedAt) - Date.parse(known) > noDelayMs ? 'delayed' : state;
};

const isFresh = ({ occurredAt }: CarrierStatement, at: string): boolean =>
  Date.parse(at) - Date.parse(occurredAt) <= freshForMs;

const dueChecks = ({ checks }: Shipment, at: string): readonly number[] =>
  checks.filter((check) => !check.answered && check.at <= at).map(({ id }) => id);

/** Shipments on the road that a carrier's tracking may know of: they left with a waybill. */
export const waybills = (
  order: Order,
): readonly { readonly shipment: string; readonly carrier: string; readonly number: string }[] =>
  factsOf(order, 'shipped').flatMap(({ part, answers: { carrier, waybill } }) => {
    const shipment = shipmentOf(order, part);
    return shipment && isOnTheRoad(order, shipment) && carrier && waybill
      ? [{ shipment: shipment.id, carrier, number: waybill.replace(/\s+/g, '') }]
      : [];
  });
