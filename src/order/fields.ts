import { z } from 'zod';
import type { Sight } from './action.ts';
import type { Odd } from './asked-dates.ts';
import type { Typeahead } from './keys.ts';
import { type Label, label, verbatim } from './labels.ts';
import { saying } from './problems.ts';
import type { Raw } from './raw.ts';
import { type Range, readFigure } from './typed-figure.ts';

/** How an input is drawn; what may be answered is the field's own matter. */
export type Input =
  | { readonly kind: 'text'; readonly multiline: boolean; readonly most: number }
  | { readonly kind: 'figure' }
  | { readonly kind: 'date' }
  | { readonly kind: 'moment' }
  | { readonly kind: 'choice' }
  | { readonly kind: 'ticks' }
  /** `brought`: it comes with what was handed in and is not asked for. */
  | { readonly kind: 'files'; readonly brought?: true }
  /** One CSV or xlsx file, read row by row before the form is judged (mill/table.ts). */
  | { readonly kind: 'table' }
  /** Found by typing in a list of the trade. */
  | { readonly kind: Typeahead }
  | { readonly kind: 'person' };

export interface Option<V extends string = string> {
  readonly value: V;
  readonly label: Label;
}

/** One thing a form with lines asks about: an order line, a shipment's special term. Its id never moves to another. */
export interface Item {
  readonly id: number;
  readonly label: Label;
}

/**
 * A question of a form: how it is drawn, what counts as an answer, and how the answer reads afterwards.
 * `T` is the answer as it is stored in the journal: a string, an integer, a list of strings, or null for blank.
 */
export interface Field<T> {
  readonly input: Input;
  readonly label: Label;
  readonly hint?: Label;
  /** Blank answers are stored as null where allowed. */
  readonly blank: 'refused' | 'allowed';
  /** A name, phone or address: hashed with salt, so that it can be blotted out (architecture §2). */
  readonly personal?: true;
  /** A sum, a rate, or a private phone or address: it stands in no channel, and before nobody who sees no prices (process §1). */
  readonly discreet?: true;
  readonly schema: z.ZodType<T>;
  readonly initial?: (sight: Sight, item: Item | undefined) => Raw;
  readonly options?: (sight: Sight, item: Item | undefined) => readonly Option[];
  /** Takes its proposal anew when this other question (of the same line) is answered. */
  readonly follows?: string;
  /** Answering it draws the form anew, since other questions depend on it. */
  readonly redraws?: true;
  /** Asked only where this holds; elsewhere the answer is null. */
  readonly when?: (sight: Sight, item: Item | undefined) => boolean;
  /** Its boxes follow what is typed: where a submission brings other ones, the form is shown again with them. */
  readonly asTyped?: true;
  /** What is unlikely about an answer that may be meant all the same; null where nothing is. Dates only. */
  readonly odd?: (raw: Raw, sight: Sight) => Odd | null;
  /** Why an answer that reads well does not fit what is asked here. */
  readonly misfit?: (raw: Raw, sight: Sight, item: Item | undefined) => Label | undefined;
  // A method, so that fields of every answer type fit one record.
  show(answer: T): Label;
  /** The answer as the form would have been filled in, to offer it again. */
  write(answer: T): Raw;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;
export type Answers<F> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never };

/** What a question may say besides its name. */
export type More<T> = Partial<
  Pick<
    Field<T>,
    'hint' | 'personal' | 'discreet' | 'initial' | 'options' | 'when' | 'redraws' | 'follows' | 'asTyped'
  >
>;

/** A decimal figure typed by a person, kept as a whole number of its smallest unit: `decimals` 2 makes yuan into fen. */
const scaled = (range: Range): z.ZodType<number> =>
  z.string('not-a-figure').transform((typed, context) => {
    const read = readFigure(typed, range);
    if ('value' in read) return read.value;
    context.addIssue(saying(read.problem));
    return z.NEVER;
  });

const unscale = (value: number, decimals: number): string => (value / 10 ** decimals).toFixed(decimals);

/** As many characters as the field of a statement takes. */
export const mostInStatement = 2900;

export const text = (
  name: Label,
  more: More<string> & { multiline?: boolean; most?: number } = {},
): Field<string> => {
  const { multiline = false, most = multiline ? mostInStatement : 200, ...rest } = more;
  return {
    input: { kind: 'text', multiline, most },
    label: name,
    blank: 'refused',
    schema: z.string('required').trim().min(1, 'required').max(most, 'too-long'),
    show: verbatim,
    write: (answer) => answer,
    ...rest,
  };
};

/** Words that count as a signed statement: several lines, kept and shown word for word. */
export const statement = (name: Label, more: More<string> = {}): Field<string> =>
  text(name, { multiline: true, ...more });

/** A decimal figure, kept as a whole number of its smallest unit. */
export const figure = (
  name: Label,
  range: Range,
  show: (value: number) => Label,
  more: More<number>,
): Field<number> => ({
  input: { kind: 'figure' },
  label: name,
  blank: 'refused',
  schema: scaled(range),
  show,
  write: (answer) => unscale(answer, range.decimals),
  ...more,
});

/** A whole number, such as millimetres or pieces; `units` are the words that may stand behind it. */
export const whole = (
  name: Label,
  more: More<number> & { least?: number; most?: number; units?: readonly string[] } = {},
): Field<number> => {
  const { least = 0, most = 1_000_000, units = [], ...rest } = more;
  return figure(name, { decimals: 0, least, most, units }, (value) => verbatim(String(value)), rest);
};

export const choice = <V extends string>(
  name: Label,
  options: Readonly<Record<V, Label>>,
  more: More<V> = {},
): Field<V> => {
  const values = Object.keys(options) as V[];
  return {
    input: { kind: 'choice' },
    label: name,
    blank: 'refused',
    schema: z.string('required').refine((value): value is V => values.includes(value as V), 'not-a-choice'),
    options: () => values.map((value) => ({ value, label: options[value] })),
    show: (answer) => options[answer],
    write: (answer) => answer,
    ...more,
  };
};

/** One of a list that depends on the order: a batch, a revision, a prompt. */
export const chosen = <V extends string = string>(
  name: Label,
  options: (sight: Sight, item: Item | undefined) => readonly Option<V>[],
  more: More<V> = {},
): Field<V> => ({
  input: { kind: 'choice' },
  label: name,
  blank: 'refused',
  // That it is one of the options is judged where they are known.
  schema: z.custom<V>((value) => typeof value === 'string' && value !== '', 'required'),
  options,
  show: verbatim,
  write: (answer) => answer,
  ...more,
});

/** Checkboxes; each option names the value to check. Every box must be ticked before the form counts as answered. */
export const ticks = (
  name: Label,
  options: NonNullable<Field<readonly string[]>['options']>,
  more: More<readonly string[]> = {},
): Field<readonly string[]> => ({
  input: { kind: 'ticks' },
  label: name,
  blank: 'refused',
  schema: z.array(z.string(), 'required').min(1, 'required'),
  options,
  show: (answer) => label(`逐项核对 ${answer.length} 项 ✓`, `${answer.length} items checked one by one ✓`),
  write: (answer) => answer,
  ...more,
});

/** A single box to tick: a thing done, such as the read-back to the caller. */
export const tick = (
  name: Label,
  statementTicked: Label,
  more: More<readonly string[]> = {},
): Field<readonly string[]> => ({
  ...ticks(name, () => [{ value: 'yes', label: statementTicked }], more),
  show: () => label('是', 'yes'),
});

export const files = (name: Label, more: More<readonly string[]> = {}): Field<readonly string[]> => ({
  input: { kind: 'files' },
  label: name,
  blank: 'refused',
  schema: z.array(z.string().min(1), 'required').min(1, 'required').max(10),
  show: (answer) => label(`${answer.length} 个文件`, `${answer.length} file(s)`),
  write: (answer) => answer,
  ...more,
});

/** A spreadsheet to be read row by row. */
export const tableFile = (name: Label, more: More<readonly string[]> = {}): Field<readonly string[]> => ({
  ...files(name, more),
  input: { kind: 'table' },
});

/** A person of the workspace, by id. */
export const person = (name: Label, more: More<string> = {}): Field<string> => ({
  input: { kind: 'person' },
  label: name,
  blank: 'refused',
  schema: z.string('required').min(1, 'required'),
  show: (answer) => verbatim(`<@${answer}>`),
  write: (answer) => answer,
  ...more,
});

/** The same question, with blank as an answer of its own (stored as null). */
export const optional = <T>(field: Field<T>): Field<T | null> => ({
  ...field,
  blank: 'allowed',
  schema: field.schema.nullable(),
  show: (answer) => (answer === null ? label('—', '—') : field.show(answer)),
  write: (answer) => (answer === null ? null : field.write(answer)),
});

/** The same question, asked only where the condition holds; not asked is null. */
export const sometimes = <T>(when: NonNullable<Field<T>['when']>, field: Field<T>): Field<T | null> => ({
  ...optional(field),
  blank: field.blank,
  when,
});
