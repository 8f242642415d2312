import { confirmation } from '../confirmation/08-confirmation.ts';
import { confirmationIssue } from '../confirmation/08-confirmation-issue.ts';
import { confirmationReceived } from '../confirmation/08-confirmation-received.ts';
import { confirmationSent } from '../confirmation/08-confirmation-sent.ts';
import { promiseConsent } from '../confirmation/08-promise-consent.ts';
import { customersReturn } from '../confirmation/09-return.ts';
import { returnChoice } from '../confirmation/09-return-choice.ts';
import { returnEarlier } from '../confirmation/09-return-earlier.ts';
import { intake } from '../intake/01-intake.ts';
import { intakeTakeover } from '../intake/01-intake-takeover.ts';
import { salesIntake } from '../intake/01-sales-intake.ts';
import { memoAnswer } from '../intake/02-memo-answer.ts';
import { writtenOrder } from '../intake/02-written-order.ts';
import { replyPromise } from '../intake/04-reply-promise.ts';
import type { InLane } from '../lane.ts';
import { lateAnswer } from '../schedule/07-late-answer.ts';
import { schedule } from '../schedule/07-schedule.ts';
import { scheduleDecline } from '../schedule/07-schedule-decline.ts';
import { scheduleSettlement } from '../schedule/07-schedule-settlement.ts';
import { formulaConfirmation, formulaConsent } from '../technical/06-formula.ts';
import { proposal } from '../technical/06-proposal.ts';
import { technical } from '../technical/06-technical.ts';
import { terms } from '../terms/05-terms.ts';

/** Intake to return, in the order in which they are taken. */
export const commercialSteps = {
  intake,
  'sales-intake': salesIntake,
  'intake-takeover': intakeTakeover,
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
} as const satisfies InLane;
