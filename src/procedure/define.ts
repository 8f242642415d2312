import type { Action } from '../order/action.ts';
import { defineAction, type None, type Spec } from '../order/define-action.ts';
import type { Fields } from '../order/fields.ts';
import { undoubted } from './terms/doubted.ts';

/** A step of the procedure: somebody is waited for once its needs are met. */
export const step = <F extends Fields = None, E extends Fields = None, X = null>(
  spec: Spec<F, E, X>,
): Action<F, E, X> => defineAction('step', 'mill', doubtsSettled(spec));

/** An act that may happen out of turn; nobody is waited for unless it says so. */
export const act = <F extends Fields = None, E extends Fields = None, X = null>(
  spec: Spec<F, E, X>,
): Action<F, E, X> => defineAction('act', 'mill', doubtsSettled(spec));

/** Law process §6.10: an act that prints or moves what is doubted needs the doubt to be over, besides what it asks for itself. */
const doubtsSettled = <F extends Fields, E extends Fields, X>(spec: Spec<F, E, X>): Spec<F, E, X> => ({
  ...spec,
  needs: (order, part) => [...(spec.needs?.(order, part) ?? []), ...undoubted(order, spec.key, part)],
});
