import type { Facet } from '../../order/facet.ts';
import { factsOf, type Order } from '../../order/order.ts';
import { facets } from '../facets.ts';
import type { StandsOnTerms } from './shipment-facts.ts';

/** What every notice and briefing stores now, so that those of before, which say nothing, fold as they always did. */
export const standsOnTerms: StandsOnTerms = { withTerms: true };

/**
 * S14, S15: what the notice and the briefing say of the goods besides how much goes where. When it changes both fall, as
 * long as the goods are there.
 */
export const termsOnPapers = (
  order: Order,
  key: 'dispatch-notice' | 'briefing',
  part: string | null,
): readonly Facet[] => {
  const paper = part ? factsOf(order, key, part).at(-1) : undefined;
  return paper && !paper.facts?.withTerms ? [] : [facets.packaging, facets.labels, facets.specialTerms];
};
