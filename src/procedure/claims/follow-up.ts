import { signed } from '../../order/checks.ts';
import { type Check, met } from '../../order/decision.ts';
import { choice, statement, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { askedFrom, dayOf } from '../../order/time/times.ts';
import { startOfWorkOn } from '../../order/time/working-days.ts';
import { act } from '../define.ts';
import { close } from '../whole-order/close.ts';

const verdicts = {
  content: label('满意', 'Content'),
  wishes: label('有建议', 'Has wishes'),
  complains: label('有投诉（请登记索赔）', 'Complains (record a claim)'),
} as const;

/** S18.b: seven days after closing, product usage service asks the customer how the paper runs. */
export const followUp = act({
  key: 'follow-up',
  rule: 'S18.b',
  lane: 'shipments',
  title: label('使用回访', 'Follow-up'),
  short: label('回访', 'Follow-up'),
  by: ['service'],
  during: ['closed'],
  needs: (order) => [weekAfter(signed(order, close))],
  waits: () => true,
  fields: {
    spokeWith: text(label('回访对象', 'Spoke with'), {
      personal: true,
      initial: ({ order }) => order.content.contact,
    }),
    verdict: choice(label('使用情况', 'How it runs'), verdicts),
    words: statement(label('客户原话', 'In their words')),
  },
  tells: (_order, { answers }) =>
    answers.verdict === 'content' ? [] : ['salesperson', 'service-supervisor'],
  says: (_order, { answers }) =>
    label(
      `${verdicts[answers.verdict].zh}：${answers.words}`,
      `${verdicts[answers.verdict].en}: ${answers.words}`,
    ),
  // Seven days, as working hours of a five-day week.
  dueInWorkingHours: 50,
  due: ({ since, hours }, _order, calendar) =>
    askedFrom(startOfWorkOn(dayOf(since, calendar), calendar), hours, calendar),
});

const weekMs = 7 * 24 * 60 * 60 * 1000;

/** Nobody is waited for, or called, before the paper has had time to run. */
const weekAfter = (closed: Check): Check =>
  closed.met ? met(new Date(Date.parse(closed.at) + weekMs).toISOString()) : closed;
