import type { AnswersIn, Sight } from '../../order/action.ts';
import { standingByKey } from '../../order/by-key.ts';
import { date } from '../../order/date-fields.ts';
import { type Check, missing, type Refusal, wrong } from '../../order/decision.ts';
import { optional, sometimes, statement, tick } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { standing } from '../../order/marks.ts';
import { type Order, stands } from '../../order/order.ts';
import type { Fact } from '../../order/paper.ts';
import type { Line } from '../content.ts';
import { step } from '../define.ts';
import { facets, signatureOf } from '../facets.ts';
import { percent, quantity, quantityOf, quantityText } from '../goods/fields.ts';
import { lineText } from '../goods/lines.ts';
import { quantityFor } from '../goods/quantities.ts';
import { bounds, tolerance } from '../goods/quantity.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { technical } from '../technical/06-technical.ts';
import { technicalSettled } from '../technical/technical-settled.ts';
import { finishedTotal, isLineHandedOver } from '../warehouse/batches.ts';
import type { SourceFacts } from '../warehouse/goods-facts.ts';
import { isDeclined } from './07-schedule-decline.ts';
import { scheduleTalks } from './07-schedule-settlement.ts';
import { schedulePaper } from './schedule-paper.ts';
import { isInStock } from './sources.ts';

const key = 'schedule';

/** The lines of which something is still to come; what is all handed over is asked for no more. */
const toCome = (order: Order): readonly Line[] =>
  order.content.lines.filter(({ id }) => !isLineHandedOver(order, id));

/** Whether anything is to be made: some line is not ticked as lying in stock. */
const isMade = ({ raw, order }: Sight): boolean =>
  toCome(order).some(({ id }) => {
    const ticked = raw[`lines.${id}.fromStock`];
    if (ticked === undefined) return !isInStock(order, id);
    return !Array.isArray(ticked) || ticked.length === 0;
  });

const fields = {
  productionOn: sometimes(isMade, date(label('生产日期', 'Production date'), 'to-come')),
  finishedOn: date(label('完工日期（复卷后）', 'Finished on (after rewinding)'), 'to-come', {
    hint: label(
      '不早于生产日期；现货填可提货日',
      'Not before the production date; for stock, when it is ready',
    ),
  }),
  tolerance: percent(label('数量公差 ±%', 'Tolerance ±%'), {
    initial: ({ order }) => basisPointsText(order.content.toleranceBasisPoints),
  }),
  clauses: statement(label('与生产有关的其他条款', 'Other clauses that concern production'), {
    hint: label('口头无效；没有就写“无”', 'Oral does not count; write “none” if there is none'),
    initial: ({ order }) => order.content.specialTerms,
  }),
};

const lineFields = {
  quantity: quantity(label('排产数量', 'Scheduled quantity'), {
    initial: ({ order }, item) => {
      const line = order.content.lines.find(({ id }) => id === item?.id);
      if (!line?.product || line.quantity === null) return null;
      const made = quantityFor(finishedTotal(order), line.id);
      return quantityText(Math.max(0, line.quantity - made), line.product.unit);
    },
  }),
  fromStock: optional(
    tick(
      label('现货', 'From stock'),
      label('有现货，签署即为留货，无须生产', 'In stock: signing reserves it, nothing is made'),
      {
        redraws: true,
        initial: ({ order }, item) => (item && isInStock(order, item.id) ? ['yes'] : null),
      },
    ),
  ),
};

export type ScheduleAnswers = AnswersIn<typeof fields, typeof lineFields>;

/** S7: production states in writing when and how much it makes, with technical's raw-material statement before it (S6.3). */
export const schedule = step({
  key,
  rule: 'S7',
  lane: 'commercial',
  title: label('排产确认', 'Production schedule'),
  short: label('排产', 'Schedule'),
  by: ['production'],
  again: 'renews',
  needs: (order) => [technicalSettled(order), ...undecided(order)],
  covers: () => [
    signatureOf(technical),
    facets.products,
    facets.quantities,
    facets.wanted,
    facets.tolerance,
    facets.packaging,
    facets.labels,
    facets.specialTerms,
  ],
  fields,
  lines: {
    of: ({ order }) => toCome(order).map((line) => ({ id: line.id, label: lineText(line, 'all') })),
    fields: lineFields,
  },
  shows: ({ order }) => [...rawMaterial(order), ...scheduleTalks(order), ...insistence(order)],
  judge: (sight, answers) => dates(sight, answers) ?? quantities(sight, answers) ?? width(sight, answers),
  facts: ({ order }, answers) => ({
    ...stockAfter(order, answers),
    quantities: answers.lines.map(({ id, quantity: said }) => ({
      id,
      quantity: stored(order, id, said) ?? 0,
    })),
  }),
  says: (order, { answers, facts }) => {
    const { productionOn, finishedOn, clauses } = answers;
    if (productionOn === null) {
      return label(
        `现货留货，${finishedOn} 可提。${clauses}`,
        `Reserved from stock, ready on ${finishedOn}. ${clauses}`,
      );
    }
    // Marks of before lines were told apart have no list.
    const stock: readonly number[] = (facts as SourceFacts).stock ?? [];
    const reserved = quantitiesText(
      order,
      facts.quantities.filter(({ id }) => stock.includes(id)),
    );
    const isAny = stock.length > 0;
    return label(
      `${productionOn} 生产，${finishedOn} 完工${isAny ? `；现货留货 ${reserved.zh}` : ''}。${clauses}`,
      `Made on ${productionOn}, finished on ${finishedOn}${isAny ? `; from stock: ${reserved.en}` : ''}. ${clauses}`,
    );
  },
  papers: (order, { answers, facts }) => [schedulePaper(order, { ...answers, quantities: facts.quantities })],
  dueInWorkingHours: 4,
});

/** Not while the salesperson settles a decline, nor while production holds its order: a change of dates goes through it. */
const undecided = (order: Order): readonly Check[] => {
  if (isDeclined(order)) {
    return [
      missing('S7.a', label('销售员对退回排产的处理', 'the salesperson’s settlement of the decline'), [
        'salesperson',
      ]),
    ];
  }
  return stands(order, key) && stands(order, 'production-order')
    ? [
        missing('S10', label('生产指令尚未下达', 'an order not yet in production'), [
          'production-supervisor',
          'service-supervisor',
        ]),
      ]
    : [];
};

/** S6.3's statement, word for word, with who signed it. */
const rawMaterial = (order: Order): readonly Fact[] => {
  const mark = standing(order, technical);
  if (!mark) return [];
  const { by, answers } = mark;
  return [
    {
      label: label(`原材料书面说明（S6.3，${by.name}）`, `Raw-material statement (S6.3, ${by.name})`),
      value: verbatim(answers.rawMaterial),
    },
  ];
};

/** The customer who would not take the last date: their words, by key since that step comes after this one. */
const insistence = (order: Order): readonly Fact[] => {
  const words = standingByKey(order, 'late-answer')?.answers.words;
  return typeof words === 'string'
    ? [{ label: label('客户对上次日期的答复', 'The customer on the last date'), value: verbatim(words) }]
    : [];
};

/** Which lines lie in stock: as answered, and as they did where they are handed over already. */
const stockAfter = (order: Order, { lines }: ScheduleAnswers): Required<SourceFacts> => {
  const stock = order.content.lines
    .filter(({ id }) => {
      const answered = lines.find((line) => line.id === id);
      return answered ? answered.fromStock !== null : isInStock(order, id);
    })
    .map(({ id }) => id);
  return { fromStock: stock.length === order.content.lines.length, stock };
};

const dates = (
  { today, order }: Sight,
  { productionOn, finishedOn }: ScheduleAnswers,
): Refusal | undefined => {
  // All is made: the day it was finished lies where it lies.
  if (toCome(order).length === 0) return undefined;
  if (productionOn !== null && productionOn < today) {
    return wrong('S7', 'productionOn', '生产日期已过', 'The production date has passed');
  }
  if (finishedOn < today) return wrong('S7', 'finishedOn', '完工日期已过', 'The finished date has passed');
  return productionOn !== null && finishedOn < productionOn
    ? wrong('S7', 'finishedOn', '完工不能早于生产日期', 'Finished cannot be before the production date')
    : undefined;
};

/** What is scheduled must be what was ordered, within the customer's tolerance; less is a matter for a decline. */
const quantities = ({ order }: Sight, answers: ScheduleAnswers): Refusal | undefined => {
  for (const { id, quantity: said } of answers.lines) {
    const ordered = order.content.lines.find((line) => line.id === id)?.quantity ?? 0;
    const scheduled = stored(order, id, said);
    const at = `lines.${id}.quantity`;
    if (scheduled === undefined) return wrong('S7', at, '按整件填写', 'Whole pieces, please');
    const { least, most } = bounds(ordered, order.content.toleranceBasisPoints ?? 0);
    const made = quantityFor(finishedTotal(order), id);
    if (scheduled + made < least || scheduled + made > Math.max(most, made)) {
      return wrong(
        'S7',
        at,
        '超出订单数量的允许误差；做不到请退回排产',
        'Outside the order’s tolerance; decline the schedule if it cannot be made',
      );
    }
  }
  return undefined;
};

const width = ({ order }: Sight, answers: ScheduleAnswers): Refusal | undefined => {
  const allowed = order.content.toleranceBasisPoints ?? 0;
  return answers.tolerance > allowed
    ? wrong(
        'S7',
        'tolerance',
        `不得宽于客户的允许误差 ${tolerance(allowed)}`,
        `No wider than the customer’s tolerance of ${tolerance(allowed)}`,
      )
    : undefined;
};

const stored = (order: Order, id: number, said: number): number | undefined =>
  quantityOf(said, order.content.lines.find((line) => line.id === id)?.product?.unit ?? 't');

const basisPointsText = (points: number | null): string | null =>
  points === null ? null : String(points / 100);
