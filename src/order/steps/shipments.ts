import { dispatchNotice } from './14-dispatch-notice.ts';
import { briefing } from './15-briefing.ts';
import { shipped } from './15-shipped.ts';

/** The steps of the shipments lane, in the order in which they are taken. */
export const shipments = {
  'dispatch-notice': dispatchNotice,
  briefing,
  shipped,
} as const;
