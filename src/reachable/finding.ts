import type { Problem } from '../config.ts';
import type { Service } from '../server/health.ts';

/** Something that keeps a service from being used. */
export interface Finding extends Problem {
  readonly service: Service;
  /** `wrong`: no waiting mends it, somebody must. `away`: it did not answer, or says that it cannot now. */
  readonly kind: 'wrong' | 'away';
}

/** How long one service is waited for. */
export const answersWithinMs = 4000;

/** The deepest cause says what happened; what lies above it only says that something did. */
export function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return messageOf(error.errors[0]);
  return error.cause instanceof Error ? messageOf(error.cause) : error.message || error.name;
}
