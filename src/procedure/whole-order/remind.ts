import type { Part, Sight } from '../../order/action.ts';
import { forbidden, type Refusal } from '../../order/decision.ts';
import { slotOfMatter } from '../../order/degrees.ts';
import type { Role } from '../../order/keys.ts';
import { label } from '../../order/labels.ts';
import { marksOf } from '../../order/marks.ts';
import type { Fired, Mark, Order } from '../../order/order.ts';
import { procedureOf } from '../../order/procedure.ts';
import { remembered } from '../../order/remembered.ts';
import { isSettled } from '../../order/reminders.ts';
import { waitedForStill } from '../../order/still-overdue.ts';
import { elapsedMinutes } from '../../order/time/dates.ts';
import { turns } from '../../order/waiting.ts';
import { maySign } from '../access.ts';
import { act } from '../define.ts';
import { roles } from '../roles.ts';
import type { AskedAgain } from './whole-order-facts.ts';

const asksAgain = {
  rule: 'N.remind',
  lane: 'commercial',
  title: label('催办', 'Remind'),
  short: label('催办', 'Reminded'),
  press: 'do',
  by: [...(Object.keys(roles) as Role[]), 'salesperson'],
  during: ['open', 'closed'],
  about: { kind: 'part', parts: (order: Order) => escalations(order).map(({ named }) => named) },
  again: 'adds',
  neverVoided: true,
  judge: (sight: Sight) => notCalled(sight) ?? settledSince(sight) ?? justReminded(sight),
  facts: (sight: Sight): AskedAgain => ({ slot: escalationIn(sight)?.slot ?? '', who: waitedFor(sight) }),
  tells: (_order: Order, { facts }: Mark<unknown, AskedAgain>) => facts.who,
} as const;

/** N.remind: whom an escalation calls may ask those who are waited for again, in one line of the thread, once an hour. */
export const remind = act({ ...asksAgain, key: 'remind' });

/** The same on a shop order. */
export const shopRemind = act({
  ...asksAgain,
  key: 'shop-remind',
  process: 'shop',
  during: ['open', 'closed', 'cancelled'],
});

/** The act that reminds of what escalated on this order. */
export const remindFor = ({ kind }: Pick<Order, 'kind'>) =>
  kind === shopRemind.process ? shopRemind : remind;

/** The name by which an escalation can be reminded of; undefined where nobody is waited for by it. */
export const remindPart = (order: Order, slot: string): string | undefined =>
  escalations(order).find((known) => known.slot === slot)?.named.id;

interface Escalated extends Fired {
  readonly named: Part;
}

/** Numbered in the order in which they were said, which never changes. A breach is late for nothing. */
const escalations = remembered((order: Order): readonly Escalated[] =>
  Object.values(order.fired)
    .map((fired, index) => ({
      ...fired,
      named: { id: `n${index + 1}`, label: procedureOf(order).find(fired.action)?.title ?? label('', '') },
    }))
    .filter(({ degree, kind, who }) => degree !== 'reminder' && kind !== 'breach' && who.length > 0)
    .slice(-mostAtOnce),
);

/** As many as one menu of parts holds. */
const mostAtOnce = 50;

const escalationIn = ({ order, part }: Sight): Escalated | undefined =>
  escalations(order).find(({ named }) => named.id === part);

const waitedFor = (sight: Sight): AskedAgain['who'] => {
  const fired = escalationIn(sight);
  const { order, outside } = sight;
  return (fired && waitedForStill(fired, { order, outside, open: turns(order) })) ?? [];
};

const notCalled = (sight: Sight): Refusal | undefined => {
  const may = escalationIn(sight)?.who ?? [];
  return maySign(sight.order, sight.by, may) ? undefined : { code: 'not-yours', rule: 'N.remind', may };
};

const settledSince = (sight: Sight): Refusal | undefined => {
  const fired = escalationIn(sight);
  return fired && !isSettled(sight.order, fired) && waitedFor(sight).length > 0
    ? undefined
    : forbidden('N.remind', '此事已不再等人办理。', 'Nobody is waited for in this any more.');
};

const windowMinutes = 60;

/** Those who are waited for are called once, however many press, and for whichever degree of the same matter. */
const justReminded = (sight: Sight): Refusal | undefined => {
  const { order, at } = sight;
  const matter = slotOfMatter(escalationIn(sight)?.slot ?? '');
  const last = marksOf(order, remindFor(order)).findLast(({ facts }) => slotOfMatter(facts.slot) === matter);
  const ago = last ? elapsedMinutes(last.at, at) : windowMinutes;
  return last && ago < windowMinutes
    ? forbidden(
        'N.remind',
        `${ago} 分钟前 ${last.by.name} 已催过，满 ${windowMinutes} 分钟可再催。`,
        `${last.by.name} reminded of it ${ago} min ago; it can be said again after ${windowMinutes}.`,
      )
    : undefined;
};
