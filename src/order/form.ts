import type { AnyAction, Sight } from './action.ts';
import { type Field, type Fields, type Item, type Option, problems, type Raw } from './fields.ts';
import { type Label, label } from './labels.ts';

/** One input of a form as it stands before a person: the field, its block id, and the line it belongs to. */
export interface Question {
  readonly blockId: string;
  readonly name: string;
  readonly field: Field<unknown>;
  readonly item: Item | undefined;
}

/** The questions an action asks now, in the order they are asked. */
export const questions = (action: AnyAction, sight: Sight): readonly Question[] => [
  ...asked(action.fields, sight, undefined),
  ...itemsOf(action, sight).flatMap((item) => asked(action.lines?.fields ?? {}, sight, item)),
];

export const itemsOf = (action: AnyAction, sight: Sight): readonly Item[] => action.lines?.of(sight) ?? [];

const asked = (fields: Fields, sight: Sight, item: Item | undefined): readonly Question[] =>
  Object.entries(fields)
    .filter(([, field]) => field.when?.(sight, item) ?? true)
    .map(([name, field]) => ({ blockId: item ? `lines.${item.id}.${name}` : name, name, field, item }));

/** Slack takes ten boxes a block: a longer list of ticks goes on in `<block id>.1`, `<block id>.2` … */
export const tickBlocks = (
  question: Question,
  sight: Sight,
): readonly { blockId: string; options: readonly Option[] }[] => {
  const options = question.field.options?.(sight, question.item) ?? [];
  return Array.from({ length: Math.ceil(options.length / 10) }, (_, index) => ({
    blockId: index === 0 ? question.blockId : `${question.blockId}.${index}`,
    options: options.slice(index * 10, index * 10 + 10),
  }));
};

export type Reading =
  | {
      readonly ok: true;
      readonly answers: Readonly<Record<string, unknown>> & { readonly lines: readonly unknown[] };
    }
  | { readonly ok: false; readonly fields: Readonly<Record<string, Label>> };

/** Reads a filled-in form into typed answers, or says at each block id what is wrong with it. */
export const readForm = (action: AnyAction, sight: Sight): Reading => {
  const wrong: Record<string, Label> = {};
  const answerAll = (fields: Fields, item: Item | undefined) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => {
        const blockId = item ? `lines.${item.id}.${name}` : name;
        return [
          name,
          (field.when?.(sight, item) ?? true) ? answer({ blockId, name, field, item }, sight, wrong) : null,
        ];
      }),
    );
  const answers = {
    ...answerAll(action.fields, undefined),
    lines: itemsOf(action, sight).map((item) => ({
      id: item.id,
      ...answerAll(action.lines?.fields ?? {}, item),
    })),
  };
  return Object.keys(wrong).length === 0 ? { ok: true, answers } : { ok: false, fields: wrong };
};

const answer = (question: Question, sight: Sight, wrong: Record<string, Label>): unknown => {
  const { field, blockId } = question;
  if (field.input.kind === 'ticks') return answerTicks(question, sight, wrong);
  const raw = blankAsNull(sight.raw[blockId]);
  if (raw === null && field.blank === 'allowed') return null;
  if (raw === null) {
    wrong[blockId] = problems.required;
    return null;
  }
  const read = field.schema.safeParse(raw);
  if (read.success && isOffered(question, sight, raw)) return read.data;
  wrong[blockId] = problemOf(read.success ? 'not-a-choice' : read.error.issues[0]?.message);
  return null;
};

const answerTicks = (
  question: Question,
  sight: Sight,
  wrong: Record<string, Label>,
): readonly string[] | null => {
  const { field } = question;
  const ticked: string[] = [];
  for (const { blockId, options } of tickBlocks(question, sight)) {
    const raw = sight.raw[blockId];
    const chosen = options.filter(({ value }) => Array.isArray(raw) && raw.includes(value));
    ticked.push(...chosen.map(({ value }) => value));
    if (field.blank === 'refused' && chosen.length < options.length) wrong[blockId] = unticked;
  }
  return ticked.length === 0 && field.blank === 'allowed' ? null : ticked;
};

const unticked = label('请逐项核对并打勾', 'Please check and tick each item');

/** A choice must be one of those offered, whatever a hand-made payload says. */
const isOffered = ({ field, item }: Question, sight: Sight, raw: Raw): boolean =>
  field.input.kind !== 'choice' || (field.options?.(sight, item) ?? []).some(({ value }) => value === raw);

const blankAsNull = (raw: Raw): Raw => {
  if (raw === undefined || raw === null) return null;
  if (typeof raw === 'string') return raw.trim() === '' ? null : raw;
  return raw.length === 0 ? null : raw;
};

const problemOf = (message: string | undefined): Label =>
  problems[(message ?? 'required') as keyof typeof problems] ?? problems['not-a-choice'];
