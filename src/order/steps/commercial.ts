import { intake } from './01-intake.ts';
import { memoAnswer } from './02-memo-answer.ts';
import { writtenOrder } from './02-written-order.ts';
import { replyPromise } from './04-reply-promise.ts';
import { terms } from './05-terms.ts';
import { formulaConfirmation, formulaConsent } from './06-formula.ts';
import { proposal } from './06-proposal.ts';
import { technical } from './06-technical.ts';
import { lateAnswer } from './07-late-answer.ts';
import { schedule } from './07-schedule.ts';
import { scheduleDecline } from './07-schedule-decline.ts';
import { scheduleSettlement } from './07-schedule-settlement.ts';
import { confirmation } from './08-confirmation.ts';
import { confirmationIssue } from './08-confirmation-issue.ts';
import { confirmationReceived } from './08-confirmation-received.ts';
import { confirmationSent } from './08-confirmation-sent.ts';
import { promiseConsent } from './08-promise-consent.ts';
import { customersReturn } from './09-return.ts';
import { returnChoice } from './09-return-choice.ts';
import { returnEarlier } from './09-return-earlier.ts';

/** Intake to return, in the order in which they are taken. */
export const commercial = {
  intake,
  'written-order': writtenOrder,
  'memo-answer': memoAnswer,
  'reply-promise': replyPromise,
  terms,
  technical,
  proposal,
  'formula-consent': formulaConsent,
  'formula-confirmation': formulaConfirmation,
  schedule,
  'schedule-decline': scheduleDecline,
  'schedule-settlement': scheduleSettlement,
  'late-answer': lateAnswer,
  confirmation,
  'promise-consent': promiseConsent,
  'confirmation-issue': confirmationIssue,
  'confirmation-sent': confirmationSent,
  'confirmation-received': confirmationReceived,
  return: customersReturn,
  'return-earlier': returnEarlier,
  'return-choice': returnChoice,
} as const;
