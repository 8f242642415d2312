import { label, verbatim } from '../../order/labels.ts';
import { step } from '../define.ts';
import {
  handedOver,
  inspected,
  inspectedContent,
  inspectionFields,
  inspectionSays,
  toInspect,
} from './inspection-form.ts';

/** S12.2: quality inspects a batch by the outgoing standard (产品出厂标准), another person than the clerk. */
export const inspectionQuality = step({
  key: 'inspection-quality',
  rule: 'S12.2',
  isNews: true,
  lane: 'production',
  title: label('成品检验（质检）', 'Inspection (quality)'),
  short: label('质检验', 'Quality’s check'),
  by: ['quality'],
  about: { kind: 'part', parts: toInspect },
  needs: handedOver,
  covers: inspectedContent,
  fields: inspectionFields,
  shows: ({ order, outside }) =>
    outside.products
      .filter(({ code }) => order.content.lines.some(({ product }) => product?.code === code))
      .map(({ name, grammage, code, qualityStandard }) => ({
        label: label(`${name} ${grammage}g 出厂标准`, `Outgoing standard of ${code}`),
        value: verbatim(qualityStandard),
      })),
  facts: inspected,
  tells: (_order, { facts }) =>
    facts.passed ? [] : ['service', 'salesperson', 'service-supervisor', 'director'],
  says: (_order, { answers }) => inspectionSays(answers),
});
