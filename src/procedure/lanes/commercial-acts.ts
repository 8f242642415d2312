import { confirmationMail } from '../confirmation/08-confirmation-mail.ts';
import { memoQuestion } from '../intake/memo-question.ts';
import { replyGiven } from '../intake/reply-given.ts';
import type { InLane } from '../lane.ts';
import { doubt } from '../terms/doubt.ts';
import { doubtAcknowledge } from '../terms/doubt-acknowledge.ts';
import { doubtAnswer } from '../terms/doubt-answer.ts';
import { regrade } from '../terms/regrade.ts';
import { regradeApproval } from '../terms/regrade-approval.ts';

/** What may happen out of turn between memo and return. */
export const commercialActs = {
  'memo-question': memoQuestion,
  'reply-given': replyGiven,
  regrade,
  'regrade-approval': regradeApproval,
  doubt,
  'doubt-answer': doubtAnswer,
  'doubt-acknowledge': doubtAcknowledge,
  'confirmation-mail': confirmationMail,
} as const satisfies InLane;
