import { label } from '../../order/labels.ts';
import { stands } from '../../order/order.ts';
import { confirmation } from '../confirmation/08-confirmation.ts';
import { step } from '../define.ts';
import { facets, signatureOf } from '../facets.ts';
import { gradeOf } from '../order-people.ts';
import { schedule } from '../schedule/07-schedule.ts';
import { isFromStock, madeLines } from '../schedule/sources.ts';
import { terms } from '../terms/05-terms.ts';
import { nothingToMake, notMadeFacet } from '../warehouse/not-made.ts';
import { readyToProduce } from './before-production.ts';
import { clauses, datesSeen, productionOrderFacts, productionPaper } from './production-clauses.ts';

const key = 'production-order';

/**
 * S10: the clerk hands the confirmation in force to production as its order; nothing is typed anew. What a later change
 * of dates or delivery voids is S7 and S8 alone, so those count while the form is shown but do not make this fall.
 */
export const productionOrder = step({
  key,
  rule: 'S10',
  lane: 'production',
  title: label('下达生产指令单', 'Production order'),
  short: label('指令', 'Order'),
  by: ['service'],
  applies: (order) => !isFromStock(order),
  waits: (order) => !nothingToMake(order),
  needs: readyToProduce,
  covers: (order) => [
    signatureOf(terms),
    facets.packaging,
    facets.labels,
    facets.tolerance,
    facets.specialTerms,
    madeLines,
    ...(stands(order, key) ? [] : [signatureOf(schedule), signatureOf(confirmation), notMadeFacet]),
  ],
  shows: (sight) =>
    clauses(sight.order, datesSeen(sight)).map(({ label: name, value }) => ({ label: name, value })),
  facts: (sight) => productionOrderFacts(sight),
  says: (order) =>
    gradeOf(order) === 'A' && !stands(order, 'return')
      ? label('A 类先行下达，回传仍欠（S9.1）', 'Grade A goes ahead; the return stays owed (S9.1)')
      : null,
  papers: (order, { facts }) => [productionPaper(order, facts)],
  dueInWorkingHours: 4,
});
