import { label } from '../../order/labels.ts';
import { step } from '../define.ts';
import {
  handedOver,
  inspected,
  inspectedContent,
  inspectionFields,
  inspectionSays,
  toInspect,
} from './inspection-form.ts';

/** S12.2: the clerk inspects a batch as the confirmation has it; quality does so beside them, in either order. */
export const inspection = step({
  key: 'inspection',
  rule: 'S12.2',
  isNews: true,
  lane: 'production',
  title: label('成品检验（客服）', 'Inspection (service)'),
  short: label('客服验', 'Service’s check'),
  by: ['service'],
  about: { kind: 'part', parts: toInspect },
  needs: handedOver,
  covers: inspectedContent,
  fields: inspectionFields,
  facts: inspected,
  tells: (_order, { facts }) => (facts.passed ? [] : ['salesperson', 'service-supervisor', 'director']),
  says: (_order, { answers }) => inspectionSays(answers),
});
