import { signed } from '../../order/checks.ts';
import { ticks } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import { stands } from '../../order/order.ts';
import { confirmation } from '../confirmation/08-confirmation.ts';
import { step } from '../define.ts';
import { facets, signatureOf } from '../facets.ts';
import { schedule } from '../schedule/07-schedule.ts';
import { isFromStock } from '../schedule/sources.ts';
import { nothingToMake, notMadeFacet } from '../warehouse/not-made.ts';
import { productionOrder } from './10-production-order.ts';
import { clauses, datesSeen } from './production-clauses.ts';

const key = 'production-countersign';

/** S10: the production supervisor takes the order on after each clause was shown again and ticked; another person than its issuer. */
export const productionCountersign = step({
  key,
  rule: 'S10',
  lane: 'production',
  title: label('会签生产指令单', 'Countersign the order'),
  short: label('会签', 'Countersigned'),
  by: ['production-supervisor'],
  applies: (order) => !isFromStock(order),
  waits: (order) => !nothingToMake(order),
  needs: (order) => [signed(order, productionOrder)],
  covers: (order) => [
    signatureOf(productionOrder),
    facets.quantities,
    facets.packaging,
    facets.labels,
    facets.tolerance,
    facets.specialTerms,
    // Shown to whoever signs, so that a form over an older schedule is refused; a later change of dates voids S7 alone.
    ...(stands(order, key) ? [] : [signatureOf(schedule), signatureOf(confirmation), notMadeFacet]),
  ],
  fields: {
    clauses: ticks(label('逐项核对', 'Checked one by one'), (sight) =>
      clauses(sight.order, datesSeen(sight)).map(({ id, label: name, value }) => ({
        value: id,
        label: label(`${name.zh} ${value.zh}`, `${name.en} ${value.en}`),
      })),
    ),
  },
  tells: () => ['technical'],
  dueInWorkingHours: 4,
});
