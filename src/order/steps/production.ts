import { copyAcknowledged } from './10-copy-acknowledged.ts';
import { productionCountersign } from './10-production-countersign.ts';
import { productionOrder } from './10-production-order.ts';

/** The production lane, in the order in which its steps are taken. */
export const production = {
  'production-order': productionOrder,
  'production-countersign': productionCountersign,
  'copy-acknowledged': copyAcknowledged,
} as const;
