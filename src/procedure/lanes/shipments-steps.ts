import type { InLane } from '../lane.ts';
import { dispatchNotice } from '../shipping/14-dispatch-notice.ts';
import { briefing } from '../shipping/15-briefing.ts';
import { shipped } from '../shipping/15-shipped.ts';
import { adviceConfirmed } from '../shipping/16-advice-confirmed.ts';
import { shippingAdvice } from '../shipping/16-shipping-advice.ts';
import { tracking } from '../shipping/17-tracking.ts';
import { arrival } from '../shipping/18-arrival.ts';
import { inspectionReturned } from '../shipping/18-inspection-returned.ts';
import { receipt } from '../shipping/18-receipt.ts';

/** The steps of the shipments lane, in the order in which they are taken. */
export const shipmentSteps = {
  'dispatch-notice': dispatchNotice,
  briefing,
  shipped,
  'shipping-advice': shippingAdvice,
  'advice-confirmed': adviceConfirmed,
  tracking,
  arrival,
  'inspection-returned': inspectionReturned,
  receipt,
} as const satisfies InLane;
