import type { AnyAction } from './action.ts';
import { acts } from './acts/index.ts';
import { takeBackActs } from './acts/take-back.ts';
import { steps } from './steps/index.ts';

/** The whole procedure: steps in their order, then what may happen out of turn. */
export const catalogue = { ...steps, ...acts, ...takeBackActs((key) => find(key)) } as const;

export const actions: readonly AnyAction[] = Object.values(catalogue);

/** The action a key names; keys come from the wire and from stored events, so it may be none. */
export const find = (key: string): AnyAction | undefined => actionsByKey.get(key);

const actionsByKey = new Map(actions.map((action) => [action.key, action]));
