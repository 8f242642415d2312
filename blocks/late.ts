import { joined, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { dateIn } from '../src/order/time/dates.ts';
import { promise } from '../src/procedure/confirmation/promise.ts';
import { lateness } from '../src/procedure/production/lateness.ts';
import type { DrawingContext } from './kit.ts';

/** S10.1: late against the promise and against production's own date, each by itself; a slip counts in neither. */
export const lateText = (order: Order, { language, now, outside }: DrawingContext): readonly string[] => {
  const { timeZone } = outside.settings;
  const today = dateIn(timeZone, now);
  const { againstPromise, againstSchedule } = lateness(order, today, timeZone);
  if (againstPromise + againstSchedule === 0) return [];
  const slipped = promise(order, today, timeZone).days;
  const parts = [
    ...when(againstPromise, (days) => label(`超承诺 ${days} 天`, `${days} d past the promise`)),
    ...when(againstSchedule, (days) => label(`超生产排期 ${days} 天`, `${days} d past production’s date`)),
    ...when(slipped, (days) =>
      label(`客户顺延 ${days} 天不计`, `${days} d slipped by the customer not counted`),
    ),
  ];
  return [`⚠ ${joined(parts, label(' · ', ' · '))[language]}`];
};

const when = <T>(days: number, say: (days: number) => T): readonly T[] => (days > 0 ? [say(days)] : []);
