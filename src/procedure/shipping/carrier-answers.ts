import type { ActionKey } from '../../order/keys.ts';
import { factsOf, type Mark, type Order } from '../../order/order.ts';
import type { HeardCarrier } from '../own-state.ts';
import type { CarrierState } from './shipment-facts.ts';

/** The actions by which somebody deals with what a carrier said, the one that is asked for first. By key: they lean on this. */
export const askedFor: Readonly<Record<CarrierState, readonly ActionKey[]>> = {
  'on-its-way': [],
  delayed: ['tracking', 'arrival'],
  problem: ['tracking', 'arrival'],
  delivered: ['arrival'],
};

/** Who has dealt with it since; undefined while nobody has. */
export const answerTo = (order: Order, { state, shipment, version }: HeardCarrier): Mark | undefined =>
  askedFor[state]
    .flatMap((key): readonly Mark[] => factsOf(order, key, shipment))
    .find((mark) => mark.version > version);

/** The carrier's lines whose matter was dealt with between two states: their buttons would lead nowhere. */
export const answeredSince = (before: Order, after: Order): readonly HeardCarrier[] =>
  before.carrierReports.filter((heard) => !answerTo(before, heard) && answerTo(after, heard));
