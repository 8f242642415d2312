import type { Parcel, TrackEvent, TrackStatus } from '../desk/parcels.ts';
import type { CarrierStatement } from '../procedure/shipping/shipment-facts.ts';

/** What a carrier says of a parcel by the newest of what happened, in whatever order it was heard; undefined for nothing. */
export const statementOf = (
  { events, expectedAt }: Pick<Parcel, 'events' | 'expectedAt'>,
  source: string,
): CarrierStatement | undefined => {
  const newest = [...events].sort(byOccurrence).at(-1);
  if (!newest) return undefined;
  const { occurredAt, place, words, status } = newest;
  return { source, state: states[status], occurredAt, place, words, expectedAt };
};

/** The same moment twice: the one that says more about the end of the journey counts. */
const byOccurrence = (left: TrackEvent, right: TrackEvent): number => {
  if (left.occurredAt !== right.occurredAt) return left.occurredAt < right.occurredAt ? -1 : 1;
  return order.indexOf(left.status) - order.indexOf(right.status);
};

const order: readonly TrackStatus[] = [
  'unknown',
  'created',
  'picked-up',
  'in-transit',
  'out-for-delivery',
  'exception',
  'returned',
  'delivered',
];

const states: Readonly<Record<TrackStatus, CarrierStatement['state']>> = {
  created: 'on-its-way',
  'picked-up': 'on-its-way',
  'in-transit': 'on-its-way',
  'out-for-delivery': 'on-its-way',
  unknown: 'on-its-way',
  delivered: 'delivered',
  exception: 'problem',
  returned: 'problem',
};
