import { violationsOf } from './apply.ts';
import { uniqueValues } from './choices.ts';
import { menuOption, optionGroup } from './composition.ts';
import { inPayloadOrder } from './in-order.ts';
import { list, object } from './schema.ts';
import { type Verdict, verdictOf } from './verdict.ts';

const answerRule = object({
  optional: { options: list(menuOption, 100, 0), option_groups: list(optionGroup, 100, 0) },
  exactlyOne: [['options', 'option_groups']],
  checks: [uniqueValues],
});

/**
 * What Slack says to the answer to a `block_suggestion`: `options` or `option_groups`, at most 100 of
 * either, none is legal. Slack names no error code here; a refusal is `invalid_arguments`.
 */
export function checkOptions(answer: unknown): Verdict {
  return verdictOf('invalid_arguments', inPayloadOrder(violationsOf(answerRule, answer, ''), answer, ''));
}
