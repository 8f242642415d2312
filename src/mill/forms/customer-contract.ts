import type { AnswersIn, Sight } from '../../order/action.ts';
import { date } from '../../order/date-fields.ts';
import { forbidden, type Refusal, wrong } from '../../order/decision.ts';
import { choice, optional, statement, whole } from '../../order/fields.ts';
import { same } from '../../order/json.ts';
import { joined, label, verbatim } from '../../order/labels.ts';
import type { Fact } from '../../order/paper.ts';
import { creditLimitOf, type Grade } from '../../procedure/content.ts';
import { customerCode, money } from '../../procedure/goods/fields.ts';
import { paymentLabels } from '../../procedure/goods/lines.ts';
import { deliveryConditions, knownRestDue, restDues } from '../../procedure/money/contract-words.ts';
import type { Customer, Grading } from '../../procedure/outside.ts';
import { millForm } from '../form.ts';
import { gradeStandard } from '../master-data/grade-standard.ts';
import { unapprovedOf } from '../master-data/new-customers.ts';

const grades = {
  A: label('A 类', 'Grade A'),
  B: label('B 类', 'Grade B'),
  C: label('C 类', 'Grade C'),
} as const satisfies Record<Grade, ReturnType<typeof label>>;

/** The customer chosen, or the one the button was about. */
const customerOf = ({ raw, part, outside }: Sight, code?: string): Customer | undefined => {
  const wanted = code ?? raw.customer ?? part;
  return outside.customers.find((customer) => customer.code === wanted);
};

const fields = {
  customer: customerCode(label('客户', 'Customer'), { redraws: true, initial: ({ part }) => part }),
  grade: choice(label('等级', 'Grade'), grades, {
    follows: 'customer',
    initial: (sight) => customerOf(sight)?.grade,
  }),
  paymentMethod: choice(label('付款方式', 'Payment method'), paymentLabels, {
    follows: 'customer',
    initial: (sight) => customerOf(sight)?.contract.paymentMethod,
  }),
  depositPercent: whole(label('定金 %', 'Deposit %'), {
    most: 100,
    units: ['%'],
    follows: 'customer',
    initial: (sight) => customerOf(sight)?.contract.depositPercent.toString(),
  }),
  restDue: choice(label('余款期限', 'The rest is due'), restDues, {
    follows: 'customer',
    initial: (sight) => knownRestDue(customerOf(sight)?.contract.restDue),
  }),
  deliveryCondition: choice(label('交货方式', 'Delivery'), deliveryConditions, {
    follows: 'customer',
    initial: (sight) => customerOf(sight)?.contract.deliveryCondition,
  }),
  creditLimit: optional(
    money(label('信用额度（元）', 'Credit limit (CNY)'), {
      follows: 'customer',
      hint: label(
        '留空：未约定；0：不给信用，每次须财务同意',
        'Blank: none agreed; 0: no credit, finance consents each time',
      ),
      initial: (sight) => limitTyped(customerOf(sight)),
    }),
  ),
  reason: statement(label('依据与理由', 'By which contract, and why')),
  gradedOn: optional(
    date(label('评定日期', 'Graded on'), 'happened', {
      hint: label('留空为今天', 'Today where left blank'),
      initial: ({ today }) => today,
    }),
  ),
};

type ContractAnswers = AnswersIn<typeof fields, Record<never, never>>;

/** Process §2: the supervisor files a customer's contract and sets the grade, with a reason. Orders past S5 keep what they had. */
export const customerContract = millForm({
  key: 'customer-contract',
  rule: 'A.customer',
  title: label('客户等级与合同', 'Grade and contract'),
  by: ['service-supervisor'],
  menu: 'settings',
  fields,
  shows: (sight) => [...gradedBefore(sight), gradeStandard(sight)],
  reliesOn: ({ outside }) =>
    outside.customers.map(({ code, grade, contract }) => [code, grade, { ...contract }]),
  judge: (sight, answers) => unknown(sight, answers) ?? notYet(sight, answers) ?? nothingNew(sight, answers),
  facts: (sight, answers) => ({
    name: customerOf(sight, answers.customer)?.shortName ?? '',
    before: customerOf(sight, answers.customer)?.grade ?? null,
  }),
  events: (sight, answers) => {
    const customer = customerOf(sight, answers.customer);
    return customer
      ? [
          {
            type: 'CustomersFiled',
            customers: [{ ...changed(customer, answers), graded: grading(sight, answers) }],
          },
        ]
      : [];
  },
  tells: ({ by, answers, facts }) => {
    // Only this form writes these answers and facts.
    const { customer, grade, depositPercent, paymentMethod, reason } = answers as ContractAnswers;
    const { name } = facts as { readonly name: string };
    const [pays, words] = [paymentLabels[paymentMethod], reason.replace(/\s+/g, ' ')];
    return [
      {
        channel: 'orders',
        mentions: ['finance'],
        title: label(`客户等级与合同：${customer} ${name}`, `Grade and contract: ${customer} ${name}`),
        parts: [
          {
            text: label(
              `${grade} 类，${pays.zh}，定金 ${depositPercent}%（${by.name}：“${words}”）`,
              `Grade ${grade}, ${pays.en}, deposit ${depositPercent} % (${by.name}: “${words}”)`,
            ),
          },
        ],
        opens: [],
      },
    ];
  },
});

const limitTyped = (customer: Customer | undefined): string | null => {
  const limitFen = customer ? creditLimitOf(customer.contract) : null;
  return limitFen === null ? null : (limitFen / 100).toFixed(2);
};

/** How the customer came by the grade they have. */
const gradedBefore = (sight: Sight): readonly Fact[] => {
  const { grade, graded } = customerOf(sight) ?? {};
  if (!grade || !graded) return [];
  const value = joined([grades[grade], verbatim(`${graded.on} ${graded.by.name}：${graded.reason}`)]);
  return [{ label: label('现行等级', 'Grade at present'), value }];
};

const grading = ({ by, today }: Sight, { gradedOn, reason }: ContractAnswers): Grading => ({
  by: { id: by.id, name: by.name },
  on: gradedOn ?? today,
  reason,
});

const notYet = ({ today }: Sight, { gradedOn }: ContractAnswers): Refusal | undefined =>
  gradedOn !== null && gradedOn > today
    ? wrong('A.customer', 'gradedOn', '评定日期不能晚于今天', 'The day of grading cannot lie ahead')
    : undefined;

const changed = (customer: Customer, answers: ContractAnswers): Customer => ({
  ...customer,
  grade: answers.grade,
  contract: {
    paymentMethod: answers.paymentMethod,
    depositPercent: answers.depositPercent,
    restDue: answers.restDue,
    deliveryCondition: answers.deliveryCondition,
    creditLimitFen: answers.creditLimit ?? 0,
    ...(answers.creditLimit ? {} : { creditLimitAgreed: answers.creditLimit === 0 }),
  },
});

const unknown = (sight: Sight, { customer }: ContractAnswers): Refusal | undefined => {
  if (!customerOf(sight, customer))
    return wrong('A.customer', 'customer', '没有这个客户', 'No such customer');
  return unapprovedOf(sight.outside, customer)
    ? wrong('A.customer', 'customer', '请先批准该客户', 'Approve this customer first')
    : undefined;
};

const nothingNew = (sight: Sight, answers: ContractAnswers): Refusal | undefined => {
  const customer = customerOf(sight, answers.customer);
  if (!customer) return undefined;
  const { grade, contract } = changed(customer, answers);
  return same([grade, { ...contract }], [customer.grade, { ...customer.contract }])
    ? forbidden('A.customer', '等级与合同均未改变。', 'Neither grade nor contract would change.')
    : undefined;
};
