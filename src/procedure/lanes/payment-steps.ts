import type { InLane } from '../lane.ts';
import { deposit } from '../money/09-deposit.ts';
import { balanceNotice } from '../money/13-balance-notice.ts';
import { balanceNoticeReceived } from '../money/13-balance-notice-received.ts';
import { balanceNoticeSent } from '../money/13-balance-notice-sent.ts';
import { contractReview } from '../money/13-contract-review.ts';
import { settlement } from '../money/13-settlement.ts';

/** The steps of the payment lane, in the order in which they are taken. */
export const paymentSteps = {
  deposit,
  'contract-review': contractReview,
  'balance-notice': balanceNotice,
  'balance-notice-sent': balanceNoticeSent,
  'balance-notice-received': balanceNoticeReceived,
  settlement,
} as const satisfies InLane;
