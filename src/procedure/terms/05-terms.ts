import { newCustomerShown, unapprovedOf } from '../../mill/master-data/new-customers.ts';
import type { AnswersIn, Lead, Sight } from '../../order/action.ts';
import { type Check, forbidden, met, missing, type Refusal } from '../../order/decision.ts';
import { blanked, together } from '../../order/discreet.ts';
import type { Facet } from '../../order/facet.ts';
import { sometimes, ticks } from '../../order/fields.ts';
import { joined, type Label, label, verbatim } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import type { Fact } from '../../order/paper.ts';
import type { OrderContent } from '../content.ts';
import { step } from '../define.ts';
import { facets } from '../facets.ts';
import { isComplete } from '../intake/completeness.ts';
import type { Deviation } from '../intake/memo-facts.ts';
import { openQuestions } from '../intake/questions.ts';
import { takenOverByClerk } from '../intake/written-by-sales.ts';
import { type Comparison, compare, isDoubtful } from './comparison.ts';
import { approvedDeviations, doubts, openDoubts } from './doubts.ts';
import { comparedFacts } from './terms-shown.ts';

/** The grade and contract signed with the terms: a regrading makes them be signed anew (process §2). */
const standingOfCustomer: Facet = {
  name: 'grade',
  label: label('客户等级', 'Customer grade'),
  of: ({ content: { customer } }) => customer && [customer.grade, { ...customer.contract }],
  show: ({ content: { customer } }) =>
    label(`${customer?.grade ?? '？'} 类`, `grade ${customer?.grade ?? '?'}`),
};

const fields = {
  seen: sometimes(
    (sight) => seenAlone(sight).length > 0,
    ticks(label('只与近三次交易不同：已看过', 'Differs from the last three only: seen'), (sight) =>
      seenAlone(sight).map(({ id, text }) => ({ value: id, label: text })),
    ),
  ),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** S5: prices, spec, payment and deposit are compared with price plan, contract and the last three transactions. */
export const terms = step({
  key: 'terms',
  rule: 'S5',
  lane: 'commercial',
  title: label('条款核对', 'Terms check'),
  short: label('条款', 'Terms'),
  by: ['service'],
  needs: (order) => [completeMemo(order), takenOverByClerk(order), noOpenDoubt(order), noOpenQuestion(order)],
  covers: () => [
    facets.customer,
    facets.products,
    facets.quantities,
    facets.prices,
    facets.payment,
    standingOfCustomer,
  ],
  waitsElsewhere: (order, outside) => {
    const code = order.content.customer?.code ?? '';
    const found = unapprovedOf(outside, code);
    const decidedAt = outside.customersDecidedAt[code];
    if (!found || found.declined !== null) return decidedAt ? { first: null, since: decidedAt } : null;
    const what = label('批准新客户', 'Approve the new customer');
    return { first: { what, who: ['service-supervisor'] }, since: found.at };
  },
  fields,
  // Every value stands beside what it is compared with.
  showsCovered: false,
  shows: (sight): readonly Fact[] => [
    ...newCustomerShown(sight, sight.order.content.customer?.code),
    ...comparedFacts(sight, compare(sight.order, sight.outside)),
  ],
  leads: (sight) => open(sight).map(doubtAbout),
  judge: (sight): Refusal | undefined => unapproved(sight) ?? unsettled(sight),
  facts: ({ order, outside }, _answers: Answers) => stored(compare(order, outside), outside.version),
  evolve: (order, { facts }) =>
    facts.customer ? { ...order, content: withCustomer(order, facts.customer) } : order,
  says: (order, { facts }) => {
    const approved = doubts(order).filter(({ outcome }) => outcome === 'approved');
    const ends = approved.map(({ about, id }) =>
      together((of) => {
        const { zh, en } = of(blanked(about));
        return label(`${zh}（疑问 ${id} 已批准）`, `${en} (doubt ${id} approved)`);
      }),
    );
    const seen = facts.deviations.filter(({ kind }) => kind === 'history').map(({ text }) => blanked(text));
    return [...ends, ...seen].length === 0
      ? label('与价格方案、合同相符', 'Agrees with price plan and contract')
      : joined([...ends, ...seen], label('；', '; '));
  },
  dueInWorkingHours: 4,
});

const completeMemo = (order: Order): Check =>
  isComplete(order.content)
    ? met(order.placedAt)
    : missing('S3', label('资料齐全的备忘录', 'a complete memo'), ['service']);

const noOpenDoubt = (order: Order): Check => {
  const open = openDoubts(order)[0];
  if (!open) return met(order.placedAt);
  const what = label(`疑问 ${open.id} 了结：${open.about.zh}`, `doubt ${open.id} settled: ${open.about.en}`);
  return missing(
    'S5.a',
    what,
    open.state === 'raised' ? ['salesperson'] : ['service-supervisor', 'director'],
  );
};

const noOpenQuestion = (order: Order): Check => {
  const open = openQuestions(order)[0];
  if (!open) return met(order.placedAt);
  return missing('S2.3', label(`${open.label.zh}不清，待答复`, `an answer about the ${open.label.en}`), [
    'salesperson',
  ]);
};

const seenAlone = ({ order, outside }: Sight): readonly Deviation[] =>
  compare(order, outside).deviations.filter((deviation) => !isDoubtful(deviation));

/** A.customer: what a customer orders who is not approved yet is taken in, but no terms are signed with them. */
const unapproved = ({ order, outside }: Sight): Refusal | undefined => {
  const found = unapprovedOf(outside, order.content.customer?.code);
  if (!found) return undefined;
  return found.declined === null
    ? forbidden(
        'A.customer',
        '新客户尚待客服主管批准，批准后再签条款。',
        'The customer is new: the service supervisor approves them first.',
      )
    : forbidden(
        'A.customer',
        `新客户未获批准：${found.declined}`,
        `The new customer was declined: ${found.declined}`,
      );
};

/** Deviations from plan or contract whose doubt did not end in an approval (a corrected one is gone). */
const open = ({ order, outside }: Sight): readonly Deviation[] => {
  const approved = approvedDeviations(order);
  return compare(order, outside).deviations.filter(
    (deviation) => isDoubtful(deviation) && !approved.includes(deviation.id),
  );
};

/** S5: the doubt as it would be raised about a deviation. Its words go to the channel, where no sum stands. */
const doubtAbout = ({ subject, kind, text }: Deviation): Lead => ({
  action: 'doubt',
  label: label(`提疑问：${text.zh}`, `Raise a doubt: ${text.en}`),
  raw: { about: verbatim(subject), text: doubtWords[kind] },
});

const doubtWords = {
  plan: label('单价与价格方案不符，请核实。', 'The price differs from the plan: please verify.'),
  'no-plan-row': label(
    '价格方案中没有此品种规格，请核实单价。',
    'The plan has no row for it: please verify the price.',
  ),
  contract: label('付款方式与合同不符，请核实。', 'The payment differs from the contract: please verify.'),
  history: label('与近三次交易不同，请核实。', 'It differs from the last three transactions: please verify.'),
} as const satisfies Record<Deviation['kind'], Label>;

/** A deviation from plan or contract is signed only when its doubt ended in an approval. */
const unsettled = (sight: Sight): Refusal | undefined => {
  const left = open(sight);
  if (left.length === 0) return undefined;
  const which = joined(
    left.map(({ text }) => text),
    label('；', '; '),
  );
  return {
    code: 'forbidden',
    rule: 'S5',
    say: label(
      `${which.zh}。请先用“疑问”提出，由销售员核实、主管或总监确认后再签`,
      `${which.en}. Raise it first with “Doubt”: the salesperson verifies, supervisor or director acknowledges`,
    ),
    opens: 'doubt',
  };
};

/** What was compared with what, for good: the plan's rows, the deviations, the master data's version. */
const stored = ({ customer, on, lines, deviations }: Comparison, version: string) => ({
  customer,
  on,
  lines: lines.map(({ line, row, transactions }) => ({
    id: line.id,
    unitPriceFen: line.unitPriceFen,
    row: row ?? null,
    transactions,
  })),
  deviations,
  outside: version,
});

const withCustomer = ({ content }: Order, customer: NonNullable<OrderContent['customer']>): OrderContent => ({
  ...content,
  customer,
});
