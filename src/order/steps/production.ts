import { copyAcknowledged } from './10-copy-acknowledged.ts';
import { productionCountersign } from './10-production-countersign.ts';
import { productionOrder } from './10-production-order.ts';
import { monitoring } from './11-monitoring.ts';
import { batch, stockBatch } from './12-batch.ts';
import { inspection } from './12-inspection.ts';
import { inspectionQuality } from './12-inspection-quality.ts';
import { quantityOutcome } from './12-quantity-outcome.ts';
import { warehouseIn } from './12-warehouse-in.ts';

/** The production lane, in the order in which its steps are taken. */
export const production = {
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
} as const;
