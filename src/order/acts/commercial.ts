import { doubt } from './doubt.ts';
import { doubtAcknowledge } from './doubt-acknowledge.ts';
import { doubtAnswer } from './doubt-answer.ts';

/** What may happen out of turn between memo and return. */
export const commercialActs = {
  doubt,
  'doubt-answer': doubtAnswer,
  'doubt-acknowledge': doubtAcknowledge,
} as const;
