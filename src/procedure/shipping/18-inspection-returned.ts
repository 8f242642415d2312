import type { AnswersIn, Sight } from '../../order/action.ts';
import { met, wrong } from '../../order/decision.ts';
import { optional, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { everyMark, type Order } from '../../order/order.ts';
import { step } from '../define.ts';
import { minus, type Quantities, quantityFor } from '../goods/quantities.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import type { ReturnedFacts } from './shipment-facts.ts';
import { shipmentParts } from './shipment-parts.ts';
import { backUninspected } from './shipments.ts';

const waiting = (order: Order, part: string | null): Quantities => backUninspected(order, part ?? '');

const fields = {
  remarks: optional(
    statement(label('检验情况', 'What was found'), {
      hint: label('有不合格的须写明', 'Required where some of it is not fit'),
    }),
  ),
};

const lineFields = { quantity: quantityAsked(label('合格数量', 'Fit to leave again'), waiting) };

type ReturnedAnswers = AnswersIn<typeof fields, typeof lineFields>;

/**
 * S18: goods that came back leave again only after quality has inspected them. What is not fit is scrapped: it never
 * leaves again, and the customer owes nothing for it.
 */
export const inspectionReturned = step({
  key: 'inspection-returned',
  rule: 'S18.a',
  lane: 'shipments',
  title: label('退回货物检验', 'Inspect returned goods'),
  short: label('退货检', 'Returned'),
  by: ['quality'],
  during: ['open', 'held'],
  about: {
    kind: 'part',
    parts: (order) => shipmentParts(order, ({ id }) => waiting(order, id).length > 0),
  },
  again: 'adds',
  needs: (order, part) => [met(backSince(order, part))],
  done: (order, part) => waiting(order, part).length === 0,
  neverVoided: true,
  fields,
  lines: {
    of: ({ order, part }) => orderLines(order).filter(({ id }) => quantityFor(waiting(order, part), id) > 0),
    fields: lineFields,
  },
  shows: ({ order, part }) => [
    { label: label('退回数量', 'Came back'), value: quantitiesText(order, waiting(order, part)) },
  ],
  judge: ({ order, part }, answers) =>
    badQuantity('S18.a', { order, answered: answers.lines, most: waiting(order, part) }) ??
    (answers.remarks === null && verdict(order, part, answers).rejected.length > 0
      ? wrong('S18.a', 'remarks', '请写明不合格的情况', 'Say what is wrong with the rest')
      : undefined),
  facts: ({ order, part }: Sight, answers): ReturnedFacts => verdict(order, part, answers),
  tells: (_order, { facts }) =>
    facts.rejected.length > 0 ? ['service', 'salesperson', 'finance'] : ['service'],
  says: (order, { answers, facts }) => {
    const [good, bad] = [quantitiesText(order, facts.accepted), quantitiesText(order, facts.rejected)];
    return label(
      `合格 ${good.zh}；报废 ${bad.zh}${answers.remarks === null ? '' : `。${answers.remarks}`}`,
      `Fit: ${good.en}; scrapped: ${bad.en}${answers.remarks === null ? '' : `. ${answers.remarks}`}`,
    );
  },
  dueInWorkingHours: 8,
});

const verdict = (order: Order, part: string | null, { lines }: ReturnedAnswers): ReturnedFacts => {
  const accepted = quantitiesFrom(order, lines);
  return {
    accepted,
    rejected: minus(waiting(order, part), accepted).filter(({ quantity }) => quantity > 0),
  };
};

const backSince = (order: Order, part: string | null): string =>
  everyMark(order, 'goods-outcome').findLast((mark) => mark.part === part)?.at ?? order.placedAt;
