import { isMet } from '../../order/checks.ts';
import { discreet } from '../../order/discreet.ts';
import { hoursOf } from '../../order/due.ts';
import { label } from '../../order/labels.ts';
import type { Order } from '../../order/order.ts';
import { stands } from '../../order/order.ts';
import type { Reminder, Situation } from '../../order/reminder.ts';
import { wasSigned } from '../../order/reminders.ts';
import { slotOf } from '../../order/slots.ts';
import { addDays, dateIn } from '../../order/time/dates.ts';
import { askedAt } from '../../order/time/times.ts';
import { laterOf, startOfWorkOn } from '../../order/time/working-days.ts';
import { askedEachMorning, wasChased } from '../asked-each-morning.ts';
import { stepsOf } from '../escalation.ts';
import { yuan } from '../money/money.ts';
import { depositArrived, ledger } from '../money/money-ledger.ts';
import type { MillState } from '../outside.ts';
import { isOwed, returnChoice } from './09-return-choice.ts';
import { firstSentOn } from './confirmations.ts';
import { isSlipping } from './slips.ts';

const daysOfDailyChasing = 30;
const daysUntilChoice = 10;

/** While the dates slip the salesperson is told each day anyway, and nothing is said twice. */
const isAsked = ({ order, outside }: Situation): boolean =>
  order.status === 'open' && stands(order, 'confirmation-sent') && !isSlipping(order, outside);

/** S9.1: the signed return, each working morning; after thirty days weekly. */
export const returnOwed: Reminder<'return-owed'> = {
  kind: 'return-owed',
  rule: 'S9.1',
  of: (situation) =>
    isAsked(situation) && situation.open.some(({ action }) => action.key === 'return')
      ? [
          askedEachMorning(
            {
              slot: slotOf('return-owed'),
              action: 'return',
              who: 'salesperson',
              chased: 'return',
              since: sentOn(situation.order, situation.outside),
              daily: daysOfDailyChasing,
            },
            situation,
          ),
        ]
      : [],
  says: () =>
    label('客户签回的确认书仍未收到，请催', 'The signed confirmation is still out; please ask for it'),
};

/** S9.2: the deposit, each working morning until it is there. */
export const depositOwed: Reminder<'deposit-owed'> = {
  kind: 'deposit-owed',
  rule: 'S9.2',
  of: (situation) =>
    isAsked(situation) && !depositArrived(situation.order).met
      ? [
          askedEachMorning(
            {
              slot: slotOf('deposit-owed'),
              action: 'chase',
              who: 'salesperson',
              chased: 'deposit',
              since: sentOn(situation.order, situation.outside),
            },
            situation,
          ),
        ]
      : [],
  settled: (order, said) => isMet(depositArrived(order)) || wasChased(order, said, 'deposit'),
  settledBy: ['deposit'],
  says: ({ order }) => {
    const { depositDueFen, depositArrivedFen } = ledger(order);
    const sum = yuan(depositDueFen - depositArrivedFen);
    return discreet(
      label(`定金尚欠 ${sum} 元，请催`, `CNY ${sum} of the deposit are open; please ask for it`),
      label('定金尚未到齐，请催', 'Some of the deposit is open; please ask for it'),
    );
  },
};

/** S9: after ten days clerk and salesperson choose: chase on, hold, or cancel; asked again ten days after "chase on". */
export const returnChoiceOwed: Reminder<'return-choice'> = {
  kind: 'return-choice',
  rule: 'S9',
  of: ({ order, outside }) => {
    if (order.status !== 'open' || !stands(order, 'confirmation-sent') || !isOwed(order)) return [];
    const { timeZone } = outside.settings;
    const settled = [...(order.marks['return-choice'] ?? []), ...(order.marks.resume ?? [])];
    const since = laterOf(sentOn(order, outside), ...settled.map(({ at }) => dateIn(timeZone, at)));
    const asked = startOfWorkOn(addDays(since, daysUntilChoice), outside);
    return stepsOf(
      {
        slot: slotOf('return-choice', since),
        action: 'return-choice',
        part: null,
        who: ['service', 'salesperson'],
      },
      askedAt(asked, hoursOf(returnChoice, outside), outside),
    );
  },
  settled: (order, said) => !isOwed(order) || wasSigned(order, said),
  settledBy: ['return', 'deposit'],
  says: () =>
    label(
      '回传或定金已欠十天：继续催、暂停还是取消？',
      'Return or deposit owed for ten days: chase on, hold, or cancel?',
    ),
};

/** What is owed is asked for once the confirmation was sent. */
const sentOn = (order: Order, { settings }: MillState): string =>
  firstSentOn(order, settings.timeZone) ?? dateIn(settings.timeZone, order.placedAt);
