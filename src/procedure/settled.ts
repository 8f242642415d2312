import { isMet } from '../order/checks.ts';
import type { DeadlineKind } from '../order/deadline.ts';
import type { ActionKey } from '../order/keys.ts';
import { type Fired, factsOf, type Mark, type Order } from '../order/order.ts';
import { turns } from '../order/waiting.ts';
import { isOwed } from './confirmation/09-return-choice.ts';
import { batchMoney, depositArrived } from './money/money-ledger.ts';
import { openAnomalies } from './production/anomalies.ts';
import { planApproved } from './production/plan-approval.ts';
import { isOnItsWay } from './shipping/17-tracking.ts';
import { type Shipment, shipmentOf } from './shipping/shipments.ts';
import { shippedAt } from './shop/shop.ts';
import { shopLedger } from './shop/shop-money.ts';
import { writeOffAsked } from './shop/shop-write-offs.ts';

type Said = Pick<Fired, 'kind' | 'action' | 'part' | 'slot'>;

/** Whether what a message called somebody for is done or needed no more, so that its button leads nowhere. */
export const isSettled = (order: Order, fired: Said): boolean =>
  isOver(order) ? isNobodysMove(order, fired) : settledIf[fired.kind](order, fired);

/**
 * The act that settled it, newest first: what was asked for, or what made it needless. Undefined where it went away with
 * a change of the order.
 */
export const settledBy = (order: Order, { kind, action, part, slot }: Said): Mark | undefined =>
  [action, ...(settlers[kind] ?? []), ...endings]
    .flatMap((key): readonly Mark[] => factsOf(order, key))
    .filter((mark) => mark.version > sinceOf(order, slot))
    .filter((mark) => part === null || mark.part === null || mark.part === part)
    .toSorted((left, right) => left.version - right.version)
    .at(-1);

const isOver = ({ status }: Order): boolean => status === 'cancelled' || status === 'referred';

/** An order on hold waits for nobody, and goes on waiting when it is resumed. */
const isNobodysMove = (order: Order, { action, part }: Said): boolean =>
  order.status !== 'held' &&
  !turns(order).some((turn) => turn.action.key === action && (turn.part?.id || null) === part);

const wasSigned = (order: Order, { action, part, slot }: Said): boolean =>
  factsOf(order, action).some(
    (mark) => mark.version > sinceOf(order, slot) && (part === null || mark.part === part),
  );

const sinceOf = (order: Order, slot: string): number => order.fired[slot]?.version ?? order.version;

const wasChased = (order: Order, { slot }: Said, matter: string): boolean =>
  factsOf(order, 'chase').some(
    ({ version, answers }) => version > sinceOf(order, slot) && answers.matter === matter,
  );

const isPaid = (order: Order): boolean =>
  shopLedger(order).dueFen === 0 || writeOffAsked(order) !== undefined;

const onItsWay = (order: Order, part: string | null): Shipment | undefined => {
  const shipment = shipmentOf(order, part);
  return shipment && isOnItsWay(shipment) ? shipment : undefined;
};

/** Of each kind: what it was about has been done, or is not so any more. */
const settledIf: Readonly<Record<DeadlineKind, (order: Order, fired: Said) => boolean>> = {
  'service-level': isNobodysMove,
  monitoring: isNobodysMove,
  finish: isNobodysMove,
  'owed-notice': isNobodysMove,
  'return-owed': isNobodysMove,
  'follow-up': isNobodysMove,
  reply: isNobodysMove,
  slip: isNobodysMove,
  'slip-told': isNobodysMove,
  'slip-taken-back': isNobodysMove,
  'deposit-owed': (order, fired) => isMet(depositArrived(order)) || wasChased(order, fired, 'deposit'),
  'balance-owed': (order, fired) =>
    batchMoney(order, batchIn(fired))?.balanceFen === 0 || wasChased(order, fired, 'balance'),
  'return-choice': (order, fired) => !isOwed(order) || wasSigned(order, fired),
  'hold-until': ({ status }) => status !== 'held',
  anomaly: (order, { part }) =>
    isMet(planApproved(order, part)) || !openAnomalies(order).some(({ id }) => id === part),
  check: (order, fired) => onItsWay(order, fired.part) === undefined || wasSigned(order, fired),
  // Expected at another time, it is another matter.
  arrival: (order, { part, slot }) => {
    const shipment = onItsWay(order, part);
    return !shipment || !slot.startsWith(`arrival:${shipment.id}:${shipment.expectedAt}:`);
  },
  'cod-owed': isPaid,
  'prepaid-owed': isPaid,
  'prepaid-choice': (order) => isPaid(order) || shippedAt(order) !== null,
  'write-off-choice': isPaid,
};

/** The batch whose balance is owed: `balance-owed:b1:2026-12-04`. */
const batchIn = ({ slot }: Said): string | null => slot.split(':')[1] ?? null;

/** Besides the act that was asked for: what makes it needless. */
const settlers: Partial<Record<DeadlineKind, readonly ActionKey[]>> = {
  reply: ['confirmation-sent'],
  'deposit-owed': ['deposit'],
  'balance-owed': ['payment', 'payment-allot'],
  'return-choice': ['return', 'deposit'],
  anomaly: ['plan-approval', 'anomaly-close', 'anomaly-settle'],
  check: ['arrival'],
  arrival: ['tracking'],
  'cod-owed': ['shop-write-off'],
  'prepaid-owed': ['shop-write-off'],
  'prepaid-choice': ['shop-payment', 'shop-ship'],
  'write-off-choice': ['shop-payment'],
};

const endings: readonly ActionKey[] = ['cancel', 'shop-cancel'];
