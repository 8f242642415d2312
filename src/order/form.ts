import type { AnyForm, Sight } from './action.ts';
import type { Odd } from './asked-dates.ts';
import { type Field, type Fields, type Item, type Option, tick } from './fields.ts';
import { type Label, label } from './labels.ts';
import { isKeepable, notKeepable } from './limits.ts';
import { problemIn, problems } from './problems.ts';
import type { Raw } from './raw.ts';

/** One input of a form as it stands before a person: the field, its block id, and the line it belongs to. */
export interface Question {
  readonly blockId: string;
  readonly name: string;
  readonly field: Field<unknown>;
  readonly item: Item | undefined;
}

/** What is read of an action to read its form. */
type Asking = Pick<AnyForm, 'fields' | 'lines'>;

/** The questions an action asks now, in the order they are asked. */
export const questions = (action: AnyForm, sight: Sight): readonly Question[] => [
  ...asked(action.fields, sight, undefined),
  ...itemsOf(action, sight).flatMap((item) => asked(action.lines?.fields ?? {}, sight, item)),
];

export const itemsOf = (action: Asking, sight: Sight): readonly Item[] => action.lines?.of(sight) ?? [];

const asked = (fields: Fields, sight: Sight, item: Item | undefined): readonly Question[] =>
  Object.entries(fields)
    .filter(([, field]) => field.when?.(sight, item) ?? true)
    .flatMap(([name, field]) => {
      const question = { blockId: item ? `lines.${item.id}.${name}` : name, name, field, item };
      return [question, ...askedAgain(question, sight)];
    });

const sure = '.sure';

/** The question that a refusal is about; for the box of an unlikely date that of the date itself. */
export const questionAt = (action: AnyForm, sight: Sight, blockId: string): Question | undefined => {
  const own = isAskedAgain(blockId) ? blockId.slice(0, -sure.length) : blockId;
  return questions(action, sight).find((question) => question.blockId === own);
};

/** The block of the box that says an unlikely date is meant. */
export const isAskedAgain = (blockId: string): boolean => blockId.endsWith(sure);

/** An unlikely date brings up a box to tick below it. The box bears the date, so that a tick counts for no other. */
const askedAgain = (question: Question, sight: Sight): readonly Question[] => {
  const raw = sight.raw[question.blockId];
  const odd = oddOf(question, sight);
  if (!odd?.may || typeof raw !== 'string') return [];
  const { label: name } = question.field;
  const meant = label(`确实是 ${odd.date}`, `It is ${odd.date} indeed`);
  const field = {
    ...tick(label(`${name.zh}：${odd.date} ${odd.why.zh}`, `${name.en}: ${odd.date} ${odd.why.en}`), meant, {
      options: () => [{ value: raw, label: meant }],
    }),
    // Who gives another date instead need not tick it: Slack must not ask for it, `unlikelyIn` does.
    blank: 'allowed',
  } as const;
  return [{ ...question, blockId: `${question.blockId}${sure}`, field }];
};

const oddOf = ({ blockId, field }: Question, sight: Sight): Odd | null =>
  field.odd?.(sight.raw[blockId], sight) ?? null;

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
      readonly answers: Answered;
    }
  | {
      readonly ok: false;
      readonly fields: Readonly<Record<string, Label>>;
      /** What was answered, where nothing but unlikely dates stands against it; null where some answer cannot be read. */
      readonly answers: Answered | null;
    };

type Answered = Readonly<Record<string, unknown>> & { readonly lines: readonly unknown[] };

/** Reads a filled-in form into typed answers, or says at each block id what is wrong with it. */
export const readForm = (action: Asking, sight: Sight): Reading => {
  const wrong: Record<string, Label> = {};
  const unlikely: Record<string, Label> = {};
  const answerAll = (fields: Fields, item: Item | undefined) =>
    Object.fromEntries(
      Object.entries(fields).map(([name, field]) => {
        const question = { blockId: item ? `lines.${item.id}.${name}` : name, name, field, item };
        if (!(field.when?.(sight, item) ?? true)) return [name, null];
        Object.assign(unlikely, unlikelyIn(question, sight));
        return [name, answer(question, sight, wrong)];
      }),
    );
  const answers = {
    ...answerAll(action.fields, undefined),
    lines: itemsOf(action, sight).map((item) => ({
      id: item.id,
      ...answerAll(action.lines?.fields ?? {}, item),
    })),
  };
  const fields = { ...unlikely, ...wrong };
  if (Object.keys(fields).length === 0) return { ok: true, answers };
  return { ok: false, fields, answers: Object.keys(wrong).length === 0 ? answers : null };
};

/** What stands against a date that reads well: that it cannot be, or that nobody said yet that it is meant. */
const unlikelyIn = (question: Question, sight: Sight): Readonly<Record<string, Label>> => {
  const { blockId } = question;
  const odd = oddOf(question, sight);
  if (odd === null) return {};
  const { date, why } = odd;
  if (!odd.may) return { [blockId]: label(`${date} ${why.zh}`, `${date} ${why.en}`) };
  const ticked = sight.raw[`${blockId}${sure}`];
  if (Array.isArray(ticked) && ticked.includes(sight.raw[blockId])) return {};
  const say = label(
    `${date} ${why.zh}：请核对；确实如此请打勾后再提交`,
    `${date} ${why.en}: please check it; if it is meant, tick the box and send it again`,
  );
  return { [`${blockId}${sure}`]: say };
};

const answer = (question: Question, sight: Sight, wrong: Record<string, Label>): unknown => {
  const { field, blockId, item } = question;
  if (field.input.kind === 'ticks') return answerTicks(question, sight, wrong);
  const raw = blankAsNull(sight.raw[blockId]);
  if (raw === null && field.blank === 'allowed') return null;
  if (raw === null) {
    wrong[blockId] = problems.required;
    return null;
  }
  if (!isKept(raw)) {
    wrong[blockId] = notKeepable;
    return null;
  }
  const read = field.schema.safeParse(raw);
  if (!read.success) wrong[blockId] = problemIn(read.error, 'not-a-choice');
  else if (!isOffered(question, sight, raw)) wrong[blockId] = problems['not-a-choice'];
  else {
    const misfit = field.misfit?.(raw, sight, item);
    if (misfit === undefined) return read.data;
    wrong[blockId] = misfit;
  }
  return null;
};

/** Payloads come from outside: what is no text is the schema's to refuse. */
const isKept = (raw: Raw): boolean =>
  (Array.isArray(raw) ? raw : [raw]).every((text) => typeof text !== 'string' || isKeepable(text));

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
