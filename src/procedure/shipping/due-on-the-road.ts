import { timesOf } from '../../order/due.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Reminder, Said } from '../../order/reminder.ts';
import { wasSigned } from '../../order/reminders.ts';
import { isSlotOf, slotOf } from '../../order/slots.ts';
import { askedAt } from '../../order/time/times.ts';
import { stepsOf } from '../escalation.ts';
import { hoursFor } from '../usual-hours.ts';
import { isOnItsWay } from './17-tracking.ts';
import { owedNotices, type Shipment, shipmentOf, shipments } from './shipments.ts';

/** S14.2: the notice owed after a ship-first; the clerk is reminded, and after 24 elapsed hours it is the director's. */
export const noticeOwed: Reminder<'owed-notice'> = {
  kind: 'owed-notice',
  rule: 'S14.2',
  of: ({ order, outside, open }) =>
    open
      .filter(
        ({ action, part }) =>
          action.key === 'dispatch-notice' && owedNotices(order).some(({ id }) => id === part?.id),
      )
      .flatMap((turn) => {
        const part = turn.part?.id ?? null;
        return stepsOf(
          {
            slot: slotOf('owed-notice', part),
            action: 'dispatch-notice',
            part,
            who: ['service'],
            escalatesTo: 'director',
          },
          timesOf(turn, order, outside).said,
        );
      }),
  says: ({ fired }) =>
    label(
      `先发货物（第 ${numberOf(fired)} 车）的发货通知单尚未补开`,
      `Shipment ${numberOf(fired)} was shipped first and its notice is still owed`,
    ),
};

/** S17: at each check time the clerk is asked where the shipment is; unanswered for an hour, it escalates. */
export const checkDue: Reminder<'check'> = {
  kind: 'check',
  rule: 'S17',
  of: ({ order, outside }) =>
    onTheRoad(order).flatMap(({ id, checks }) =>
      checks
        .filter(({ answered }) => !answered)
        .flatMap((check) =>
          stepsOf(
            { slot: slotOf('check', id, check.id), action: 'tracking', part: id, who: ['service'] },
            askedAt(check.at, hoursFor('check', outside), outside),
          ),
        ),
    ),
  settled: (order, said) => onItsWay(order, said) === undefined || wasSigned(order, said),
  settledBy: ['arrival'],
  says: ({ fired }) =>
    fired.degree === 'reminder'
      ? label(`第 ${numberOf(fired)} 车货到哪里了？`, `Where is shipment ${numberOf(fired)}?`)
      : label(
          `第 ${numberOf(fired)} 车的在途查询无人答复`,
          `Nobody has said where shipment ${numberOf(fired)} is`,
        ),
};

/** S18: what was expected and has not been recorded as arrived. */
export const arrivalOwed: Reminder<'arrival'> = {
  kind: 'arrival',
  rule: 'S18',
  of: ({ order, outside, open }) =>
    open
      .filter(({ action }) => action.key === 'arrival')
      .flatMap((turn) => {
        const shipment = onTheRoad(order).find(({ id }) => id === turn.part?.id);
        if (!shipment || shipment.expectedAt === null) return [];
        const { id, expectedAt } = shipment;
        return stepsOf(
          { slot: slotOf('arrival', id, expectedAt), action: 'arrival', part: id, who: ['service'] },
          timesOf(turn, order, outside).said,
        );
      }),
  // Expected at another time, it is another matter.
  settled: (order, said) => {
    const shipment = onItsWay(order, said);
    return !shipment || !isSlotOf(said.slot, 'arrival', shipment.id, shipment.expectedAt);
  },
  settledBy: ['tracking'],
  says: ({ fired }) =>
    label(
      `第 ${numberOf(fired)} 车应已到货，请登记`,
      `Shipment ${numberOf(fired)} should have arrived; please record it`,
    ),
};

const onTheRoad = (order: Order): readonly Shipment[] =>
  order.status === 'open' || order.status === 'held' ? shipments(order).filter(isOnItsWay) : [];

const onItsWay = (order: Order, { part }: Said): Shipment | undefined => {
  const shipment = shipmentOf(order, part);
  return shipment && isOnItsWay(shipment) ? shipment : undefined;
};

const numberOf = ({ part }: Pick<Said, 'part'>): string => part?.slice(1) ?? '';
