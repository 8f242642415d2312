import { optional, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { fell } from '../../order/void.ts';
import { act } from '../define.ts';
import { isHandedOverFrom } from '../warehouse/batches.ts';
import type { ResumeFacts } from './whole-order-facts.ts';

/**
 * Process §1: the order goes on; production schedules anew what is still to be made, since its day in the machine is gone (S7,
 * S9.3). Where all is made already, or lies in stock, nothing is asked again.
 */
export const resume = act({
  key: 'resume',
  rule: 'A.hold',
  lane: 'commercial',
  title: label('恢复订单', 'Resume'),
  short: label('恢复', 'Resumed'),
  submit: label('恢复', 'Resume'),
  by: ['service', 'service-supervisor', 'salesperson'],
  during: ['held'],
  again: 'adds',
  overflowRank: 3,
  offered: () => true,
  fields: {
    note: optional(
      statement(label('说明', 'Note'), {
        hint: label('尚未生产的部分由生产部重新排产', 'Production schedules anew what is still to be made'),
      }),
    ),
  },
  facts: ({ order }): ResumeFacts => ({ isMade: isHandedOverFrom(order, 'made') }),
  evolve: (order, { at, facts }) => ({
    // Marks of before this was asked have no facts.
    ...((facts as ResumeFacts | null)?.isMade
      ? order
      : fell(order, ({ action }) => action === 'schedule', { at, why: 'changed', facets: ['hold'] })),
    status: 'open',
  }),
  says: (_order, { answers: { note } }) => (note === null ? null : verbatim(note)),
  tells: () => ['service', 'salesperson', 'production'],
});
