import { serviceLevels } from '../order/service-level.ts';
import { followUpDue } from './claims/follow-up-due.ts';
import { depositOwed, returnChoiceOwed, returnOwed } from './confirmation/return-owed.ts';
import { slip, slipTakenBack, slipTold } from './confirmation/slips.ts';
import { replyOwed } from './intake/reply-owed.ts';
import { balanceOwed } from './money/balance-owed.ts';
import { finishDue } from './production/finish-due.ts';
import { monitoringDue } from './production/monitoring-due.ts';
import { planOwed } from './production/plan-owed.ts';
import { arrivalOwed, checkDue, noticeOwed } from './shipping/due-on-the-road.ts';
import { codOwed, prepaidChoice, prepaidOwed, writeOffChoice } from './shop/owed-by-members.ts';
import { breachShown } from './whole-order/breach-shown.ts';
import { holdOver } from './whole-order/hold-over.ts';

/** All that falls due, matter by matter. */
export const reminders = [
  serviceLevels,
  replyOwed,
  slip,
  slipTold,
  slipTakenBack,
  returnOwed,
  depositOwed,
  returnChoiceOwed,
  balanceOwed,
  monitoringDue,
  finishDue,
  planOwed,
  noticeOwed,
  checkDue,
  arrivalOwed,
  followUpDue,
  holdOver,
  breachShown,
  codOwed,
  prepaidOwed,
  prepaidChoice,
  writeOffChoice,
] as const;

/** What names a reminder in the journal. */
export type MillReminderKind = (typeof reminders)[number]['kind'];
