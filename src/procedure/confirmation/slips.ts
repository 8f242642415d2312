import { changedAt } from '../../order/changed-at.ts';
import type { Deadline, Owed } from '../../order/deadline.ts';
import { type Order, stands } from '../../order/order.ts';
import type { Reminder, Situation } from '../../order/reminder.ts';
import { slotOf } from '../../order/slots.ts';
import { nextWorkingStart } from '../../order/time/calendar.ts';
import { addDays, dateIn } from '../../order/time/dates.ts';
import { instantAt, laterOf } from '../../order/time/working-days.ts';
import type { MillState } from '../outside.ts';
import { promise, slippedDays } from './promise.ts';
import { slipTakenBackText, slipText } from './slip-texts.ts';

/**
 * S9.3: each day on which the return is still out is written down at 00:05, then told at the next working start, several
 * days in one. Days that turn out not to have been late are taken back, and that is told too. The dates themselves are
 * always derived (promise.ts); this is the ledger of what was counted and said.
 */
export const slip: Reminder<'slip'> = {
  kind: 'slip',
  rule: 'S9.3',
  of: (situation) => comingSlips(situation),
  says: ({ fired }) => slipText(fired),
};

export const slipTold: Reminder<'slip-told'> = {
  kind: 'slip-told',
  rule: 'S9.3',
  of: (situation) => untoldSlips(situation),
  says: ({ fired }) => slipText(fired),
};

export const slipTakenBack: Reminder<'slip-taken-back'> = {
  kind: 'slip-taken-back',
  rule: 'S9.3',
  of: (situation) => takenBack(situation),
  says: ({ fired }) => slipTakenBackText(fired),
};

/** Whether the customer's waiting moves the dates day by day at the moment. */
export const isSlipping = (order: Order, outside: MillState): boolean =>
  order.status === 'open' && uncounted(order, outside).length > 0;

const comingSlips = ({ order, outside }: Situation): readonly Owed[] =>
  order.status === 'open'
    ? uncounted(order, outside).map((day) => ({
        ...about(order, [day], outside),
        slot: slotOf('slip', day),
        dueAt: instantAt(day, '00:05', outside),
        who: [],
        // Written down to the day, whether or not anybody works; telling it waits.
        urgent: true,
      }))
    : [];

const untoldSlips = ({ order, outside }: Situation): readonly Owed[] => {
  const told = daysIn(order, 'slip-told');
  const days = stillLate(order, outside).filter((day) => !told.includes(day));
  const first = order.fired[`slip:${days[0]}`];
  if (!first || !isUnderWay(order)) return [];
  return [
    {
      ...about(order, days, outside),
      slot: slotOf('slip-told', days[0]),
      dueAt: nextWorkingStart(first.at, outside),
      who: ['salesperson'],
      urgent: false,
    },
  ];
};

const takenBack = ({ order, outside }: Situation): readonly Owed[] => {
  const [late, known] = [stillLate(order, outside), daysIn(order, 'slip-taken-back')];
  const days = daysIn(order, 'slip-told').filter((day) => !late.includes(day) && !known.includes(day));
  if (days.length === 0 || !isUnderWay(order)) return [];
  return [
    {
      ...about(order, days, outside),
      slot: slotOf('slip-taken-back', days[0]),
      dueAt: nextWorkingStart(changedAt(order), outside),
      who: ['salesperson'],
      urgent: false,
    },
  ];
};

const isUnderWay = ({ status }: Order): boolean => status === 'open' || status === 'held';

/** Days that are late and not counted yet, as far as the day after all that is known. */
const uncounted = (order: Order, outside: MillState): readonly string[] => {
  const { timeZone } = outside.settings;
  const counted = daysIn(order, 'slip');
  const known = laterOf(dateIn(timeZone, changedAt(order)), counted.at(-1) ?? '');
  return slippedDays(order, addDays(known, 1), timeZone).filter((day) => !counted.includes(day));
};

/** Days counted that are late as things stand now, oldest first. */
const stillLate = (order: Order, outside: MillState): readonly string[] => {
  const counted = daysIn(order, 'slip');
  const last = counted.at(-1);
  if (last === undefined) return [];
  const late = slippedDays(order, last, outside.settings.timeZone);
  return counted.filter((day) => late.includes(day));
};

const daysIn = (order: Order, kind: Deadline['kind']): readonly string[] =>
  Object.values(order.fired)
    .filter((fired) => fired.kind === kind)
    .flatMap(({ slip }) => slip?.days ?? [])
    .sort();

type About = Pick<Deadline, 'degree' | 'action' | 'part' | 'slip'>;

const about = (order: Order, days: readonly string[], { settings }: MillState): About => {
  const dates = promise(order, days.at(-1) ?? '', settings.timeZone);
  const cause = stands(order, 'return') ? 'deposit' : 'return';
  return {
    degree: 'reminder',
    action: cause,
    part: null,
    slip: { days, cause, promisedOn: dates.slippedPromisedOn, finishedOn: dates.slippedFinishedOn },
  };
};
