import { signed } from '../../order/checks.ts';
import { choice, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { stands } from '../../order/order.ts';
import { fell } from '../../order/void.ts';
import { act } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { productionOrder } from './10-production-order.ts';

const ways = {
  schedule: label('重新排产（S7）', 'Back to the schedule (S7)'),
  confirmation: label('重出确认书（S8）', 'Back to the confirmation (S8)'),
} as const;

/** S10: instead of countersigning, the production supervisor declines with a reason; S7 or S8 is then signed anew. */
export const productionDecline = act({
  key: 'production-decline',
  rule: 'S10',
  lane: 'production',
  title: label('退回生产指令单', 'Decline the order'),
  short: label('退回', 'Declined'),
  submit: label('退回', 'Decline'),
  by: ['production-supervisor'],
  applies: (order) => !stands(order, 'production-countersign'),
  needs: (order) => [signed(order, productionOrder)],
  again: 'adds',
  offered: () => true,
  covers: () => [signatureOf(productionOrder)],
  fields: {
    back: choice(label('退回到', 'Back to'), ways),
    reason: statement(label('理由', 'Reason')),
  },
  evolve: (order, { version, at, answers }) =>
    fell(
      order,
      ({ action, version: of }) =>
        of !== version && (action === productionOrder.key || action === answers.back),
      { at, why: 'reversed', facets: [] },
    ),
  tells: () => ['service', 'salesperson', 'service-supervisor'],
});
