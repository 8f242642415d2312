import { type Check, met, missing } from '../../order/decision.ts';
import { label } from '../../order/labels.ts';
import type { Mark, Order } from '../../order/order.ts';
import { factsOf } from '../../order/order.ts';
import type { AllotFacts, DeliveryFacts, DeliveryState } from './shop-facts.ts';

const callsUntilInvalid = 3;

const calls = (order: Order) => factsOf(order, 'shop-confirm');

/** The call that confirmed and locked the order (E2). */
export const confirmedCall = (order: Order): Mark | undefined =>
  calls(order).find(({ facts }) => facts.result === 'valid');

/** E2: met since the call that confirmed the order. */
export const isConfirmed = (order: Order): Check => {
  const mark = confirmedCall(order);
  return mark ? met(mark.at) : missing('E2', label('电话确认有效', 'a valid confirmation call'), ['service']);
};

/** E2: why the order counts as invalid: what the member said, or three calls that reached nobody; null if it does not. */
export const invalidity = (order: Order): 'said' | 'unreachable' | null => {
  if (confirmedCall(order)) return null;
  if (calls(order).some(({ facts }) => facts.result === 'invalid')) return 'said';
  return unreachedCalls(order) >= callsUntilInvalid ? 'unreachable' : null;
};

export const unreachedCalls = (order: Order): number =>
  calls(order).filter(({ facts }) => facts.result === 'unreachable').length;

/** The reason of the newest call that found the order invalid. */
export const invalidReason = (order: Order): string | null =>
  calls(order).findLast(({ facts }) => facts.result === 'invalid')?.facts.reason ?? null;

/** E3: to whom the order is allotted. */
export const allotment = (order: Order): Mark<unknown, AllotFacts> | undefined =>
  factsOf(order, 'shop-allot').at(-1);

/** Who is waited for where the allotted logistics is: the person's id, or the department's role. */
export const allottedTo = (order: Order): string => allotment(order)?.facts.person?.id ?? 'logistics';

/** E5: when it was marked as shipped. */
export const shippedAt = (order: Order): string | null => factsOf(order, 'shop-ship').at(-1)?.at ?? null;

/** E3: how far the delivery was last reported to be. */
export const delivery = (order: Order): Mark<unknown, DeliveryFacts> | undefined =>
  factsOf(order, 'shop-delivery').at(-1);

export const deliveryState = (order: Order): DeliveryState | null => delivery(order)?.facts.state ?? null;

/**
 * What may be reported next. Goods leave the mill only once they are marked as shipped (E5). While the order is open a
 * delivery may turn out not to have been one, or to come back.
 */
export const nextStates = (order: Order): readonly DeliveryState[] => {
  const now = deliveryState(order);
  if (now === 'returned' || now === 'lost') return [];
  if (now === 'delivered') return ['failed', 'returned'];
  if (now === 'failed') return ['redeliver', 'returned', 'lost'];
  if (now === 'out' || now === 'redeliver') return ['delivered', 'failed'];
  if (shippedAt(order) !== null) return ['out', 'delivered', 'failed'];
  return now === null ? ['picking', 'packed'] : now === 'picking' ? ['packed'] : [];
};

/** Whether the goods are where they stay: with the member, back at the mill, or lost. */
export const isDelivered = (order: Order): boolean =>
  deliveryState(order) === 'delivered' || isGivenBack(order);

/** Whether the member has the goods no more and never gets them: they came back or were written off. */
export const isGivenBack = (order: Order): boolean => {
  const now = deliveryState(order);
  return now === 'returned' || now === 'lost';
};

/** Whether goods are out: shipped, and neither back nor written off. */
export const isOut = (order: Order): boolean => shippedAt(order) !== null && !isGivenBack(order);

/** E1: met while the member may still change or cancel the order. */
export const unlocked = (order: Order): Check =>
  confirmedCall(order)
    ? missing(
        'E1',
        label(
          '尚未确认的订单（已确认锁定，请致电商城客服）',
          'an order not yet confirmed (this one is confirmed and locked: please call customer service)',
        ),
        ['service'],
      )
    : met(order.placedAt);
