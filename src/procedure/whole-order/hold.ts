import { date } from '../../order/date-fields.ts';
import { held } from '../../order/endings.ts';
import { optional, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';

/** Process §1: an order on hold waits for nobody and its dates do not slip. */
export const hold = act({
  key: 'hold',
  rule: 'A.hold',
  lane: 'commercial',
  title: label('暂停订单', 'Put on hold'),
  short: label('暂停', 'On hold'),
  submit: label('暂停', 'Hold'),
  by: ['service', 'service-supervisor', 'salesperson'],
  again: 'adds',
  overflowRank: 3,
  offered: () => true,
  fields: {
    reason: statement(label('暂停的理由', 'Why')),
    until: optional(date(label('预计恢复', 'Expected to go on'), 'to-come')),
  },
  evolve: (order) => held(order),
  says: (_order, { answers: { reason, until } }) =>
    label(
      `${reason}${until ? `（预计 ${until} 恢复）` : ''}`,
      `${reason}${until ? ` (until about ${until})` : ''}`,
    ),
  tells: () => ['service', 'salesperson', 'production'],
});
