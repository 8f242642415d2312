import { gradeStandard } from '../../mill/master-data/grade-standard.ts';
import type { AnswersIn, Sight } from '../../order/action.ts';
import { met, missing, type Refusal } from '../../order/decision.ts';
import { choice, statement } from '../../order/fields.ts';
import { same } from '../../order/json.ts';
import { label } from '../../order/labels.ts';
import { everyMark, type Order } from '../../order/order.ts';
import { happened } from '../confirmation/confirmations.ts';
import type { Grade, OrderCustomer } from '../content.ts';
import { act } from '../define.ts';
import { facets } from '../facets.ts';
import { paymentLabels } from '../goods/lines.ts';
import { masterCustomer } from '../intake/order-customer.ts';
import { gradeOf } from '../order-people.ts';
import { type RegradeFacts, regraded } from './regrading.ts';

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

/**
 * Process §2: an order keeps grade and contract as signed with the terms unless the supervisor regrades it, which voids them, and
 * the contract review of what has not left. To A after the confirmation went out it waits for the director (S13.1); a lower
 * grade is news and counts at once.
 */
export const regrade = act({
  key: 'regrade',
  rule: 'S5.b',
  isNews: true,
  during: ['open', 'held'],
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
  neverVoided: true,
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
  facts: (sight, answers: Answers): RegradeFacts =>
    needsDirector(sight.order, answers.grade)
      ? { customer: sight.order.content.customer, voids: true, proposed: customerAfter(sight, answers) }
      : { customer: customerAfter(sight, answers), voids: true },
  evolve: (order, { facts, at }) => regraded(order, facts, at),
  tells: () => ['salesperson', 'service', 'finance'],
  says: (_order, { answers: { grade, contract, reason }, facts }) => {
    const waits =
      facts.proposed === undefined ? label('', '') : label('，待总监同意', ', once the director agrees');
    return label(
      `${grades[grade].zh}，${contracts[contract].zh}${waits.zh}：“${reason}”`,
      `${grades[grade].en}, ${contracts[contract].en}${waits.en}: “${reason}”`,
    );
  },
});

/** S13.1: to A after the confirmation went out would free goods of return and payment, so two sign it. */
const needsDirector = (order: Order, grade: Grade): boolean =>
  grade === 'A' && gradeOf(order) !== 'A' && everyMark(order, 'confirmation-issue').some(happened);

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
