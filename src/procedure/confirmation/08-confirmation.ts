import type { Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { type Check, missing, type Refusal, wrong } from '../../order/decision.ts';
import { label, verbatim } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import type { Fact } from '../../order/paper.ts';
import { step } from '../define.ts';
import { allContent, signatureOf } from '../facets.ts';
import { isLate, lateAnswer } from '../schedule/07-late-answer.ts';
import { schedule } from '../schedule/07-schedule.ts';
import { isFromStock } from '../schedule/sources.ts';
import { technical } from '../technical/06-technical.ts';
import { technicalSettled } from '../technical/technical-settled.ts';
import { terms } from '../terms/05-terms.ts';
import { type ConfirmationAnswers, confirmationFields, datesNow, promptPairs } from './confirmation-form.ts';
import { confirmationPaper } from './confirmation-paper.ts';
import { nextRevision, promptsNamed, revisionNumber } from './confirmations.ts';
import type { ConfirmationFacts } from './paper-facts.ts';

const key = 'confirmation';

/** S8: the numbered, revisioned confirmation is drawn from what was signed; each drawing is a revision of its own. */
export const confirmation = step({
  key,
  rule: 'S8',
  lane: 'commercial',
  title: label('订单确认书', 'Order confirmation'),
  short: label('确认书', 'Confirmation'),
  submit: label('出具', 'Draw it'),
  by: ['service'],
  again: 'renews',
  needs: (order) => [
    signed(order, terms),
    technicalSettled(order),
    signed(order, schedule),
    ...(isLate(order) ? [answered(order)] : []),
    ...unproduced(order),
  ],
  covers: () => [signatureOf(terms), signatureOf(technical), signatureOf(schedule), ...allContent],
  fields: confirmationFields,
  shows: datesShown,
  judge: (sight, answers) =>
    promised(sight, answers) ?? prompted(sight, answers) ?? unmonitored(sight, answers),
  facts: (sight, answers): ConfirmationFacts => {
    const { order, today } = sight;
    const revision = nextRevision(order);
    const { promisedOn, arrivalOn, arrivalCondition } = answers;
    const wanted = promptPairs(answers).flatMap(({ what, on }) => (what && on ? [{ what, on }] : []));
    return {
      revision,
      number: revisionNumber(order, revision),
      drawnOn: today,
      promisedOn,
      finishedOn: datesNow(sight).slippedFinishedOn ?? promisedOn,
      arrival: arrivalOn || arrivalCondition ? { on: arrivalOn, condition: arrivalCondition } : null,
      prompts: promptsNamed(order, wanted),
    };
  },
  says: (_order, { facts: { revision, promisedOn } }) =>
    label(
      `r${revision} 已出具，承诺 ${promisedOn} 完工（非发货日）`,
      `r${revision} is drawn; the goods are promised to be finished on ${promisedOn} (not shipped)`,
    ),
  tells: (_order, { facts }) => (facts.promisedOn > facts.finishedOn ? ['salesperson'] : []),
  papers: (order, { facts }) => [confirmationPaper(order, facts, 'draft')],
  dueInWorkingHours: 4,
});

const answered = (order: Order): Check => signed(order, lateAnswer);

/** While production holds an order by the confirmation in force, a new one comes by a change of what it says. */
const unproduced = (order: Order): readonly Check[] =>
  stands(order, key) && stands(order, 'production-order')
    ? [missing('S10', label('生产指令尚未下达', 'an order not yet in production'), ['service-supervisor'])]
    : [];

function datesShown(sight: Sight): readonly Fact[] {
  const { wantedOn, finishedOn, slippedFinishedOn, days } = datesNow(sight);
  const slipped =
    days > 0 ? label(`，顺延后 ${slippedFinishedOn}`, `, slipped to ${slippedFinishedOn}`) : verbatim('');
  return [
    { label: label('客户要求', 'Wanted'), value: verbatim(wantedOn ?? '—') },
    {
      label: label('排产完工', 'Production’s finished date'),
      value: label(`${finishedOn ?? '—'}${slipped.zh}`, `${finishedOn ?? '—'}${slipped.en}`),
    },
  ];
}

/** S8.1: the promise is production's finished date, or a later one with a reason; an earlier one is refused. */
const promised = (sight: Sight, answers: ConfirmationAnswers): Refusal | undefined => {
  const { promisedOn, relaxReason, relaxWords } = answers;
  const finishedOn = datesNow(sight).slippedFinishedOn;
  if (finishedOn !== null && promisedOn < finishedOn) {
    return wrong(
      'S8.1',
      'promisedOn',
      `不得早于排产完工日 ${finishedOn}`,
      `Not before production’s finished date, ${finishedOn}`,
    );
  }
  if (promisedOn < sight.today) {
    return wrong(
      'S8.1',
      'promisedOn',
      '日期已过；请生产部重新排产',
      'The date has passed; ask production again',
    );
  }
  if (promisedOn === finishedOn) return undefined;
  if (relaxReason === null) {
    return wrong(
      'S8.1',
      'relaxReason',
      '晚于排产须说明理由',
      'A later date than production’s needs a reason',
    );
  }
  return relaxReason === 'other' && relaxWords === null
    ? wrong('S8.1', 'relaxWords', '请写明理由', 'Please write the reason')
    : undefined;
};

const prompted = ({ today }: Sight, answers: ConfirmationAnswers): Refusal | undefined => {
  for (const { block, what, on } of promptPairs(answers)) {
    if (what === null && on === null) continue;
    if (what === null) return wrong('S8', block, '请写明查什么', 'Say what is to be checked');
    if (on === null) return wrong('S8', `${block}On`, '请选日期', 'Choose the day');
    if (on < today) return wrong('S8', `${block}On`, '日期已过', 'The day has passed');
  }
  return undefined;
};

/** S11: what is to be made is looked at once at least while it is made. */
const unmonitored = ({ order }: Sight, answers: ConfirmationAnswers): Refusal | undefined =>
  isFromStock(order) || promptPairs(answers).some(({ what }) => what !== null)
    ? undefined
    : wrong(
        'S11',
        'prompt1',
        '须生产的订单至少要有一条监督提示，例如生产日和完工日各一条',
        'Goods to be made need at least one prompt, such as one on the production date and one on the finished date',
      );
