import { type AnswersIn, act, type Sight } from '../action.ts';
import type { OrderCustomer } from '../content.ts';
import { met, missing, type Refusal } from '../decision.ts';
import { facets } from '../facets.ts';
import { choice, statement } from '../fields.ts';
import { paymentLabels } from '../goods/lines.ts';
import { same } from '../json.ts';
import { label } from '../labels.ts';
import { gradeStandard } from '../master-data/grade-standard.ts';
import { masterCustomer } from '../memo/order-customer.ts';

const grades = {
  A: label('A 类', 'Grade A'),
  B: label('B 类', 'Grade B'),
  C: label('C 类', 'Grade C'),
} as const;

const contracts = {
  kept: label('本单原合同条款', 'The contract this order has'),
  current: label('客户现行合同', 'The customer’s present contract'),
} as const;

const fields = {
  grade: choice(label('等级', 'Grade'), grades, { initial: ({ order }) => order.content.customer?.grade }),
  contract: choice(label('合同', 'Contract'), contracts, { initial: () => 'kept' }),
  reason: statement(label('理由', 'Reason')),
};

type Answers = AnswersIn<typeof fields, Record<never, never>>;

/** §2: an order keeps grade and contract as signed with the terms unless the supervisor regrades it, which voids them. */
export const regrade = act({
  key: 'regrade',
  rule: 'S5.b',
  lane: 'commercial',
  title: label('调整本单等级', 'Regrade this order'),
  short: label('等级', 'Grade'),
  submit: label('调整', 'Regrade'),
  by: ['service-supervisor'],
  needs: (order) => [
    order.content.customer ? met(order.placedAt) : missing('S3', label('客户', 'the customer'), ['service']),
  ],
  again: 'renews',
  done: () => true,
  covers: () => [facets.customer, facets.payment],
  lasting: true,
  fields,
  shows: ({ order: { content }, outside }) => {
    const present = masterCustomer(outside, content.customer?.code ?? null);
    const held = [content.customer, present].flatMap((customer, index) =>
      customer
        ? [
            {
              label: index === 0 ? label('本单', 'This order') : label('客户现行', 'At present'),
              value: customerText(customer),
            },
          ]
        : [],
    );
    return [...held, gradeStandard({ outside })];
  },
  judge: (sight, answers: Answers): Refusal | undefined =>
    same(customerAfter(sight, answers), sight.order.content.customer)
      ? {
          code: 'forbidden',
          rule: 'S5.b',
          say: label('等级与合同均未改变', 'Neither grade nor contract would change'),
        }
      : undefined,
  facts: (sight, answers: Answers): { readonly customer: OrderCustomer | null } => ({
    customer: customerAfter(sight, answers),
  }),
  evolve: (order, { facts }) => ({ ...order, content: { ...order.content, customer: facts.customer } }),
  tells: () => ['salesperson', 'service', 'finance'],
  says: (_order, { answers: { grade, contract, reason } }) =>
    label(
      `${grades[grade].zh}，${contracts[contract].zh}：“${reason}”`,
      `${grades[grade].en}, ${contracts[contract].en}: “${reason}”`,
    ),
});

const customerAfter = ({ order, outside }: Sight, { grade, contract }: Answers): OrderCustomer | null => {
  const { customer } = order.content;
  if (!customer) return null;
  const present = masterCustomer(outside, customer.code);
  return {
    ...customer,
    grade,
    contract: contract === 'current' && present ? present.contract : customer.contract,
  };
};

const customerText = ({ grade, contract }: OrderCustomer) =>
  label(
    `${grade} 类，${paymentLabels[contract.paymentMethod].zh}，定金 ${contract.depositPercent}%`,
    `grade ${grade}, ${paymentLabels[contract.paymentMethod].en}, deposit ${contract.depositPercent}%`,
  );
