import type { AnyAction } from '../order/action.ts';
import { unready } from '../order/decide.ts';
import type { Refusal } from '../order/decision.ts';
import type { Order } from '../order/order.ts';
import type { PaperBack } from '../order/paper.ts';
import { partsOf } from '../order/parts.ts';
import type { Raw } from '../order/raw.ts';
import { actions } from './catalogue.ts';

/**
 * What a paper that came back means for its order as it is now. `form`: a person may open the form of this act, with this
 * filled in; `unready`: it belongs to this act, which nobody may sign now; `void`: another one is in force, by its number,
 * or none; `filed`: nothing is signed by it.
 */
export type BackMeaning =
  | {
      readonly kind: 'form';
      readonly action: AnyAction;
      readonly part: string | null;
      readonly raw: Readonly<Record<string, Raw>>;
    }
  | { readonly kind: 'unready'; readonly action: AnyAction; readonly refusal: Refusal }
  | { readonly kind: 'void'; readonly inForce: string | null }
  | { readonly kind: 'filed' };

/** S9, S18: pure; nothing is accepted by it, it only says what may be offered to a person. */
export const meaningOf = (order: Order, back: PaperBack): BackMeaning => {
  for (const action of actions) {
    const taken = action.takesBack(order, back);
    if (taken?.kind === 'void') return taken;
    if (!taken) continue;
    const { part, raw } = taken;
    const refusal = unready(action, order, part) ?? noSuchPart(action, order, part);
    return refusal ? { kind: 'unready', action, refusal } : { kind: 'form', action, part, raw };
  }
  return { kind: 'filed' };
};

const noSuchPart = (action: AnyAction, order: Order, part: string | null): Refusal | undefined =>
  partsOf(action, order).some((one) => (one?.id ?? null) === part)
    ? undefined
    : { code: 'no-such-part', rule: action.rule };
