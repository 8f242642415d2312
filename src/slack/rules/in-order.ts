import { nodesOf } from './json.ts';
import type { Violation } from './verdict.ts';

/** Violations in the order their places appear in the payload, as Slack lists them; each line once. */
export function inPayloadOrder(
  violations: readonly Violation[],
  payload: unknown,
  pointer: string,
): readonly Violation[] {
  if (violations.length === 0) return violations;
  const places = new Map(nodesOf(payload, pointer).map((node, index) => [node.pointer, index]));
  const placeOf = (violation: Violation) => places.get(violation.pointer) ?? places.size;
  const distinct = new Map(
    violations.map((violation) => [`${violation.pointer} ${violation.text}`, violation]),
  );
  return [...distinct.values()].sort((left, right) => placeOf(left) - placeOf(right));
}
