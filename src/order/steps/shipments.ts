import { dispatchNotice } from './14-dispatch-notice.ts';
import { briefing } from './15-briefing.ts';
import { shipped } from './15-shipped.ts';
import { adviceConfirmed } from './16-advice-confirmed.ts';
import { shippingAdvice } from './16-shipping-advice.ts';
import { tracking } from './17-tracking.ts';
import { arrival } from './18-arrival.ts';
import { inspectionReturned } from './18-inspection-returned.ts';
import { receipt } from './18-receipt.ts';

/** The steps of the shipments lane, in the order in which they are taken. */
export const shipments = {
  'dispatch-notice': dispatchNotice,
  briefing,
  shipped,
  'shipping-advice': shippingAdvice,
  'advice-confirmed': adviceConfirmed,
  tracking,
  arrival,
  'inspection-returned': inspectionReturned,
  receipt,
} as const;
