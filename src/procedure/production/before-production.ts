import { signed } from '../../order/checks.ts';
import { type Check, met, missing } from '../../order/decision.ts';
import { standing } from '../../order/marks.ts';
import type { Order } from '../../order/order.ts';
import { confirmation } from '../confirmation/08-confirmation.ts';
import { confirmationReceived } from '../confirmation/08-confirmation-received.ts';
import { confirmationSent } from '../confirmation/08-confirmation-sent.ts';
import { customersReturn } from '../confirmation/09-return.ts';
import { depositArrived } from '../money/money-ledger.ts';
import { gradeOf } from '../order-people.ts';
import { schedule } from '../schedule/07-schedule.ts';
import { stopAcknowledged } from './production-stop.ts';

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
