import { rememberedWhile } from './cache.ts';
import { same } from './json.ts';
import type { FacetName } from './keys.ts';
import type { Mark, Order } from './order.ts';
import { procedureOf } from './procedure.ts';
import { reads } from './reads.ts';
import { fell } from './void.ts';

/** Signatures fall when what they cover changed; a fall may change what others cover, so this goes on until all is still. */
export function fellWhatChanged(order: Order, at: string): Order {
  for (const marks of Object.values(order.marks)) {
    for (const mark of mayFall(marks, order)) {
      const facets = changedFacets(order, mark);
      if (facets.length === 0) continue;
      return fellWhatChanged(
        fell(order, (other) => other === mark, { at, why: 'changed', facets }),
        at,
      );
    }
  }
  return order;
}

const changedFacets = (order: Order, mark: Mark): readonly FacetName[] => foundChanged(mark, order);

/** What changed of all that a standing mark covers, as last looked at: long orders are folded mark by mark. */
const foundChanged = rememberedWhile((mark: Mark, order: Order) => {
  const { value, isCurrent } = reads(order, (seen) => facetsChanged(seen, mark));
  return { answer: value, isFor: isCurrent };
});

const facetsChanged = (order: Order, mark: Mark): readonly FacetName[] =>
  (procedureOf(order).find(mark.action)?.covers(order, mark.part) ?? [])
    .filter((facet) => facet.name in mark.covered && !same(facet.of(order), mark.covered[facet.name]))
    .map(({ name }) => name);

/** The marks that stand on content at all; records and what fell before never fall by a change. */
const mayFall = rememberedWhile((marks: readonly Mark[], order: Order) => ({
  answer: marks.filter(
    ({ action, fallen, covered }) =>
      fallen === null &&
      Object.keys(covered).length > 0 &&
      procedureOf(order).find(action)?.neverVoided === false,
  ),
  isFor: (later: Order) => procedureOf(later) === procedureOf(order),
}));
