import type { InLane } from '../lane.ts';
import { copyAcknowledged } from '../production/10-copy-acknowledged.ts';
import { productionCountersign } from '../production/10-production-countersign.ts';
import { productionOrder } from '../production/10-production-order.ts';
import { monitoring } from '../production/11-monitoring.ts';
import { batch, stockBatch } from '../warehouse/12-batch.ts';
import { inspection } from '../warehouse/12-inspection.ts';
import { inspectionQuality } from '../warehouse/12-inspection-quality.ts';
import { quantityOutcome } from '../warehouse/12-quantity-outcome.ts';
import { warehouseIn } from '../warehouse/12-warehouse-in.ts';

/** The production lane, in the order in which its steps are taken. */
export const productionSteps = {
  'production-order': productionOrder,
  'production-countersign': productionCountersign,
  'copy-acknowledged': copyAcknowledged,
  monitoring,
  batch,
  'stock-batch': stockBatch,
  inspection,
  'inspection-quality': inspectionQuality,
  'warehouse-in': warehouseIn,
  'quantity-outcome': quantityOutcome,
} as const satisfies InLane;
