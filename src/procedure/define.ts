import type { Action } from '../order/action.ts';
import { defineAction, type None, type Spec } from '../order/define-action.ts';
import type { Fields } from '../order/fields.ts';

/** A step of the procedure: somebody is waited for once its needs are met. */
export const step = <F extends Fields = None, E extends Fields = None, X = null>(
  spec: Spec<F, E, X>,
): Action<F, E, X> => defineAction('step', 'mill', spec);

/** An act that may happen out of turn; nobody is waited for unless it says so. */
export const act = <F extends Fields = None, E extends Fields = None, X = null>(
  spec: Spec<F, E, X>,
): Action<F, E, X> => defineAction('act', 'mill', spec);
