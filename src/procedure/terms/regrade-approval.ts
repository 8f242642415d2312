import { signatureByKey } from '../../order/by-key.ts';
import { choice, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { facets } from '../facets.ts';
import { regrade } from './regrade.ts';
import { type RegradeFacts, regradeAsked, regraded } from './regrading.ts';

const verdicts = { agree: label('同意', 'Agree'), decline: label('不同意', 'Decline') } as const;

/** S13.1: an order regraded to A after its confirmation went out needs the director besides the supervisor. */
export const regradeApproval = act({
  key: 'regrade-approval',
  rule: 'S5.b',
  lane: 'commercial',
  title: label('同意升为 A 类', 'Agree to grade A'),
  short: label('等级', 'Grade'),
  by: ['director'],
  during: ['open', 'held'],
  again: 'adds',
  applies: (order) => regradeAsked(order) !== undefined,
  done: () => false,
  waits: () => true,
  covers: () => [signatureByKey(regrade), facets.customer, facets.payment],
  neverVoided: true,
  fields: {
    verdict: choice(label('意见', 'Verdict'), verdicts),
    reason: statement(label('理由', 'Reason')),
  },
  shows: ({ order }) => {
    const proposed = regradeAsked(order)?.facts.proposed;
    return proposed
      ? [
          {
            label: label('调整为', 'To be'),
            value: label(
              `${proposed.grade} 类，定金 ${proposed.contract.depositPercent}%`,
              `grade ${proposed.grade}, deposit ${proposed.contract.depositPercent} %`,
            ),
          },
        ]
      : [];
  },
  facts: ({ order }, { verdict }): RegradeFacts =>
    verdict === 'agree'
      ? { customer: regradeAsked(order)?.facts.proposed ?? order.content.customer, voids: true }
      : { customer: order.content.customer },
  evolve: (order, { facts, at }) => regraded(order, facts, at),
  tells: () => ['service-supervisor', 'salesperson', 'service', 'finance'],
  says: (_order, { answers: { verdict, reason } }) =>
    label(`${verdicts[verdict].zh}：“${reason}”`, `${verdicts[verdict].en}: “${reason}”`),
  dueInWorkingHours: 4,
});
