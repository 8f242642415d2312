import type { Language } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { snoozeTimes } from '../src/procedure/whole-order/snooze.ts';
import { plain } from './kit.ts';

interface Aim {
  readonly order: Pick<Order, 'id' | 'revision'>;
  readonly part: string;
  readonly language: Language;
}

/** The menu on a reminder that puts it off: the usual times at once, a date by its form. */
export const snoozeMenu = ({ order: { id, revision }, part, language }: Aim) => ({
  type: 'overflow' as const,
  action_id: 'snooze',
  options: Object.entries(snoozeTimes).map(([when, text]) => ({
    text: plain(`⏰ ${text[language]}`, 75),
    value: JSON.stringify({ orderId: id, revision, part, act: when }),
  })),
});

/** The same on a reminder of the mill's own matters. */
export const millSnoozeMenu = (slot: string, language: Language) => ({
  type: 'overflow' as const,
  action_id: 'mill-snooze',
  options: Object.entries(snoozeTimes).map(([when, text]) => ({
    text: plain(`⏰ ${text[language]}`, 75),
    value: JSON.stringify({ slot, when }),
  })),
});
