import type { AnyForm } from '../src/order/action.ts';
import type { Field, Fields } from '../src/order/fields.ts';
import { isRecord } from '../src/order/json.ts';
import { type Language, label } from '../src/order/labels.ts';
import { type DrawingContext, escaped, written } from './kit.ts';

/** What somebody answered, a line an answer, written statements word for word in quotation marks. Blanks are left out. */
export const answersText = (action: AnyForm, answers: unknown, reader: Reader): string => {
  const { language } = reader;
  const all = isRecord(answers) ? answers : {};
  const lines = Array.isArray(all.lines) ? all.lines.filter(isRecord) : [];
  return [
    ...texts(action.fields, all, reader),
    ...lines.flatMap((line, index) => {
      const said = texts(action.lines?.fields ?? {}, line, reader);
      return said.length === 0 ? [] : [`${index + 1}. ${said.join(label('；', '; ')[language])}`];
    }),
  ].join('\n');
};

/** Sums, private phones and addresses are said to nobody else. */
type Reader = Pick<DrawingContext, 'language' | 'sees'>;

const texts = (
  fields: Fields,
  answers: Readonly<Record<string, unknown>>,
  { language, sees }: Reader,
): readonly string[] =>
  Object.entries(fields).flatMap(([name, field]) => {
    const answer = answers[name];
    if (answer === null || answer === undefined || (field.discreet && sees === 'open')) return [];
    const shown = shownSafely(field, answer, language);
    return [label(`${field.label.zh}：${shown}`, `${field.label.en}: ${shown}`)[language]];
  });

/** What people wrote is escaped; what the desk itself writes (a date token, a mention) is not. */
const shownSafely = (field: Field<unknown>, answer: unknown, language: Language): string => {
  const text = field.show(answer)[language];
  switch (field.input.kind) {
    case 'moment':
      return written(text);
    case 'person':
      // An id comes from the wire: only what looks like one is shown as a mention.
      return /^<@[A-Z0-9]{3,20}>$/.test(text) ? text : escaped(text);
    case 'text':
      return field.input.multiline ? `“${escaped(text)}”` : escaped(text);
    default:
      return escaped(text);
  }
};
