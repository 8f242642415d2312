import { signed } from '../../order/checks.ts';
import { choice, sometimes, statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import { fell } from '../../order/void.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { confirmation } from './08-confirmation.ts';
import { relaxReasons } from './confirmation-form.ts';
import { inForce } from './confirmations.ts';

const answers = {
  agreed: label('同意', 'Agreed'),
  refused: label('不同意，按排产日重出', 'Not agreed; draw it anew'),
} as const;

/** S8.1: the responsible salesperson consents to a promise that is later than production's finished date. */
export const promiseConsent = step({
  key: 'promise-consent',
  rule: 'S8.1',
  lane: 'commercial',
  title: label('承诺日放宽', 'Consent to a later date'),
  short: label('放宽', 'Later date'),
  by: ['salesperson'],
  applies: isRelaxed,
  needs: (order) => [signed(order, confirmation)],
  covers: () => [signatureOf(confirmation)],
  fields: {
    answer: choice(label('是否同意', 'Do you agree'), answers),
    reason: sometimes(({ raw }) => raw.answer === 'refused', statement(label('不同意的理由', 'Why not'))),
  },
  shows: ({ order }) => {
    const facts = inForce(order);
    const drawn = standing(order, confirmation)?.answers;
    if (!facts || !drawn) return [];
    const why = drawn.relaxReason ? relaxReasons[drawn.relaxReason] : verbatim('—');
    const words = drawn.relaxWords ? `：${drawn.relaxWords}` : '';
    return [
      { label: label('排产完工', 'Production’s finished date'), value: verbatim(facts.finishedOn) },
      { label: label('拟承诺', 'To be promised'), value: verbatim(facts.promisedOn) },
      { label: label('理由', 'Reason'), value: label(`${why.zh}${words}`, `${why.en}${words}`) },
    ];
  },
  withdrawable: true,
  evolve: (order, { answers: { answer }, at }) =>
    answer === 'refused'
      ? fell(order, ({ action }) => action === confirmation.key, {
          at,
          why: 'changed',
          facets: ['promise-consent'],
        })
      : order,
  dueInWorkingHours: 2,
});

/** Whether the promise in force is later than production's finished date and so needs the consent. */
export function isRelaxed(order: Order): boolean {
  const facts = inForce(order);
  return facts !== undefined && facts.promisedOn > facts.finishedOn;
}
