import { type Deadline, type Matter, reminderOf } from '../../order/deadline.ts';
import type { Order } from '../../order/order.ts';
import { putOff } from '../../order/put-off.ts';
import { addDays, dateIn } from '../../order/time/dates.ts';
import { laterOf, nextWorkingDayAfter, startOfWorkOn } from '../../order/time/working-days.ts';
import type { Outside } from '../outside.ts';
import { confirmation, delivery, shippedAt } from './shop.ts';
import { shopLedger } from './shop-money.ts';
import { writeOffAsked } from './shop-write-offs.ts';

const daysUntilChoice = 10;

/**
 * What a member owes, asked of finance each working morning until it is there: cash on delivery once the order has
 * shipped (E5), a prepaid order's money from confirmation on (E4), and after ten days of that whether to go on waiting.
 */
export const shopOwed = (order: Order, outside: Outside): readonly Deadline[] => {
  if (order.kind !== 'shop' || order.status !== 'open' || shopLedger(order).dueFen === 0) return [];
  const confirmed = confirmation(order)?.at;
  if (confirmed === undefined) return [];
  const shipped = shippedAt(order);
  // Whoever asked for a write-off has done their part: the director is waited for.
  if (writeOffAsked(order)) return [];
  if (order.content.paymentMethod === 'cod')
    return shipped === null
      ? []
      : [daily(order, outside, { ...cod, since: shipped }), ...writeOffChoice(order, outside)];
  return [
    daily(order, outside, { ...prepaid, since: confirmed }),
    ...(shipped === null ? [choice(confirmed, outside)] : writeOffChoice(order, outside)),
  ];
};

const cod = { slot: 'cod-owed', kind: 'cod-owed', rule: 'E5' } as const;
const prepaid = { slot: 'prepaid-owed', kind: 'prepaid-owed', rule: 'E4' } as const;

interface Owed extends Pick<Matter, 'slot' | 'kind' | 'rule'> {
  /** ISO instant. */
  readonly since: string;
}

/** The next working morning after the last time it was asked, so that an outage is made up for by one reminder. */
const daily = (order: Order, outside: Outside, { since, slot, ...matter }: Owed): Deadline => {
  const { timeZone } = outside.settings;
  const later = putOff(order, slot);
  const finance = { ...matter, slot, action: 'shop-payment', part: null, who: ['finance'] } as const;
  if (later) return { ...reminderOf(finance, later.dueAt), ...later };
  const asked = Object.values(order.fired).filter((fired) => fired.slot.startsWith(`${slot}:`));
  const last = laterOf(since, ...asked.map(({ at }) => at));
  const day = nextWorkingDayAfter(dateIn(timeZone, last), outside);
  return { ...reminderOf(finance, startOfWorkOn(day, outside)), slot: `${slot}:${day}` };
};

/** E5.a: delivered and unpaid for ten days; whether to go on asking or to have it written off. */
const writeOffChoice = (order: Order, outside: Outside): readonly Deadline[] => {
  const last = delivery(order);
  if (last?.facts.state !== 'delivered') return [];
  const day = addDays(dateIn(outside.settings.timeZone, last.at), daysUntilChoice);
  return [
    reminderOf(
      {
        slot: 'write-off-choice',
        kind: 'write-off-choice',
        rule: 'E5.a',
        action: 'shop-write-off',
        part: null,
        who: ['finance'],
      },
      startOfWorkOn(day, outside),
    ),
  ];
};

const choice = (confirmed: string, outside: Outside): Deadline => {
  const day = addDays(dateIn(outside.settings.timeZone, confirmed), daysUntilChoice);
  return reminderOf(
    {
      slot: 'prepaid-choice',
      kind: 'prepaid-choice',
      rule: 'E1.a',
      action: 'shop-cancel',
      part: null,
      who: ['service'],
    },
    startOfWorkOn(day, outside),
  );
};
