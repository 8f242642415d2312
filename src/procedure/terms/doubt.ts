import type { AnswersIn, Sight } from '../../order/action.ts';
import { blanked } from '../../order/discreet.ts';
import { chosen, type Option, statement } from '../../order/fields.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import { act } from '../define.ts';
import { allContent } from '../facets.ts';
import type { Deviation, RaisedDoubt } from '../intake/memo-facts.ts';
import { spotAt, spotOptions } from '../intake/memo-spots.ts';
import { isPersonal } from '../intake/personal-content.ts';
import { compare, isDoubtful } from './comparison.ts';
import { approvedDeviations } from './doubts.ts';

const fields = {
  about: chosen(label('疑问关于', 'What it is about'), (sight) => subjects(sight), {
    hint: label('与价格方案或合同不符的列在最前', 'What differs from price plan or contract stands first'),
  }),
  text: statement(label('疑问', 'The doubt')),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** S5.a: a clerk doubts anything of the order from the memo on; salesperson, supervisor and director hear of it at once. */
export const doubt = act({
  key: 'doubt',
  rule: 'S5.a',
  isNews: true,
  lane: 'commercial',
  title: label('疑问', 'Doubt'),
  short: label('疑问', 'Doubt'),
  submit: label('提出疑问', 'Raise it'),
  by: ['service', 'assistant'],
  overflowRank: 1,
  about: { kind: 'opens', prefix: 'd' },
  during: ['open', 'held'],
  again: 'adds',
  done: () => true,
  offered: () => true,
  covers: () => allContent,
  neverVoided: true,
  // It ends only by its answer and the acknowledgement of that.
  withdrawable: false,
  fields,
  facts: (sight, { about }: Answers): RaisedDoubt => ({
    subject: about,
    about: named(sight, about),
    deviation: deviationsOf(sight).find(({ subject }) => subject === about)?.id ?? null,
    customer: sight.order.content.customer?.code ?? null,
  }),
  tells: () => ['salesperson', 'service-supervisor', 'director'],
  says: (_order, { answers, facts }) =>
    joined([blanked(facts.about), verbatim(answers.text)], verbatim('\n')),
  escalates: true,
});

const other = label('其他', 'Something else');

/** A name, phone or address is not repeated among the facts. */
const named = (sight: Sight, about: string): Label => {
  const spot = isPersonal(about) ? spotAt(sight.order.content, about) : undefined;
  return spot?.label ?? subjects(sight).find(({ value }) => value === about)?.label ?? other;
};

const deviationsOf = ({ order, outside }: Sight): readonly Deviation[] => compare(order, outside).deviations;

/** What still keeps the terms from being signed, then the other deviations; approved ones are no matter any more. */
const byUrgency = (sight: Sight): readonly Deviation[] => {
  const approved = approvedDeviations(sight.order);
  const rank = (deviation: Deviation): number =>
    approved.includes(deviation.id) ? 2 : Number(!isDoubtful(deviation));
  return [...deviationsOf(sight)].sort((left, right) => rank(left) - rank(right));
};

/** Deviations first, then every field of the memo, the deposit, and anything else. */
const subjects = (sight: Sight): readonly Option[] => {
  const found = byUrgency(sight).map(({ subject, text }) => ({ value: subject, label: text }));
  const fieldsThere = spotOptions(sight.order.content).filter(
    ({ value }) => !found.some((deviation) => deviation.value === value),
  );
  const percent = sight.order.content.customer?.contract.depositPercent;
  const deposit =
    percent === undefined
      ? []
      : [{ value: 'deposit', label: label(`定金：${percent}%`, `Deposit: ${percent}%`) }];
  // Slack takes a hundred options in one list.
  return [...[...found, ...fieldsThere].slice(0, 98), ...deposit, { value: 'other', label: other }];
};
