import type { AnyAction } from './action.ts';
import { hidden } from './discreet.ts';
import type { Fields } from './fields.ts';
import { isRecord } from './json.ts';
import { joined, type Label, label, verbatim } from './labels.ts';
import type { Mark, Order } from './order.ts';

/** What a signature said, whole and in plain words: the action's own where it has any, and every answer, a line each. */
export const plainlySaid = (action: AnyAction, mark: Mark, order: Order): Label => {
  // A stored mark meets the action that wrote it.
  const own = action.says(order, mark as Parameters<typeof action.says>[1]);
  const answers = isRecord(mark.answers) ? mark.answers : {};
  const lines = Array.isArray(answers.lines) ? answers.lines.filter(isRecord) : [];
  const all = [
    ...(own ? [own] : []),
    ...answered(action.fields, answers),
    ...lines.flatMap((line, index) => {
      const said = answered(action.lines?.fields ?? {}, line);
      return said.length === 0
        ? []
        : [joined([verbatim(`${index + 1}.`), joined(said, between)], verbatim(' '))];
    }),
  ];
  return joined(all, verbatim('\n'));
};

const between = label('；', '; ');

const answered = (fields: Fields, answers: Readonly<Record<string, unknown>>): readonly Label[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const answer = answers[name];
    if (answer === null || answer === undefined) return [];
    const shown = field.show(answer);
    const said = label(`${field.label.zh}：${shown.zh}`, `${field.label.en}: ${shown.en}`);
    return [field.discreet ? hidden(said) : said];
  });
