import { doubt } from './doubt.ts';
import { doubtAcknowledge } from './doubt-acknowledge.ts';
import { doubtAnswer } from './doubt-answer.ts';
import { memoQuestion } from './memo-question.ts';
import { regrade } from './regrade.ts';
import { regradeApproval } from './regrade-approval.ts';
import { replyGiven } from './reply-given.ts';

/** What may happen out of turn between memo and return. */
export const commercialActs = {
  'memo-question': memoQuestion,
  'reply-given': replyGiven,
  regrade,
  'regrade-approval': regradeApproval,
  doubt,
  'doubt-answer': doubtAnswer,
  'doubt-acknowledge': doubtAcknowledge,
} as const;
