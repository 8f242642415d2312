import { standingByKey } from '../../order/by-key.ts';
import { type Deadline, type Matter, reminderOf, stepsOf } from '../../order/deadline.ts';
import { hoursOf } from '../../order/due.ts';
import { factsOf, type Order, stands } from '../../order/order.ts';
import { putOff } from '../../order/put-off.ts';
import { addDays, dateIn, daysBetween } from '../../order/time/dates.ts';
import { askedAt } from '../../order/time/times.ts';
import {
  laterOf,
  nextWorkingDayAfter,
  startOfWorkOn,
  workingDayFrom,
} from '../../order/time/working-days.ts';
import { turns } from '../../order/waiting.ts';
import { depositArrived, ledger } from '../money/money-ledger.ts';
import type { Outside } from '../outside.ts';
import { isOwed, returnChoice } from './09-return-choice.ts';
import { firstSentOn } from './confirmations.ts';
import { isSlipping } from './slips.ts';

/** What the customer owes, asked for each working day until it is there: return, deposit and balance. */
export const owedByCustomer = (order: Order, outside: Outside): readonly Deadline[] =>
  order.status === 'open'
    ? [
        ...returnAndDeposit(order, outside),
        ...balances(order, outside),
        ...(isSent(order) ? longOwed(order, outside) : []),
      ]
    : [];

const daysOfDailyChasing = 30;
const daysUntilChoice = 10;

const isSent = (order: Order): boolean => stands(order, 'confirmation-sent');

/** S9.1, S9.2. While the dates slip the salesperson is told each day anyway, and nothing is said twice. */
const returnAndDeposit = (order: Order, outside: Outside): readonly Deadline[] => {
  if (!isSent(order) || isSlipping(order, outside)) return [];
  const since = sentOn(order, outside);
  const returned = turns(order).some(({ action }) => action.key === 'return')
    ? [
        daily(order, outside, {
          slot: 'return-owed',
          kind: 'return-owed',
          rule: 'S9.1',
          action: 'return',
          since,
        }),
      ]
    : [];
  const paid = depositArrived(order).met
    ? []
    : [
        daily(order, outside, {
          slot: 'deposit-owed',
          kind: 'deposit-owed',
          rule: 'S9.2',
          action: 'chase',
          since,
        }),
      ];
  return [...returned, ...paid];
};

/** S13.2: for each batch whose balance was asked for and has not come. */
const balances = (order: Order, outside: Outside): readonly Deadline[] =>
  ledger(order).batches.flatMap(({ id, balanceFen }) => {
    const notice = standingByKey(order, 'balance-notice', id);
    if (balanceFen === 0 || !notice) return [];
    return [
      daily(order, outside, {
        slot: `balance-owed:${id}`,
        kind: 'balance-owed',
        rule: 'S13.2',
        action: 'chase',
        since: dateIn(outside.settings.timeZone, notice.at),
      }),
    ];
  });

interface Owed extends Pick<Matter, 'slot' | 'kind' | 'rule' | 'action'> {
  /** The calendar day on which it was asked for first. */
  readonly since: string;
}

/**
 * The next working morning on which it is asked for: after the last time it was, by the desk or by somebody who wrote it
 * down. So what an outage kept back is said once and not once for each day; after thirty days it is said weekly (S9.1).
 */
const daily = (order: Order, outside: Outside, { since, ...matter }: Owed): Deadline => {
  const asked = laterOf(since, ...daysAsked(order, outside, matter));
  const later = putOff(order, matter.slot);
  if (later) return { ...reminderOf({ ...matter, part: null, who: ['salesperson'] }, later.dueAt), ...later };
  const seldom = matter.kind === 'return-owed' && daysBetween(since, asked) >= daysOfDailyChasing;
  const day = seldom ? workingDayFrom(addDays(asked, 7), outside) : nextWorkingDayAfter(asked, outside);
  return {
    ...reminderOf({ ...matter, part: null, who: ['salesperson'] }, startOfWorkOn(day, outside)),
    slot: `${matter.slot}:${day}`,
  };
};

const chasedAs: Partial<Record<Deadline['kind'], string>> = {
  'return-owed': 'return',
  'deposit-owed': 'deposit',
  'balance-owed': 'balance',
};

const daysAsked = (
  order: Order,
  { settings }: Outside,
  { slot, kind }: Pick<Matter, 'slot' | 'kind'>,
): readonly string[] => [
  ...Object.values(order.fired)
    .filter((fired) => fired.slot.startsWith(`${slot}:`))
    .map(({ at }) => dateIn(settings.timeZone, at)),
  ...factsOf(order, 'chase')
    .filter(({ answers }) => answers.matter === chasedAs[kind])
    .map(({ at }) => dateIn(settings.timeZone, at)),
];

/** S9: after ten days clerk and salesperson choose: chase on, hold, or cancel; asked again ten days after "chase on". */
const longOwed = (order: Order, outside: Outside): readonly Deadline[] => {
  if (!isOwed(order)) return [];
  const { timeZone } = outside.settings;
  const settled = [...(order.marks['return-choice'] ?? []), ...(order.marks.resume ?? [])];
  const since = laterOf(sentOn(order, outside), ...settled.map(({ at }) => dateIn(timeZone, at)));
  const asked = startOfWorkOn(addDays(since, daysUntilChoice), outside);
  return stepsOf(
    {
      slot: `return-choice:${since}`,
      kind: 'return-choice',
      rule: 'S9',
      action: 'return-choice',
      part: null,
      who: ['service', 'salesperson'],
    },
    askedAt(asked, hoursOf(returnChoice, outside), outside),
  );
};

/** What is owed is asked for once the confirmation was sent. */
const sentOn = (order: Order, { settings }: Outside): string =>
  firstSentOn(order, settings.timeZone) ?? dateIn(settings.timeZone, order.placedAt);
