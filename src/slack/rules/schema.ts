import type { JsonObject } from './json.ts';
import type { Violation } from './verdict.ts';

/** A rule between several properties of one object; answers what is broken. */
export type Check = (value: JsonObject, pointer: string) => readonly Violation[];

export interface StringSchema {
  readonly kind: 'string';
  readonly min: number;
  readonly max: number;
  readonly among?: readonly string[];
  readonly form?: { readonly fits: (text: string) => boolean; readonly text: string };
}

export interface NumberSchema {
  readonly kind: 'number';
  readonly integer: boolean;
  readonly min: number;
  readonly max: number;
  /** A bound the number must exceed. */
  readonly above?: number;
}

export interface ListSchema {
  readonly kind: 'list';
  readonly min: number;
  readonly max: number;
  readonly item: Schema;
}

export type Properties = Readonly<Record<string, Schema>>;

export interface ObjectSchema {
  readonly kind: 'object';
  readonly required: Properties;
  readonly optional: Properties;
  /** Of each group exactly one property must be there. */
  readonly exactlyOne: readonly (readonly string[])[];
  /** Of these at least one property must be there; empty means no such rule. */
  readonly atLeastOne: readonly string[];
  readonly checks: readonly Check[];
}

/** Objects told apart by their `type`; `announced` adds the parent line of a failed one-of. */
export interface ByTypeSchema {
  readonly kind: 'by-type';
  readonly types: Readonly<Record<string, ObjectSchema>>;
  readonly announced: boolean;
}

export type Schema =
  | StringSchema
  | NumberSchema
  | ListSchema
  | ObjectSchema
  | ByTypeSchema
  | { readonly kind: 'boolean' }
  | { readonly kind: 'nullable'; readonly of: Schema };

export const boolean: Schema = { kind: 'boolean' };

/** A string of `min` to `max` characters. */
export function string(max = Number.POSITIVE_INFINITY, min = 1): StringSchema {
  return { kind: 'string', min, max };
}

/** One of the listed words. */
export function word(...among: readonly string[]): StringSchema {
  return { ...string(), among };
}

/** A string that must fit `fits`; `text` says what it must be. */
export function form(
  fits: (text: string) => boolean,
  text: string,
  max = Number.POSITIVE_INFINITY,
): StringSchema {
  return { ...string(max), form: { fits, text } };
}

export function integer(min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY): NumberSchema {
  return { kind: 'number', integer: true, min, max };
}

export function number(above = Number.NEGATIVE_INFINITY): NumberSchema {
  return { ...integer(), integer: false, above };
}

/** A list of `min` to `max` items; at least one unless said otherwise. */
export function list(item: Schema, max = Number.POSITIVE_INFINITY, min = 1): ListSchema {
  return { kind: 'list', item, min, max };
}

export function nullable(of: Schema): Schema {
  return { kind: 'nullable', of };
}

export function object(rules: Partial<Omit<ObjectSchema, 'kind'>>): ObjectSchema {
  return { kind: 'object', required: {}, optional: {}, exactlyOne: [], atLeastOne: [], checks: [], ...rules };
}

export function byType(types: Readonly<Record<string, ObjectSchema>>, announced = false): ByTypeSchema {
  return { kind: 'by-type', types, announced };
}
