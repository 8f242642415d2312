/** One broken rule: where in the payload (JSON pointer) and in Slack's words. */
export interface Violation {
  readonly pointer: string;
  readonly text: string;
}

/** What Slack would say to a payload; `error` is undefined when it would accept it. */
export interface Verdict {
  readonly error: string | undefined;
  readonly violations: readonly Violation[];
  readonly warnings: readonly string[];
}

/** The line Slack puts into `response_metadata.messages`. */
export function formatViolation(violation: Violation): string {
  return `[ERROR] ${violation.text} [json-pointer:${violation.pointer}]`;
}

/** Refused with `error` if any rule is broken, else accepted. */
export function verdictOf(
  error: string,
  violations: readonly Violation[],
  warnings: readonly string[] = [],
): Verdict {
  return { error: violations.length > 0 ? error : undefined, violations, warnings };
}
