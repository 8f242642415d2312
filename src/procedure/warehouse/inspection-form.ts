import type { AnswersIn, Part, Sight } from '../../order/action.ts';
import { standingByKey } from '../../order/by-key.ts';
import { type Check, met, missing } from '../../order/decision.ts';
import type { Facet } from '../../order/facet.ts';
import { choice, sometimes, text } from '../../order/fields.ts';
import { joined, type Label, label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { facets } from '../facets.ts';
import { quantitiesText } from '../goods/quantity-lines.ts';
import { anomalyIdFor } from '../production/anomalies.ts';
import { batchParts } from './12-batch.ts';
import { batches, batchOf } from './batches.ts';
import type { InspectionFacts } from './goods-facts.ts';

const results = { pass: label('合格', 'Pass'), fail: label('不合格', 'Fail') } as const;

const item = (name: Label) => choice(name, results, { redraws: true });

const remarkOn = (name: 'quantity' | 'appearance' | 'labels', zh: string, en: string) =>
  sometimes(({ raw }: Sight) => raw[name] === 'fail', text(label(zh, en)));

/** Three items, each passed or failed; a failed one is described (S12.2). */
export const inspectionFields = {
  quantity: item(label('数量', 'Quantity')),
  quantityRemark: remarkOn('quantity', '数量不合格情况', 'What is wrong with the quantity'),
  appearance: item(label('外观与包装', 'Appearance and packaging')),
  appearanceRemark: remarkOn('appearance', '外观或包装不合格情况', 'What is wrong with it'),
  labels: item(label('标签', 'Labels')),
  labelsRemark: remarkOn('labels', '标签不合格情况', 'What is wrong with the labels'),
};

export type InspectionAnswers = AnswersIn<typeof inspectionFields, Record<never, never>>;

/** Whether all passed, and the anomaly a failed item opens: one for the batch, whoever of the two fails it first. */
export const inspected = ({ order, part }: Sight, answers: InspectionAnswers): InspectionFacts => {
  const remarks = [answers.quantityRemark, answers.appearanceRemark, answers.labelsRemark];
  const failed = [answers.quantity, answers.appearance, answers.labels].includes('fail');
  if (!failed || part === null) return { passed: !failed, anomaly: null };
  const onlyQuantity = answers.appearance === 'pass' && answers.labels === 'pass';
  const what = remarks.filter((remark) => remark !== null).join('；');
  const kind = onlyQuantity ? 'quantity' : 'quality';
  return {
    passed: false,
    anomaly: {
      id: anomalyIdFor(order, part),
      kind,
      what,
      batch: part,
      quantities: batchOf(order, part)?.finished ?? [],
    },
  };
};

/** Batches that are handed over and not in the warehouse yet. */
export const toInspect = (order: Order): readonly Part[] => {
  const open = batches(order).filter(({ booked }) => booked === null);
  return batchParts(order).filter(({ id }) => open.some((batch) => batch.id === id));
};

/** The goods themselves: taken back, there is nothing to inspect. */
export const handedOver = (order: Order, part: string | null): readonly Check[] => {
  const at = handedOverAt(order, part);
  return [at === null ? missing('S12.2', label('交验的成品', 'goods handed over'), ['production']) : met(at)];
};

const handedOverAt = (order: Order, part: string | null): string | null =>
  (standingByKey(order, 'batch', part) ?? standingByKey(order, 'stock-batch', part))?.at ?? null;

/** What the inspection covers until the batch is booked; what was accepted stays accepted (process §3, changes). */
export const inspectedContent = (order: Order, part: string | null): readonly Facet[] =>
  batchOf(order, part)?.booked
    ? []
    : [finishedOf(part), facets.products, facets.tolerance, facets.packaging, facets.labels];

/** A batch's quantity as content, so that what was signed on it falls when it is stated anew. */
export const finishedOf = (part: string | null): Facet => ({
  name: `finished:${part ?? ''}`,
  label: label('本批数量', 'Quantity in this batch'),
  of: (order) => batchOf(order, part)?.finished.map(({ id, quantity }) => [id, quantity]) ?? null,
  show: (order) => quantitiesText(order, batchOf(order, part)?.finished ?? []),
});

/** What an inspection says in the thread: the items and the words on what failed. */
export const inspectionSays = (answers: InspectionAnswers): Label =>
  joined(
    (
      [
        ['数量', 'quantity', answers.quantity, answers.quantityRemark],
        ['外观与包装', 'appearance and packaging', answers.appearance, answers.appearanceRemark],
        ['标签', 'labels', answers.labels, answers.labelsRemark],
      ] as const
    ).map(([zh, en, result, remark]) => {
      const words = remark === null ? '' : ` “${remark}”`;
      return label(
        `${zh} ${results[result].zh}${words}`,
        `${en}: ${results[result].en.toLowerCase()}${words}`,
      );
    }),
    label('；', '; '),
  );
