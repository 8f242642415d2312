import type { AnyAction } from '../src/order/action.ts';
import type { Field, Fields } from '../src/order/fields.ts';
import type { Language } from '../src/order/labels.ts';
import { escaped } from './kit.ts';

/** What somebody answered, a line an answer, written statements word for word. Blank answers are left out. */
export const answersText = (action: AnyAction, answers: unknown, language: Language): string => {
  const all = isRecord(answers) ? answers : {};
  const lines = Array.isArray(all.lines) ? all.lines.filter(isRecord) : [];
  return [
    ...texts(action.fields, all, language),
    ...lines.map(
      (line, index) =>
        `${index + 1}. ${texts(action.lines?.fields ?? {}, line, language).join(language === 'zh' ? '；' : '; ')}`,
    ),
  ]
    .filter((text) => text !== '')
    .join('\n');
};

const texts = (
  fields: Fields,
  answers: Readonly<Record<string, unknown>>,
  language: Language,
): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const answer = answers[name];
    return answer === null || answer === undefined
      ? []
      : [`${field.label[language]}: ${shownSafely(field, answer, language)}`];
  });

/** What people wrote is escaped; what the desk itself writes (a date token, a mention) is not. */
const shownSafely = (field: Field<unknown>, answer: unknown, language: Language): string => {
  const text = field.show(answer)[language];
  return field.input.kind === 'moment' || field.input.kind === 'person' ? text : escaped(text);
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
