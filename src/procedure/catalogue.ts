import type { AnswersOf, AnyAction } from '../order/action.ts';
import type { ActionKey, AnswersOfKey, FactsOfKey } from '../order/keys.ts';
import { acts } from './lanes/acts.ts';
import { steps } from './lanes/steps.ts';
import { takeBackActs } from './lanes/take-back-acts.ts';
import type { Records } from './records.ts';

/** The whole procedure: steps in their order, then what may happen out of turn. */
export const catalogue = {
  ...steps,
  ...acts,
  ...takeBackActs((key) => find(key)),
} as const satisfies Procedure;

/** Every key has its action, and each stores what is declared of it (records.ts), or this does not compile. */
type Procedure = {
  readonly [K in keyof Records]: { facts(...given: never): FactsOfKey<K> };
};

/** The actions whose answers are not what is declared of them: none, or this does not compile. */
type OtherwiseAnswered = {
  [K in ActionKey]: AnswersOf<(typeof catalogue)[K]> extends AnswersOfKey<K> ? never : K;
}[ActionKey];
const _answeredAsDeclared: OtherwiseAnswered extends never ? true : false = true;

export const actions: readonly AnyAction[] = Object.values(catalogue);

/** The action a key names; keys come from the wire and from stored events, so it may be none. */
export const find = (key: string): AnyAction | undefined => actionsByKey.get(key);

const actionsByKey = new Map<string, AnyAction>(actions.map((action) => [action.key, action]));
