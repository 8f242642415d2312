import { signatureByKey } from '../../order/by-key.ts';
import { statement } from '../../order/fields.ts';
import { label, verbatim } from '../../order/labels.ts';
import { act } from '../define.ts';
import { facets } from '../facets.ts';
import { batches } from '../warehouse/batches.ts';
import { creditLimitText } from './contract-words.ts';
import { yuan } from './money.ts';
import { ledger } from './money-ledger.ts';
import { consenting, creditHeld, debtsFound, heldFor, holding } from './settled.ts';

/** S13.1: over the limit or overdue, grade A's goods are dispatched only with finance's consent; a new hold asks for it anew. */
export const creditConsent = act({
  ...consenting,
  lane: 'payment',
  short: label('放行', 'Consent'),
  by: ['finance'],
  applies: (order) => creditHeld(order) !== null,
  waits: (order) => batches(order).some(({ booked }) => booked !== null),
  offered: () => true,
  covers: () => [facets.customer, facets.quantities, facets.prices, signatureByKey(holding), heldFor],
  fields: { reason: statement(label('同意的理由', 'Why it may go on')) },
  shows: ({ order }) => [
    { label: label('订单金额', 'Order total'), value: verbatim(yuan(ledger(order).totalFen)) },
    {
      label: label('其他订单应收', 'Owed on other orders'),
      value: verbatim(yuan(debtsFound(order).owedFen)),
    },
    { label: label('其中逾期', 'Of it overdue'), value: verbatim(yuan(debtsFound(order).overdueFen)) },
    {
      label: label('信用额度', 'Credit limit'),
      value: creditLimitText(order.content.customer?.contract),
    },
  ],
  tells: () => ['service'],
  says: (_order, { answers }) => verbatim(answers.reason),
  dueInWorkingHours: 4,
});
