import type { AnswersOf, Sight } from '../../order/action.ts';
import type { Refusal } from '../../order/decision.ts';
import { readForm } from '../../order/form.ts';
import type { Raw } from '../../order/raw.ts';
import type { OrderContent } from '../content.ts';
import { contentFrom, intake } from './01-intake.ts';
import { intakeFields } from './intake-form.ts';
import { lineFields } from './intake-lines.ts';

type Again =
  | {
      readonly content: OrderContent;
      readonly read: readonly string[] | undefined;
      readonly refusal?: undefined;
    }
  | { readonly content?: undefined; readonly read?: undefined; readonly refusal: Refusal };

/**
 * The order's content as if the memo were filled in again with these answers, by the form's block ids, and nothing else
 * touched: judged by the memo's own rules, so that a correction cannot bring in what the memo would refuse.
 */
export const memoAgain = (sight: Sight, changes: Readonly<Record<string, Raw>>): Again => {
  const again = { ...sight, raw: { ...asFilledIn(sight), ...changes } };
  const reading = readForm(intake, again);
  // An unlikely date was asked about where it was typed; one that stood there has grown old since.
  if (!reading.ok && reading.answers === null)
    return { refusal: { code: 'answers', rule: intake.rule, fields: reading.fields } };
  // Read by the memo's own fields.
  const answers = reading.answers as AnswersOf<typeof intake>;
  const refusal = intake.judge(again, answers);
  if (refusal) return { refusal };
  const facts = intake.facts(again, answers);
  const content = contentFrom(sight.order, answers, facts);
  // What is read back is for the form in hand to say.
  const { readBack, unread } = sight.order.content.source;
  const source = { ...content.source, readBack, ...(unread ? { unread } : {}) };
  return { content: { ...content, source }, read: facts.read };
};

/** The memo's form as the order stands, the oral mark included; a read-back is owed where none is asked for. */
const asFilledIn = (sight: Sight): Readonly<Record<string, Raw>> => {
  const { source, lines } = sight.order.content;
  const header = Object.entries(intakeFields).map(
    ([name, field]) => [name, field.initial?.({ ...sight, raw: {} }, undefined)] as const,
  );
  const perLine = lines.flatMap((line) =>
    Object.entries(lineFields).map(
      ([name, field]) =>
        [
          `lines.${line.id}.${name}`,
          field.initial?.({ ...sight, raw: {} }, { id: line.id, label: { zh: '', en: '' } }),
        ] as const,
    ),
  );
  return {
    ...Object.fromEntries([...header, ...perLine]),
    readBack: ['later'],
    oral: source.oral ? ['yes'] : null,
  };
};
