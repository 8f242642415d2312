import type { AnyAction, Part } from './action.ts';
import type { Label } from './labels.ts';
import type { Who } from './roles.ts';

/** Somebody's move: what is waited for, on whom, since when. */
export interface Turn {
  readonly action: AnyAction;
  readonly part: Part | null;
  /** The first is waited for and mentioned; any may sign. */
  readonly who: readonly Who[];
  /** The instant of the last fact that made it possible; ahead of now for what is expected (a prompt of next week). */
  readonly since: string;
  /** What comes first, where that is not on the order; left out where the action itself is waited for. */
  readonly first?: Label;
}
