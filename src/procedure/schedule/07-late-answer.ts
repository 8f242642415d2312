import { signed } from '../../order/checks.ts';
import { cancelled } from '../../order/endings.ts';
import { choice, statement, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import type { Fact } from '../../order/paper.ts';
import { fell } from '../../order/void.ts';
import { step } from '../define.ts';
import { facets, signatureOf } from '../facets.ts';
import { mayNotCancel } from '../whole-order/cancelling.ts';
import { schedule } from './07-schedule.ts';

const outcomes = {
  accepts: label('客户接受新日期', 'The customer accepts the date'),
  insists: label('客户坚持原日期，退回排产', 'The customer insists; back to production'),
  cancel: label('取消订单', 'Cancel the order'),
} as const;

/** S7.b: the paper will be finished later than the customer wanted; their answer is recorded before the confirmation. */
export const lateAnswer = step({
  key: 'late-answer',
  rule: 'S7.b',
  lane: 'commercial',
  title: label('晚于要求：客户答复', 'Later than wanted'),
  short: label('晚期答复', 'Late: answer'),
  by: ['salesperson'],
  applies: isLate,
  needs: (order) => [signed(order, schedule)],
  covers: () => [signatureOf(schedule), facets.wanted],
  fields: {
    outcome: choice(label('客户的答复', 'The customer’s answer'), outcomes),
    whom: text(label('客户方答复人', 'Who answered for the customer'), {
      personal: true,
      initial: ({ order }) => order.content.contact,
    }),
    words: statement(label('答复内容', 'What they said')),
  },
  shows: ({ order }) => datesShown(order),
  judge: (sight, { outcome }) => (outcome === 'cancel' ? mayNotCancel(sight) : undefined),
  withdrawable: true,
  evolve: (order, { answers, at }) => {
    if (answers.outcome === 'cancel') return cancelled(order);
    return answers.outcome === 'insists'
      ? fell(order, ({ action }) => action === schedule.key, { at, why: 'changed', facets: ['late-answer'] })
      : order;
  },
  says: (_order, { answers }) =>
    label(
      `${outcomes[answers.outcome].zh}。${answers.words}`,
      `${outcomes[answers.outcome].en}. ${answers.words}`,
    ),
  tells: (_order, { answers }) => (answers.outcome === 'cancel' ? ['service', 'production'] : []),
  dueInWorkingHours: 4,
});

/** Whether production's finished date lies after the date the customer wanted. */
export function isLate(order: Order): boolean {
  const wantedOn = order.content.wantedOn;
  const finishedOn = standing(order, schedule)?.answers.finishedOn;
  return wantedOn !== null && finishedOn !== undefined && finishedOn > wantedOn;
}

const datesShown = (order: Order): readonly Fact[] => {
  const finishedOn = standing(order, schedule)?.answers.finishedOn ?? '—';
  return [
    { label: facets.wanted.label, value: facets.wanted.show(order) },
    { label: label('排产完工', 'Production’s finished date'), value: { zh: finishedOn, en: finishedOn } },
  ];
};
