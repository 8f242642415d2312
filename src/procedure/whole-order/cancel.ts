import { cancelled } from '../../order/endings.ts';
import { statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { stands } from '../../order/order.ts';
import { act } from '../define.ts';
import { stopSince } from '../production/production-stop.ts';
import { mayNotCancel } from './cancelling.ts';

/** Process §1: the clerk cancels before production has its order, the supervisor afterwards; never what has left the mill. */
export const cancel = act({
  key: 'cancel',
  rule: 'A.cancel',
  lane: 'commercial',
  title: label('取消订单', 'Cancel the order'),
  short: label('取消', 'Cancelled'),
  submit: label('取消订单', 'Cancel it'),
  by: ['service', 'service-supervisor'],
  during: ['open', 'held'],
  overflowRank: 4,
  offered: () => true,
  fields: {
    reason: statement(label('取消的理由', 'Why'), {
      hint: label('下达生产后由客服主管取消', 'Once production has its order the supervisor cancels'),
    }),
  },
  judge: mayNotCancel,
  evolve: (order) => cancelled(order),
  says: (_order, { answers: { reason } }) => verbatim(reason),
  tells: (order) => [
    'salesperson',
    'service-supervisor',
    'finance',
    ...(stands(order, 'schedule') || stopSince(order) !== null ? (['production'] as const) : []),
  ],
});
