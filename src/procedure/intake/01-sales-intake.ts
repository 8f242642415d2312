import type { AnswersIn, Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { nobodyWaits } from '../../order/define-action.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { OrderContent } from '../content.ts';
import { step } from '../define.ts';
import { allContent } from '../facets.ts';
import { contentAnswered, type Filed, filed, knownCustomer, memoSaid } from './01-intake.ts';
import { contentFields } from './content-form.ts';
import { type IntakeAnswers, intakeFields } from './intake-form.ts';
import { lineFields, lineItems } from './intake-lines.ts';
import { lastBought } from './intake-shows.ts';
import { compared, takenInBefore } from './taken-in-before.ts';
import { isUntaken } from './written-by-sales.ts';

const { customersNumber, sourceText, sourceFiles, onceMore } = intakeFields;
const fields = { ...contentFields, customersNumber, sourceText, sourceFiles, onceMore };

type Answers = AnswersIn<typeof fields, typeof lineFields>;

interface Facts extends Filed {
  readonly outside: string;
}

/**
 * S1: a salesperson writes the intake themselves, complete or not: that is their written order (S2.2). It waits for a
 * clerk; until one takes it over the salesperson may write it anew.
 */
export const salesIntake = step({
  key: 'sales-intake',
  rule: 'S1',
  lane: 'commercial',
  title: label('销售员下单', 'Salesperson’s order'),
  short: label('销售下单', 'Sales order'),
  submit: label('交给客服', 'Hand to service'),
  by: ['salesperson'],
  during: ['new', 'open'],
  again: 'renews',
  applies: (order) => order.version === 0 || isUntaken(order),
  waits: nobodyWaits,
  offered: isUntaken,
  covers: (order) => (order.version === 0 ? [] : allContent),
  neverVoided: true,
  fields,
  lines: { of: lineItems, fields: lineFields, grows: true },
  shows: lastBought,
  asks: (order, _part, raw) => compared(order, raw),
  judge: (sight, answers: Answers) =>
    knownCustomer(sight, answers.customer, answers.lines) ??
    ownCustomer(sight, answers) ??
    takenInBefore(sight, contentOf(sight.order, answers, filed(sight, answers)), answers.onceMore),
  facts: (sight, answers: Answers): Facts => ({ ...filed(sight, answers), outside: sight.outside.version }),
  evolve: (order, { answers, facts }) => ({
    ...order,
    clerk: nobody,
    content: contentOf(order, answers, facts),
  }),
  says: ({ content }) => memoSaid(content),
});

/** No clerk has it yet. */
const nobody = { id: '', name: '' };

const contentOf = (order: Order, answers: Answers, facts: Filed): OrderContent => {
  const asMemo: IntakeAnswers = { ...answers, channel: 'salesperson', oral: null, readBack: null };
  const content = contentAnswered(order, asMemo, facts);
  return { ...content, source: { ...content.source, oral: false, written: true } };
};

/** Process §1: each customer has one responsible salesperson, who writes their orders, or whoever stands in for them. */
const ownCustomer = ({ outside, by }: Sight, { customer: code }: Answers): Refusal | undefined => {
  const salesperson = outside.customers.find((customer) => customer.code === code)?.salesperson;
  if (!salesperson || salesperson.id === by.id) return undefined;
  if ((by.standsInFor ?? []).some(({ id }) => id === salesperson.id)) return undefined;
  return wrong(
    'S1',
    'customer',
    `此客户由 ${salesperson.name} 负责：请由其本人或代班填写，或请客服录单`,
    `${salesperson.name} is responsible for this customer: they write it, or who stands in for them; or customer service takes it in`,
  );
};
