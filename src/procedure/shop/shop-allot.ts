import type { Sight } from '../../order/action.ts';
import { type Check, met, missing, type Refusal } from '../../order/decision.ts';
import { choice, optional, person, sometimes, text } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { step } from '../define.ts';
import { facets } from '../facets.ts';
import { mustHold, named } from '../people.ts';
import { isConfirmed, isDelivered } from './shop.ts';
import type { AllotFacts } from './shop-facts.ts';

const whom = {
  department: label('物流部门', 'The logistics department'),
  person: label('指定一人', 'One person'),
} as const;

/** E3: a confirmed order is allotted to logistics, a department or a person, and may be allotted anew. */
export const shopAllot = step({
  key: 'shop-allot',
  rule: 'E3',
  process: 'shop',
  lane: 'shipments',
  title: label('派给物流', 'Allot to logistics'),
  short: label('派单', 'Allotted'),
  submit: label('派单', 'Allot'),
  by: ['service'],
  again: 'renews',
  needs: (order) => [isConfirmed(order), underWay(order)],
  covers: () => [facets.products, facets.quantities, facets.delivery],
  fields: {
    to: choice(label('派给', 'Allotted to'), whom, { redraws: true, initial: () => 'department' }),
    person: sometimes(({ raw }) => raw.to === 'person', person(label('物流人员', 'Who of logistics'))),
    note: optional(text(label('备注', 'Note'))),
  },
  judge: (sight, answers) => ofLogistics(sight, answers.person),
  facts: (sight, answers): AllotFacts => ({
    person: answers.person === null ? null : named(sight, answers.person),
  }),
  tells: () => ['allotted'],
  says: (_order, { facts, answers: { note } }) => {
    const to = facts.person?.name;
    const words = note === null ? '' : `：${note}`;
    return label(
      `${to ?? whom.department.zh}${words}`,
      `${to ?? whom.department.en}${words.replace('：', ': ')}`,
    );
  },
  dueInWorkingHours: 2,
});

const underWay = (order: Order): Check =>
  isDelivered(order)
    ? missing('E3', label('尚在送货的订单', 'an order still to be delivered'), ['service'])
    : met(order.placedAt);

const ofLogistics = (sight: Sight, id: string | null): Refusal | undefined =>
  id === null ? undefined : mustHold(sight, { id, role: 'logistics', rule: 'E3', blockId: 'person' });
