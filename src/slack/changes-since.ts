import { escaped } from '../../blocks/kit.ts';
import type { AnyAction } from '../order/action.ts';
import { same } from '../order/json.ts';
import type { Language } from '../order/labels.ts';
import type { Order } from '../order/order.ts';
import { seenHash } from '../order/seen.ts';
import type { SlackDeps } from './deps.ts';

interface Stale {
  readonly action: AnyAction;
  readonly order: Order;
  readonly part: string | null;
  /** The hash of what the person was shown. */
  readonly seen: string;
  readonly language: Language;
}

/** What changed in the covered facets between the state a form was drawn on and now: "Quantities: 12.5 t → 14 t". */
export const changesSince = async (
  { history }: Pick<SlackDeps, 'history'>,
  { action, order, part, seen, language }: Stale,
): Promise<string> => {
  const states = await history(order.id);
  const shown = states.findLast((state) => seenHash(action, state, part) === seen);
  if (!shown) return '';
  return action
    .covers(order, part)
    .filter((facet) => !same(facet.of(shown), facet.of(order)))
    .map(
      (facet) =>
        `*${facet.label[language]}*: ~${escaped(facet.show(shown)[language])}~ → *${escaped(facet.show(order)[language])}*`,
    )
    .join('\n');
};
