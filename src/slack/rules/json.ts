export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonNode {
  readonly pointer: string;
  readonly value: unknown;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Own entries as JSON would carry them: a property set to undefined does not travel. */
export function entriesOf(value: JsonObject): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([, part]) => part !== undefined);
}

/** A JSON pointer one step deeper (RFC 6901 escapes). */
export function below(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** Every value of a payload, parents before their parts, in the order they are written. */
export function nodesOf(root: unknown, pointer: string): readonly JsonNode[] {
  const nodes: JsonNode[] = [];
  // A stack and not recursion: a payload from outside may be nested deeper than the call stack.
  const open: JsonNode[] = [{ pointer, value: root }];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    nodes.push(node);
    open.push(...partsOf(node).reverse());
  }
  return nodes;
}

/** Equal as JSON, whatever the order of properties. */
export function sameJson(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return left.length === right.length && left.every((part, index) => sameJson(part, right[index]));
  }
  if (isObject(left) && isObject(right)) {
    const parts = entriesOf(left);
    if (parts.length !== entriesOf(right).length) return false;
    return parts.every(([key, part]) => Object.hasOwn(right, key) && sameJson(part, right[key]));
  }
  return left === right;
}

function partsOf(node: JsonNode): JsonNode[] {
  const { pointer, value } = node;
  if (Array.isArray(value))
    return value.map((part, index) => ({ pointer: below(pointer, index), value: part }));
  if (!isObject(value)) return [];
  return entriesOf(value).map(([key, part]) => ({ pointer: below(pointer, key), value: part }));
}
