import { signed } from '../../order/checks.ts';
import { label } from '../../order/labels.ts';
import { step } from '../define.ts';
import { signatureOf } from '../facets.ts';
import { isFromStock } from '../schedule/sources.ts';
import { productionCountersign } from './10-production-countersign.ts';

/** S10: technical acknowledges its copy of the production order. */
export const copyAcknowledged = step({
  key: 'copy-acknowledged',
  rule: 'S10',
  lane: 'production',
  title: label('技术部签收指令单', 'Acknowledge the copy'),
  short: label('抄送', 'Copy'),
  submit: label('签收', 'Acknowledge'),
  press: 'do',
  by: ['technical'],
  applies: (order) => !isFromStock(order),
  needs: (order) => [signed(order, productionCountersign)],
  covers: () => [signatureOf(productionCountersign)],
});
