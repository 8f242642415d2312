import type { AnswersIn, Part, Sight } from '../../order/action.ts';
import { date } from '../../order/date-fields.ts';
import { type Refusal, wrong } from '../../order/decision.ts';
import { choice, sometimes } from '../../order/fields.ts';
import type { Role } from '../../order/keys.ts';
import { label, verbatim } from '../../order/labels.ts';
import { marksOf } from '../../order/marks.ts';
import type { Fired, Mark, Order } from '../../order/order.ts';
import type { PutOff } from '../../order/procedure.ts';
import { remembered } from '../../order/remembered.ts';
import { addDays } from '../../order/time/dates.ts';
import { startOfWorkOn } from '../../order/time/working-days.ts';
import { maySign } from '../access.ts';
import { act } from '../define.ts';
import { roles } from '../roles.ts';

export const snoozeTimes = {
  hour: label('1 小时后', 'In an hour'),
  morning: label('明早', 'Tomorrow morning'),
  date: label('指定日期…', 'On a date…'),
} as const;

/** When a reminder is to come again. */
export const snoozeFields = {
  when: choice(label('什么时候再提醒', 'When to remind again'), snoozeTimes, { redraws: true }),
  on: sometimes(({ raw }) => raw.when === 'date', date(label('日期', 'Date'), 'to-come')),
};

type SnoozeAnswers = AnswersIn<typeof snoozeFields, Record<never, never>>;

const putsOff = {
  rule: 'N.snooze',
  lane: 'commercial',
  title: label('稍后提醒', 'Remind me later'),
  short: label('稍后', 'Later'),
  submit: label('推迟', 'Put it off'),
  by: [...(Object.keys(roles) as Role[]), 'salesperson'],
  during: ['open', 'held', 'closed'],
  about: { kind: 'part', parts: (order: Order) => reminders(order).map(({ named }) => named) },
  again: 'adds',
  neverVoided: true,
  fields: snoozeFields,
  judge: (sight: Sight, answers: SnoozeAnswers) => notReminded(sight) ?? snoozeRefused(sight, answers),
  facts: (sight: Sight, answers: SnoozeAnswers): PutOff => ({
    slot: reminderIn(sight)?.slot ?? '',
    until: snoozedUntil(sight, answers),
  }),
  says: (_order: Order, { facts }: Mark<SnoozeAnswers, PutOff>) =>
    verbatim(`<!date^${Math.floor(Date.parse(facts.until) / 1000)}^{date_num} {time}|${facts.until}>`),
  shownInReminder: (_order: Order, { facts }: Mark<SnoozeAnswers, PutOff>) => facts.slot,
} as const;

/** N.snooze: whoever is reminded may put the reminder off; an escalation comes when it is due all the same. */
export const snooze = act({ ...putsOff, key: 'snooze' });

/** The same on a shop order. */
export const shopSnooze = act({
  ...putsOff,
  key: 'shop-snooze',
  process: 'shop',
  during: ['open', 'closed', 'cancelled'],
});

/** The act that puts a reminder of this order off. */
export const snoozeFor = ({ kind }: Pick<Order, 'kind'>) =>
  kind === shopSnooze.process ? shopSnooze : snooze;

/** All that was put off on an order, oldest first. */
export const snoozesOf = (order: Order): readonly PutOff[] =>
  marksOf(order, snoozeFor(order))
    .filter(({ fallen }) => fallen === null)
    .map(({ facts }) => facts);

/** The name by which a reminder can be put off, as it stands in its message's menu; undefined where it cannot be. */
export const snoozePart = (order: Order, slot: string): string | undefined =>
  reminders(order).find((known) => known.slot === slot)?.named.id;

interface Reminder extends Pick<Fired, 'slot' | 'who'> {
  readonly named: Part;
}

/** Numbered in the order in which they were said, which never changes. What only informs cannot be put off. */
const reminders = remembered((order: Order): readonly Reminder[] =>
  Object.values(order.fired)
    .map((fired, index) => ({
      ...fired,
      named: { id: `n${index + 1}`, label: label(`提醒 ${index + 1}`, `Reminder ${index + 1}`) },
    }))
    .filter(({ degree, slip, who }) => degree === 'reminder' && slip === null && who.length > 0)
    .slice(-mostAtOnce),
);

/** As many as one menu of parts holds. */
const mostAtOnce = 50;

const reminderIn = ({ order, part }: Sight): Reminder | undefined =>
  reminders(order).find((reminder) => reminder.named.id === part);

const notReminded = (sight: Sight): Refusal | undefined => {
  const may = reminderIn(sight)?.who ?? [];
  return maySign(sight.order, sight.by, may) ? undefined : { code: 'not-yours', rule: 'N.snooze', may };
};

/** A date that is not to come cannot be chosen. */
export const snoozeRefused = ({ today }: Sight, { on }: SnoozeAnswers): Refusal | undefined =>
  on !== null && on <= today ? wrong('N.snooze', 'on', '须晚于今天', 'Later than today, please') : undefined;

const anHour = 3_600_000;

/** When it comes again, an ISO instant: by the clock, or when work begins on that day. */
export const snoozedUntil = ({ at, today, outside }: Sight, { when, on }: SnoozeAnswers): string => {
  if (when === 'hour') return new Date(Date.parse(at) + anHour).toISOString();
  return startOfWorkOn(on ?? addDays(today, 1), outside);
};
