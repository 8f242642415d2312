import { signed } from './checks.ts';
import { type Check, met, missing } from './decision.ts';
import { stopAcknowledged } from './goods/production-stop.ts';
import { standing } from './marks.ts';
import { depositArrived } from './money/money-ledger.ts';
import { gradeOf, type Order } from './order.ts';
import { schedule } from './steps/07-schedule.ts';
import { confirmation } from './steps/08-confirmation.ts';
import { confirmationReceived } from './steps/08-confirmation-received.ts';
import { confirmationSent } from './steps/08-confirmation-sent.ts';
import { customersReturn } from './steps/09-return.ts';

/** What S10 waits for: the confirmation out and received; for grades B and C also the return and the deposit (S9.2). */
export const readyToProduce = (order: Order): readonly Check[] => [
  signed(order, schedule),
  signed(order, confirmation),
  signed(order, confirmationSent),
  signed(order, confirmationReceived),
  stopAcknowledged(order),
  ...(gradeOf(order) === 'A' ? [] : [returned(order), depositArrived(order)]),
];

/** The return stands only once it was examined and accepted. */
const returned = (order: Order): Check => {
  const mark = standing(order, customersReturn);
  return mark ? met(mark.at) : missing('S9.2', customersReturn.title, customersReturn.by);
};
