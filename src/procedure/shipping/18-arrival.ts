import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { moment, rightNow } from '../../order/date-fields.ts';
import { type Check, met, type Refusal, wrong } from '../../order/decision.ts';
import { choice, type Item, sometimes, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { askedFrom } from '../../order/time/times.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { type Quantities, quantityFor } from '../goods/quantities.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { anomalyIdFor } from '../production/anomalies.ts';
import { hoursFor } from '../usual-hours.ts';
import { shipped } from './15-shipped.ts';
import { isOnItsWay } from './17-tracking.ts';
import { type ArrivalFacts, conditions } from './shipment-facts.ts';
import { shipmentParts } from './shipment-parts.ts';
import { shipmentOf, shipments } from './shipments.ts';

const partly = ({ raw }: Sight, _item?: Item): boolean =>
  raw.condition === 'shortage' || raw.condition === 'damage' || raw.condition === 'refused';
const notInOrder = ({ raw }: Sight): boolean => raw.condition !== undefined && raw.condition !== 'ok';

const fields = {
  arrivedAt: moment(label('到货时间', 'Arrived at'), 'happened', {
    hint: label('丢失的填承运方告知的时间', 'For lost goods: when the carrier said so'),
    initial: rightNow,
  }),
  condition: choice(label('到货状况', 'Condition'), conditions, { redraws: true }),
  details: sometimes(notInOrder, statement(label('情况说明', 'What happened'))),
};

const lineFields = {
  quantity: sometimes(partly, quantityAsked(label('其中有问题的数量', 'How much of it is affected'))),
};

type ArrivalAnswers = AnswersIn<typeof fields, typeof lineFields>;

/** S18: when and how a shipment arrived, from the carrier; shortage and damage open an anomaly. */
export const arrival = step({
  key: 'arrival',
  rule: 'S18',
  isNews: true,
  lane: 'shipments',
  title: label('到货', 'Arrival'),
  short: label('到货', 'Arrived'),
  submit: label('记录', 'Record'),
  by: ['service', 'assistant'],
  during: ['open', 'held'],
  about: {
    kind: 'part',
    parts: (order) => shipmentParts(order, ({ departedAt, collected }) => departedAt !== null && !collected),
  },
  needs: (order, part) => [signed(order, shipped, part), expected(order, part)],
  covers: (_order, part) => [signatureOf(shipped, part)],
  offered: (order, part) => shipments(order).some((one) => one.id === part && isOnItsWay(one)),
  fields,
  lines: { of: ({ order, part }) => goodsOf(order, part), fields: lineFields },
  judge: (sight, answers) => untimely(sight, answers) ?? unmeasured(sight, answers),
  facts: ({ order, part }: Sight, answers): ArrivalFacts => ({
    condition: answers.condition,
    arrivedAt: answers.arrivedAt,
    affected: affectedIn(order, part, answers),
    anomaly: anomalyIn(order, part, answers),
  }),
  tells: (_order, { facts }) =>
    facts.anomaly === null ? ['salesperson'] : ['service', 'salesperson', 'service-supervisor', 'director'],
  says: (order, { answers, facts }) => {
    const [condition, goods] = [conditions[facts.condition], quantitiesText(order, facts.affected)];
    if (facts.condition === 'ok') return condition;
    return label(
      `${condition.zh}：${goods.zh}。${answers.details ?? ''}`,
      `${condition.en}: ${goods.en}. ${answers.details ?? ''}`,
    );
  },
  due: ({ part, since }, order, calendar) =>
    askedFrom(shipmentOf(order, part)?.expectedAt ?? since, hoursFor('arrival-overdue', calendar), calendar),
});

/** Nobody's move before it should be there; that it came sooner can be recorded all the same. */
const expected = (order: Order, part: string | null): Check => met(shipmentOf(order, part)?.expectedAt ?? '');

const goodsOf = (order: Order, part: string | null): readonly Item[] =>
  orderLines(order).filter(({ id }) => quantityFor(shipmentOf(order, part)?.quantities ?? [], id) > 0);

const untimely = ({ order, part, at }: Sight, { arrivedAt }: ArrivalAnswers): Refusal | undefined =>
  arrivedAt > at || arrivedAt < (shipmentOf(order, part)?.departedAt ?? '')
    ? wrong('S18', 'arrivedAt', '应在发车之后、现在之前', 'After it left and not in the future')
    : undefined;

/** Of a shortage or damage it must be said how much; of refused goods nothing said means all of them. */
const unmeasured = ({ order, part }: Sight, { condition, lines }: ArrivalAnswers): Refusal | undefined => {
  const measured = condition === 'shortage' || condition === 'damage';
  if (measured && quantitiesFrom(order, lines).length === 0) {
    return wrong(
      'S18',
      `lines.${lines[0]?.id ?? 1}.quantity`,
      '请填写有问题的数量',
      'Say how much is affected',
    );
  }
  return badQuantity('S18', { order, answered: lines, most: shipmentOf(order, part)?.quantities ?? [] });
};

const affectedIn = (order: Order, part: string | null, { condition, lines }: ArrivalAnswers): Quantities => {
  if (condition === 'ok') return [];
  const said = quantitiesFrom(order, lines);
  return said.length > 0 ? said : (shipmentOf(order, part)?.quantities ?? []);
};

/** The goods are with the customer, so the anomaly holds back nothing in the warehouse: it names no quantities. */
const anomalyIn = (
  order: Order,
  part: string | null,
  { condition, details }: ArrivalAnswers,
): ArrivalFacts['anomaly'] =>
  condition === 'shortage' || condition === 'damage'
    ? {
        id: anomalyIdFor(order, part ?? ''),
        kind: 'transport',
        what: `${conditions[condition].zh}：${details ?? ''}`,
        batch: null,
        quantities: [],
      }
    : null;
