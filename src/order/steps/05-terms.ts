import { step } from '../action.ts';
import { isComplete } from '../completeness.ts';
import { met, missing } from '../decision.ts';
import { facets } from '../facets.ts';
import { label } from '../labels.ts';

/** S5: prices, spec, payment and deposit are compared with price plan, contract and the last three transactions. */
export const terms = step({
  key: 'terms',
  rule: 'S5',
  lane: 'commercial',
  title: label('条款核对', 'Terms check'),
  short: label('条款', 'Terms'),
  by: ['service'],
  needs: (order) => [
    isComplete(order.content)
      ? met(order.placedAt)
      : missing('S3', label('资料齐全的备忘录', 'a complete memo'), ['service']),
  ],
  covers: () => [facets.customer, facets.products, facets.quantities, facets.prices, facets.payment],
});
