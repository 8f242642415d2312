import { type Matter, type Owed, reminderOf } from '../../order/deadline.ts';
import { discreet } from '../../order/discreet.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Reminder, Situation } from '../../order/reminder.ts';
import { slotOf } from '../../order/slots.ts';
import { addDays, dateIn } from '../../order/time/dates.ts';
import { startOfWorkOn } from '../../order/time/working-days.ts';
import { askedEachMorning } from '../asked-each-morning.ts';
import { yuan } from '../money/money.ts';
import type { MillState } from '../outside.ts';
import { confirmedCall, delivery, shippedAt } from './shop.ts';
import { shopLedger } from './shop-money.ts';
import { writeOffAsked } from './shop-write-offs.ts';

const daysUntilChoice = 10;

/**
 * What a member owes, asked of finance each working morning until it is there: cash on delivery once the order has
 * shipped (E5).
 */
export const codOwed: Reminder<'cod-owed'> = {
  kind: 'cod-owed',
  rule: 'E5',
  of: (situation) => {
    const shipped = isOwed(situation.order) && isCod(situation.order) ? shippedAt(situation.order) : null;
    return shipped === null ? [] : [eachMorning(slotOf('cod-owed'), shipped, situation)];
  },
  settled: (order) => isPaid(order),
  settledBy: ['shop-write-off'],
  says: ({ order }) => {
    const sum = yuan(shopLedger(order).dueFen);
    return discreet(
      label(
        `已发货，货到付款 ${sum} 元未收，请向送货人核对`,
        `Shipped, and CNY ${sum} on delivery are open; please ask the delivery person`,
      ),
      label(
        '已发货，货到付款未收，请向送货人核对',
        'Shipped, and the payment on delivery is open; please ask the delivery person',
      ),
    );
  },
};

/** E4: a prepaid order's money, each working morning from confirmation on. */
export const prepaidOwed: Reminder<'prepaid-owed'> = {
  kind: 'prepaid-owed',
  rule: 'E4',
  of: (situation) => {
    const confirmed = confirmedCall(situation.order)?.at;
    return confirmed === undefined || !isOwed(situation.order) || isCod(situation.order)
      ? []
      : [eachMorning(slotOf('prepaid-owed'), confirmed, situation)];
  },
  settled: (order) => isPaid(order),
  settledBy: ['shop-write-off'],
  says: ({ order }) => {
    const sum = yuan(shopLedger(order).dueFen);
    return discreet(
      label(
        `款到发货 ${sum} 元未到账，请查汇款与银行`,
        `CNY ${sum} of a prepaid order have not arrived; please look at post and bank`,
      ),
      label(
        '款到发货的货款未到账，请查汇款与银行',
        'The money of a prepaid order has not arrived; please look at post and bank',
      ),
    );
  },
};

/** E1.a: unpaid for ten days and not shipped; whether to go on waiting. */
export const prepaidChoice: Reminder<'prepaid-choice'> = {
  kind: 'prepaid-choice',
  rule: 'E1.a',
  of: ({ order, outside }) => {
    const confirmed = confirmedCall(order)?.at;
    if (confirmed === undefined || !isOwed(order) || isCod(order) || shippedAt(order) !== null) return [];
    const matter = {
      slot: slotOf('prepaid-choice'),
      action: 'shop-cancel',
      part: null,
      who: ['service'],
    } as const;
    return [afterTenDays(matter, confirmed, outside)];
  },
  settled: (order) => isPaid(order) || shippedAt(order) !== null,
  settledBy: ['shop-payment', 'shop-ship'],
  says: () =>
    label(
      '款到发货的订单十天未付清：继续等还是取消？',
      'A prepaid order unpaid for ten days: wait on, or cancel?',
    ),
};

/** E5.a: delivered and unpaid for ten days; whether to go on asking or to have it written off. */
export const writeOffChoice: Reminder<'write-off-choice'> = {
  kind: 'write-off-choice',
  rule: 'E5.a',
  of: ({ order, outside }) => {
    const last = delivery(order);
    if (!isOwed(order) || shippedAt(order) === null || last?.facts.state !== 'delivered') return [];
    const matter = {
      slot: slotOf('write-off-choice'),
      action: 'shop-write-off',
      part: null,
      who: ['finance'],
    } as const;
    return [afterTenDays(matter, last.at, outside)];
  },
  settled: (order) => isPaid(order),
  settledBy: ['shop-payment'],
  says: ({ order }) => {
    const sum = yuan(shopLedger(order).dueFen);
    return discreet(
      label(
        `送达已十天，货款 ${sum} 元未收：继续催还是申请核销？`,
        `Delivered ten days ago and CNY ${sum} are open: ask on, or have it written off?`,
      ),
      label(
        '送达已十天，货款未收：继续催还是申请核销？',
        'Delivered ten days ago and not paid: ask on, or have it written off?',
      ),
    );
  },
};

const isCod = (order: Order): boolean => order.content.paymentMethod === 'cod';

/** Confirmed and not paid; whoever asked for a write-off has done their part, and the director is waited for. */
const isOwed = (order: Order): boolean =>
  order.kind === 'shop' && order.status === 'open' && confirmedCall(order) !== undefined && !isPaid(order);

const isPaid = (order: Order): boolean =>
  shopLedger(order).dueFen === 0 || writeOffAsked(order) !== undefined;

const eachMorning = (slot: string, since: string, situation: Situation): Owed => {
  const day = dateIn(situation.outside.settings.timeZone, since);
  const asked = { slot, action: 'shop-payment', who: 'finance', chased: null, since: day } as const;
  return askedEachMorning(asked, situation);
};

const afterTenDays = (matter: Matter, since: string, outside: MillState): Owed =>
  reminderOf(
    matter,
    startOfWorkOn(addDays(dateIn(outside.settings.timeZone, since), daysUntilChoice), outside),
  );
