import type { Sight } from '../../order/action.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, chosen, optional, sometimes, statement } from '../../order/fields.ts';
import { type Label, label } from '../../order/labels.ts';
import { type Order, stands } from '../../order/order.ts';
import { nextPart } from '../../order/parts.ts';
import { act } from '../define.ts';
import {
  badQuantity,
  orderLines,
  quantitiesFrom,
  quantitiesText,
  quantityAsked,
} from '../goods/quantity-lines.ts';
import { batchParts } from '../warehouse/12-batch.ts';
import { batches, batchOf } from '../warehouse/batches.ts';
import { anomalyKinds, type OpenedAnomaly } from '../warehouse/goods-facts.ts';

const fields = {
  kind: choice(label('异常类别', 'Kind of anomaly'), anomalyKinds),
  what: statement(label('发生了什么', 'What happened'), {
    hint: label(
      '提交后即时通报客服、销售员、主管和总监',
      'Service, salesperson, supervisor and director are told at once',
    ),
  }),
  batch: sometimes(
    ({ order }) => batches(order).length > 0,
    optional(
      chosen(
        label('涉及批次', 'Which batch'),
        ({ order }) => batchParts(order).map(({ id, label: name }) => ({ value: id, label: name })),
        { hint: label('不选则不限批次', 'Leave empty where no single batch is meant') },
      ),
    ),
  ),
};

const lineFields = { quantity: quantityAsked(label('涉及数量', 'Quantity touched')) };

/** S11.1: whoever sees something go wrong reports it; all who answer to the customer are told at once. */
export const anomaly = act({
  key: 'anomaly',
  rule: 'S11.1',
  isNews: true,
  lane: 'production',
  title: label('异常报告', 'Report an anomaly'),
  short: label('异常', 'Anomaly'),
  submit: label('通报', 'Report'),
  by: ['production', 'quality', 'service', 'assistant', 'dispatch', 'logistics'],
  overflowRank: 2,
  escalates: true,
  about: { kind: 'opens', prefix: 'a' },
  during: ['open', 'held'],
  again: 'adds',
  offered: (order) => stands(order, 'production-countersign') || batches(order).length > 0,
  fields,
  lines: { of: ({ order }) => orderLines(order), fields: lineFields },
  judge: ({ order }, { batch, lines }): Refusal | undefined =>
    unsaid(order, batch, lines) ??
    badQuantity('S11.1', {
      order,
      answered: lines,
      ...(batch === null ? {} : { most: batchOf(order, batch)?.finished ?? [] }),
    }),
  facts: ({ order }: Sight, answers): { readonly anomaly: OpenedAnomaly } => ({
    anomaly: {
      id: nextPart(order, 'a'),
      kind: answers.kind,
      what: answers.what,
      batch: answers.batch,
      quantities: quantitiesFrom(order, answers.lines),
    },
  }),
  tells: () => ['service', 'salesperson', 'service-supervisor', 'director'],
  says: (order, { facts }) => reportText(order, facts.anomaly),
});

/** S11.a: goods that are named are counted; only that quantity is blocked. */
const unsaid = (
  order: Order,
  batch: string | null,
  lines: Parameters<typeof quantitiesFrom>[1],
): Refusal | undefined => {
  const touched = batchOf(order, batch)?.finished[0];
  return touched === undefined || quantitiesFrom(order, lines).length > 0
    ? undefined
    : wrong(
        'S11.1',
        `lines.${touched.id}.quantity`,
        '请填写涉及数量；整批的填全部数量',
        'Say how much of the batch it touches; all of it if it is the whole batch',
      );
};

const reportText = (order: Order, { kind, what, batch, quantities }: OpenedAnomaly): Label => {
  const touched = quantities.length === 0 ? null : quantitiesText(order, quantities);
  const number = batch?.slice(1);
  return label(
    `${anomalyKinds[kind].zh}异常：“${what}”${number ? `（第 ${number} 批）` : ''}${touched ? `，涉及 ${touched.zh}` : ''}`,
    `${anomalyKinds[kind].en}: “${what}”${number ? ` (batch ${number})` : ''}${touched ? `, touching ${touched.en}` : ''}`,
  );
};
