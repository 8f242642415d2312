import { type Check, missing } from '../../order/decision.ts';
import { statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import { act } from '../define.ts';
import { facets, signatureOf } from '../facets.ts';
import { technical } from '../technical/06-technical.ts';
import { technicalSettled } from '../technical/technical-settled.ts';

const key = 'schedule-decline';

/** S7.a: production says in writing why it cannot schedule the order as it stands; the salesperson settles it. */
export const scheduleDecline = act({
  key,
  rule: 'S7.a',
  lane: 'commercial',
  title: label('退回排产', 'Decline to schedule'),
  short: label('退回排产', 'Declined'),
  submit: label('退回', 'Decline'),
  by: ['production'],
  again: 'adds',
  needs: (order) => [technicalSettled(order), ...unscheduled(order)],
  applies: (order) => !isDeclined(order),
  offered: () => true,
  covers: () => [signatureOf(technical), facets.products, facets.quantities],
  fields: {
    reason: statement(label('不能按此排产的理由', 'Why it cannot be scheduled as it stands'), {
      hint: label('能做到的日期或数量也请写明', 'Say which date or quantity would be possible'),
    }),
  },
  says: (_order, { answers }) => verbatim(answers.reason),
  tells: () => ['salesperson', 'service'],
});

/** Whether production declined and the salesperson has not settled it since. */
export const isDeclined = (order: Order): boolean => {
  const declined = (order.marks[key] ?? []).findLast(({ fallen }) => fallen === null);
  const settled = (order.marks['schedule-settlement'] ?? []).findLast(({ fallen }) => fallen === null);
  return declined !== undefined && declined.version > (settled?.version ?? 0);
};

const unscheduled = (order: Order): readonly Check[] =>
  stands(order, 'schedule')
    ? [missing('S7', label('尚未签署的排产', 'a schedule that is not signed yet'), ['production'])]
    : [];
