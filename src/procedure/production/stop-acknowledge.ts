import { optional, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import type { Quantities } from '../goods/quantities.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { producedTotal } from './daily-reports.ts';
import { acknowledged, stopSince } from './production-stop.ts';

const lineFields = {
  quantity: quantityAsked(label('已生产数量', 'Already made'), producedTotal),
};

/** A.stop: an order in production was held, cancelled or changed; production acknowledges and states what is already made. */
export const stopAcknowledge = act({
  key: 'stop-acknowledge',
  rule: 'A.stop',
  isNews: true,
  lane: 'production',
  title: label('停产签收', 'Acknowledge the stop'),
  short: label('停产', 'Stopped'),
  submit: label('签收', 'Acknowledge'),
  by: ['production'],
  during: ['open', 'held', 'cancelled'],
  again: 'renews',
  applies: (order) => stopSince(order) !== null,
  waits: () => true,
  done: (order) => acknowledged(order, stopSince(order) ?? '') !== undefined,
  neverVoided: true,
  fields: { remarks: optional(text(label('备注', 'Remarks'))) },
  lines: { of: ({ order }) => orderLines(order), fields: lineFields },
  judge: ({ order }, { lines }) => badQuantity('A.stop', { order, answered: lines }),
  facts: ({ order }, { lines }): { readonly made: Quantities } => ({ made: quantitiesFrom(order, lines) }),
  tells: () => ['service', 'salesperson'],
  says: (order, { facts }) => {
    const made = quantitiesText(order, facts.made);
    return facts.made.length === 0
      ? label('已停产，尚未生产', 'Stopped; nothing made yet')
      : label(`已停产，已生产 ${made.zh}`, `Stopped; already made: ${made.en}`);
  },
  dueInWorkingHours: 1,
});
