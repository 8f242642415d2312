import { below, entriesOf, isObject, type JsonObject } from './json.ts';
import type { ByTypeSchema, ListSchema, NumberSchema, ObjectSchema, Schema, StringSchema } from './schema.ts';
import { textLength } from './text-length.ts';
import type { Violation } from './verdict.ts';

const oneOfFailed = 'failed to match all allowed schemas';

/** Every rule of `schema` that `value` breaks, with pointers that start at `pointer`. */
export function violationsOf(schema: Schema, value: unknown, pointer: string): readonly Violation[] {
  switch (schema.kind) {
    case 'string':
      return stringViolations(schema, value, pointer);
    case 'number':
      return numberViolations(schema, value, pointer);
    case 'boolean':
      return typeof value === 'boolean' ? [] : [{ pointer, text: 'must provide a boolean' }];
    case 'list':
      return listViolations(schema, value, pointer);
    case 'nullable':
      return value === null ? [] : violationsOf(schema.of, value, pointer);
    case 'object':
      if (!isObject(value)) return [{ pointer, text: 'must provide an object' }];
      return objectViolations(schema, value, pointer);
    case 'by-type':
      return byTypeViolations(schema, value, pointer);
  }
}

function stringViolations(schema: StringSchema, value: unknown, pointer: string): readonly Violation[] {
  if (typeof value !== 'string') return [{ pointer, text: 'must provide a string' }];
  const length = textLength(value);
  if (length < schema.min) return [{ pointer, text: `must be more than ${schema.min - 1} characters` }];
  if (length > schema.max) return [{ pointer, text: `must be less than ${schema.max + 1} characters` }];
  if (schema.among?.includes(value) === false) return [{ pointer, text: 'must be a valid enum value' }];
  if (schema.form?.fits(value) === false) return [{ pointer, text: schema.form.text }];
  return [];
}

function numberViolations(schema: NumberSchema, value: unknown, pointer: string): readonly Violation[] {
  if (typeof value !== 'number' || !Number.isFinite(value))
    return [{ pointer, text: 'must provide a number' }];
  if (schema.integer && !Number.isInteger(value)) return [{ pointer, text: 'must provide an integer' }];
  if (schema.above !== undefined && value <= schema.above) {
    return [{ pointer, text: `must be more than ${schema.above}` }];
  }
  if (value < schema.min) return [{ pointer, text: `must be no less than ${schema.min}` }];
  if (value > schema.max) return [{ pointer, text: `must be no more than ${schema.max}` }];
  return [];
}

function listViolations(schema: ListSchema, value: unknown, pointer: string): readonly Violation[] {
  if (!Array.isArray(value)) return [{ pointer, text: 'must provide an array' }];
  const items = value.flatMap((item, index) => violationsOf(schema.item, item, below(pointer, index)));
  if (value.length < schema.min)
    return [{ pointer, text: `must provide at least ${schema.min} items` }, ...items];
  if (value.length > schema.max)
    return [{ pointer, text: `no more than ${schema.max} items allowed` }, ...items];
  return items;
}

function byTypeViolations(schema: ByTypeSchema, value: unknown, pointer: string): readonly Violation[] {
  if (!isObject(value)) return [{ pointer, text: 'must provide an object' }];
  const found = typedViolations(schema, value, pointer);
  return schema.announced && found.length > 0 ? [{ pointer, text: oneOfFailed }, ...found] : found;
}

function typedViolations(schema: ByTypeSchema, value: JsonObject, pointer: string): readonly Violation[] {
  const { type, ...rest } = value;
  if (type === undefined) return [{ pointer, text: 'missing required field: type' }];
  if (typeof type !== 'string') return [{ pointer: below(pointer, 'type'), text: 'must provide a string' }];
  const typed = Object.hasOwn(schema.types, type) ? schema.types[type] : undefined;
  if (typed === undefined) return [{ pointer: below(pointer, 'type'), text: `unsupported type: ${type}` }];
  return objectViolations(typed, rest, pointer);
}

function objectViolations(schema: ObjectSchema, value: JsonObject, pointer: string): readonly Violation[] {
  const entries = entriesOf(value);
  const given = new Set(entries.map(([key]) => key));
  const parts = entries.flatMap(([key, part]) => {
    const known = [schema.required, schema.optional].find((table) => Object.hasOwn(table, key))?.[key];
    if (known === undefined) return [{ pointer, text: `invalid additional property: ${key}` }];
    return violationsOf(known, part, below(pointer, key));
  });
  const missing = Object.keys(schema.required)
    .filter((key) => !given.has(key))
    .map((key) => ({ pointer, text: `missing required field: ${key}` }));
  const groups = schema.exactlyOne.flatMap((group) => groupViolations(group, given, pointer));
  const none = schema.atLeastOne.length > 0 && !schema.atLeastOne.some((key) => given.has(key));
  const lacking = none ? lacksAll(schema.atLeastOne, pointer) : [];
  return [
    ...lacking,
    ...groups,
    ...missing,
    ...parts,
    ...schema.checks.flatMap((check) => check(value, pointer)),
  ];
}

function groupViolations(
  group: readonly string[],
  given: ReadonlySet<string>,
  pointer: string,
): readonly Violation[] {
  const [, ...surplus] = group.filter((key) => given.has(key));
  if (!group.some((key) => given.has(key))) return lacksAll(group, pointer);
  if (surplus.length === 0) return [];
  return [
    { pointer, text: oneOfFailed },
    ...surplus.map((key) => ({ pointer, text: `invalid additional property: ${key}` })),
  ];
}

function lacksAll(group: readonly string[], pointer: string): readonly Violation[] {
  return [
    { pointer, text: oneOfFailed },
    ...group.slice(0, 1).map((key) => ({ pointer, text: `missing required field: ${key}` })),
  ];
}
