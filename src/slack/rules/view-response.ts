import { violationsOf } from './apply.ts';
import { inPayloadOrder } from './in-order.ts';
import { below, entriesOf, isObject, type JsonObject } from './json.ts';
import { type ObjectSchema, object, word } from './schema.ts';
import { type Verdict, type Violation, verdictOf } from './verdict.ts';
import { checkView } from './view.ts';

const response_action = word('clear', 'errors', 'push', 'update');
const anything = object({});
const envelopes: Readonly<Record<string, ObjectSchema>> = {
  clear: object({ required: { response_action } }),
  errors: object({ required: { response_action, errors: anything } }),
  push: object({ required: { response_action, view: anything } }),
  update: object({ required: { response_action, view: anything } }),
};

/**
 * What Slack says to the answer to a `view_submission`. Nothing at all closes the view, and so does `{}`,
 * which is how an empty answer travels through Socket Mode. The keys of `errors` must be among
 * `inputBlockIds`, the input blocks of the submitted view; anything else makes Slack show "we had some
 * trouble connecting". Errors: `invalid_arguments`, or `view_too_large` for the view inside.
 */
export function checkViewResponse(answer: unknown, inputBlockIds: readonly string[]): Verdict {
  if (answer === undefined || answer === null || answer === '') return verdictOf('invalid_arguments', []);
  if (!isObject(answer)) {
    return verdictOf('invalid_arguments', [{ pointer: '', text: 'must provide an object' }]);
  }
  if (entriesOf(answer).length === 0) return verdictOf('invalid_arguments', []);
  const own = inPayloadOrder(
    [...envelopeViolations(answer), ...errorsViolations(answer, inputBlockIds)],
    answer,
    '',
  );
  if (answer.view === undefined) return verdictOf('invalid_arguments', own);
  const inner = checkView(answer.view);
  const violations = [...own, ...modalViolations(answer.view), ...inner.violations];
  return inner.error === 'view_too_large'
    ? { ...inner, violations }
    : verdictOf('invalid_arguments', violations, inner.warnings);
}

function envelopeViolations(answer: JsonObject): readonly Violation[] {
  const action = answer.response_action;
  if (action === undefined) return [{ pointer: '', text: 'missing required field: response_action' }];
  const known =
    typeof action === 'string' && Object.hasOwn(envelopes, action) ? envelopes[action] : undefined;
  if (known === undefined) return violationsOf(response_action, action, '/response_action');
  // The contents of `view` and `errors` have rules of their own; here only that they are objects.
  return violationsOf(known, hollow(answer), '');
}

function hollow(answer: JsonObject): JsonObject {
  const entries = entriesOf(answer).map(([key, value]) => [key, isObject(value) ? {} : value] as const);
  return Object.fromEntries(entries);
}

function errorsViolations(answer: JsonObject, inputBlockIds: readonly string[]): readonly Violation[] {
  if (answer.response_action !== 'errors' || !isObject(answer.errors)) return [];
  const entries = entriesOf(answer.errors);
  if (entries.length === 0) return [{ pointer: '/errors', text: 'must provide at least 1 items' }];
  return entries.flatMap(([blockId, text]): readonly Violation[] => {
    if (!inputBlockIds.includes(blockId)) {
      return [{ pointer: '/errors', text: `invalid additional property: ${blockId}` }];
    }
    const pointer = below('/errors', blockId);
    if (typeof text !== 'string') return [{ pointer, text: 'must provide a string' }];
    return text === '' ? [{ pointer, text: 'must be more than 0 characters' }] : [];
  });
}

function modalViolations(view: unknown): readonly Violation[] {
  if (!isObject(view) || view.type !== 'home') return [];
  return [
    { pointer: '/view/type', text: "must match the `type` of the root view whose stack we're pushing onto" },
  ];
}
