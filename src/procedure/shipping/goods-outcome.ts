import type { AnswersIn, Sight } from '../../order/action.ts';
import { signed } from '../../order/checks.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, files, optional, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { act } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { quantityFor } from '../goods/quantities.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { arrival } from './18-arrival.ts';
import { conditions, type GoodsFacts, goodsOutcomes } from './shipment-facts.ts';
import { shipmentParts } from './shipment-parts.ts';
import { shipmentOf } from './shipments.ts';

const fields = {
  outcome: choice(label('处理', 'What becomes of it'), goodsOutcomes),
  agreed: statement(label('与客户的约定', 'What was agreed with the customer')),
  proof: optional(files(label('凭证', 'Papers'))),
};

const lineFields = {
  quantity: quantityAsked(
    label('数量', 'Quantity'),
    (order, part) => shipmentOf(order, part)?.unsettled ?? [],
  ),
};

type OutcomeAnswers = AnswersIn<typeof fields, typeof lineFields>;

/**
 * S18.a: short, damaged, refused, lost or re-addressed goods come back, are replaced or credited, or go out again under a
 * new notice; in parts if need be, until all that was affected has its outcome.
 */
export const goodsOutcome = act({
  key: 'goods-outcome',
  rule: 'S18.a',
  lane: 'shipments',
  title: label('货物处理', 'Settle the goods'),
  short: label('处理', 'Settled'),
  by: ['service'],
  during: ['open', 'held'],
  about: {
    kind: 'part',
    parts: (order) => shipmentParts(order, ({ unsettled }) => unsettled.length > 0),
  },
  needs: (order, part) => [signed(order, arrival, part)],
  done: () => false,
  waits: () => true,
  again: 'adds',
  covers: (_order, part) => [signatureOf(arrival, part)],
  neverVoided: true,
  fields,
  lines: {
    of: ({ order, part }) =>
      orderLines(order).filter(({ id }) => quantityFor(shipmentOf(order, part)?.unsettled ?? [], id) > 0),
    fields: lineFields,
  },
  shows: ({ order, part }) => {
    const shipment = shipmentOf(order, part);
    return [
      { label: label('到货状况', 'Condition'), value: conditions[shipment?.condition ?? 'ok'] },
      { label: label('待处理', 'To be settled'), value: quantitiesText(order, shipment?.unsettled ?? []) },
    ];
  },
  judge: (sight, answers) => impossible(sight, answers),
  facts: ({ order }: Sight, { outcome, lines }): GoodsFacts => ({
    outcome,
    quantities: quantitiesFrom(order, lines),
    ...(outcome === 'returned' || outcome === 'redelivered' ? { inspected: false as const } : {}),
  }),
  tells: (_order, { facts }) => ['salesperson', ...concerned[facts.outcome]],
  says: (order, { answers, facts }) => {
    const [outcome, goods] = [goodsOutcomes[facts.outcome], quantitiesText(order, facts.quantities)];
    return label(
      `${outcome.zh}：${goods.zh}。${answers.agreed}`,
      `${outcome.en}: ${goods.en}. ${answers.agreed}`,
    );
  },
  dueInWorkingHours: 8,
});

/** Who has something to do or to know by each outcome. */
const concerned = {
  returned: ['quality', 'dispatch'],
  redelivered: ['quality', 'dispatch'],
  replaced: ['production'],
  credited: ['finance'],
} as const satisfies Record<GoodsFacts['outcome'], readonly string[]>;

const impossible = ({ order, part }: Sight, { outcome, lines }: OutcomeAnswers): Refusal | undefined => {
  const shipment = shipmentOf(order, part);
  const back = outcome === 'returned' || outcome === 'redelivered';
  if (back && (shipment?.condition === 'lost' || shipment?.condition === 'shortage')) {
    return wrong('S18.a', 'outcome', '货物不在，无法退回或重发', 'What is not there cannot come back');
  }
  return quantitiesFrom(order, lines).length === 0
    ? wrong('S18.a', `lines.${lines[0]?.id ?? 1}.quantity`, '请填写数量', 'Say how much')
    : badQuantity('S18.a', { order, answered: lines, most: shipment?.unsettled ?? [] });
};
