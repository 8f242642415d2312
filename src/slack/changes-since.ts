import { type DrawingContext, escaped } from '../../blocks/kit.ts';
import type { AnyAction } from '../order/action.ts';
import { wordsFor } from '../order/discreet.ts';
import { same } from '../order/json.ts';
import type { Order } from '../order/order.ts';
import { seenHash } from '../order/seen.ts';
import type { SlackDeps } from './deps.ts';

interface Stale {
  readonly action: AnyAction;
  readonly order: Order;
  readonly part: string | null;
  /** The hash of what the person was shown. */
  readonly seen: string;
  readonly reader: Pick<DrawingContext, 'language' | 'sees'>;
}

/** What changed in the covered facets between the state a form was drawn on and now: "Quantities: 12.5 t → 14 t". */
export const changesSince = async (
  { history }: Pick<SlackDeps, 'history'>,
  { action, order, part, seen, reader }: Stale,
): Promise<string> => {
  const { language } = reader;
  const states = await history(order.id);
  const shown = states.findLast((state) => seenHash(action, state, part) === seen);
  if (!shown) return '';
  return action
    .covers(order, part)
    .filter((facet) => !same(facet.of(shown), facet.of(order)))
    .map((facet) => {
      const [was, is] = [shown, order].map((state) => escaped(wordsFor(facet.show(state), reader)));
      return is === '' ? `*${facet.label[language]}*` : `*${facet.label[language]}*: ~${was}~ → *${is}*`;
    })
    .join('\n');
};
