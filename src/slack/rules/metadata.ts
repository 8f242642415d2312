import { below, entriesOf, isObject } from './json.ts';
import { type Verdict, type Violation, verdictOf } from './verdict.ts';

const root = '/metadata';
const known = ['event_type', 'event_payload'];

/**
 * What Slack says to message `metadata`. Errors: `invalid_metadata_format` when it is no object,
 * `invalid_metadata_schema` when its parts are wrong: values flat, or one level of objects of flat values.
 * `{}` is accepted, for it takes the metadata away in `chat.update`. Slack's size limit is not published.
 */
export function checkMetadata(metadata: unknown): Verdict {
  if (!isObject(metadata)) {
    return verdictOf('invalid_metadata_format', [{ pointer: root, text: 'must provide an object' }]);
  }
  const entries = entriesOf(metadata);
  if (entries.length === 0) return verdictOf('invalid_metadata_schema', []);
  const missing = known
    .filter((key) => metadata[key] === undefined)
    .map((key) => ({ pointer: root, text: `missing required field: ${key}` }));
  const surplus = entries
    .filter(([key]) => !known.includes(key))
    .map(([key]) => ({ pointer: root, text: `invalid additional property: ${key}` }));
  return verdictOf('invalid_metadata_schema', [
    ...missing,
    ...surplus,
    ...eventTypeViolations(metadata.event_type),
    ...payloadViolations(metadata.event_payload),
  ]);
}

function eventTypeViolations(type: unknown): readonly Violation[] {
  const pointer = below(root, 'event_type');
  if (type === undefined) return [];
  if (typeof type !== 'string') return [{ pointer, text: 'must provide a string' }];
  return type === '' ? [{ pointer, text: 'must be more than 0 characters' }] : [];
}

function payloadViolations(payload: unknown): readonly Violation[] {
  const pointer = below(root, 'event_payload');
  if (payload === undefined) return [];
  if (!isObject(payload)) return [{ pointer, text: 'must provide an object' }];
  return entriesOf(payload).flatMap(([key, value]) => valueViolations(value, below(pointer, key)));
}

function valueViolations(value: unknown, pointer: string): readonly Violation[] {
  if (isFlat(value)) return [];
  const objects = Array.isArray(value)
    ? value.map((item, index) => [`${pointer}/${index}`, item] as const)
    : [];
  const inner = isObject(value) ? [[pointer, value] as const] : objects;
  if (!Array.isArray(value) && inner.length === 0) return [{ pointer, text: notFlat }];
  return inner.flatMap(([place, item]) => objectViolations(item, place));
}

function objectViolations(value: unknown, pointer: string): readonly Violation[] {
  if (!isObject(value)) return [{ pointer, text: 'must provide an object' }];
  return entriesOf(value)
    .filter(([, part]) => !isFlat(part))
    .map(([key]) => ({ pointer: below(pointer, key), text: notFlat }));
}

const notFlat = 'must provide a string, a number or a boolean';

function isFlat(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}
