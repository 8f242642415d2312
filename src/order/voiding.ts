import { same } from './json.ts';
import type { FacetName } from './keys.ts';
import type { Mark, Order } from './order.ts';
import { procedureOf } from './procedure.ts';
import { type Reads, reads } from './reads.ts';
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

/** What a standing mark covers and finds unchanged, as last looked at: long orders are folded mark by mark. */
const foundUnchanged = new WeakMap<Mark, Reads<readonly FacetName[]>>();

const changedFacets = (order: Order, mark: Mark): readonly FacetName[] => {
  if (foundUnchanged.get(mark)?.isCurrent(order)) return [];
  const found = reads(order, (seen) => facetsChanged(seen, mark));
  if (found.value.length === 0) foundUnchanged.set(mark, found);
  return found.value;
};

const facetsChanged = (order: Order, mark: Mark): readonly FacetName[] =>
  (procedureOf(order).find(mark.action)?.covers(order, mark.part) ?? [])
    .filter((facet) => facet.name in mark.covered && !same(facet.of(order), mark.covered[facet.name]))
    .map(({ name }) => name);

const mayFallAmong = new WeakMap<readonly Mark[], readonly Mark[]>();

/** The marks that stand on content at all; records and what fell before never fall by a change. */
const mayFall = (marks: readonly Mark[], order: Order): readonly Mark[] => {
  const known = mayFallAmong.get(marks);
  if (known) return known;
  const found = marks.filter(
    ({ action, fallen, covered }) =>
      fallen === null &&
      Object.keys(covered).length > 0 &&
      procedureOf(order).find(action)?.neverVoided === false,
  );
  mayFallAmong.set(marks, found);
  return found;
};
