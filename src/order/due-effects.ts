import type { Commit } from './commit.ts';
import type { OverdueEffect, OverdueSettledEffect, RedrawEffect, ReminderEffect } from './effect.ts';
import type { DeadlineFired } from './events.ts';
import type { Fired, Order } from './order.ts';
import { isSettled } from './reminders.ts';

type Told = Pick<Commit, 'orderId' | 'version' | 'events'>;

/** The escalation of what fell due, for its channel; nothing where nobody is told of it. */
export const overdueOf = (fired: DeadlineFired, key: string): readonly OverdueEffect[] =>
  isEscalation(fired) ? [{ kind: 'overdue', key: `${key}:escalation`, fired }] : [];

const isEscalation = ({ degree, who }: DeadlineFired): boolean => degree !== 'reminder' && who.length > 0;

/**
 * One message for the same people: nobody is called twice at one moment, also where a matter calls others besides. What
 * nobody is told of (a slip, written down at night) brings none.
 */
export const remindersOf = ({ orderId, version, events }: Told): readonly ReminderEffect[] => {
  const fired = events.flatMap((event, index) =>
    event.type === 'DeadlineFired' && event.who.length > 0 ? [{ event, index }] : [],
  );
  return joined(fired).map((group) => ({
    kind: 'reminder',
    key: `${orderId}:${version}:${group[0]?.index}:reminder`,
    fired: group.map(({ event }) => event),
  }));
};

interface Placed {
  readonly event: DeadlineFired;
  /** Its place in the commit. */
  readonly index: number;
}

/** Groups of which no two call the same person, each in the order of the commit. */
const joined = (fired: readonly Placed[]): readonly (readonly Placed[])[] =>
  fired
    .reduce<readonly (readonly Placed[])[]>((groups, one) => {
      const own = groups.filter((group) => group.some(({ event }) => callSame(event, one.event)));
      return [...groups.filter((group) => !own.includes(group)), [...own.flat(), one]];
    }, [])
    .map((group) => group.toSorted((left, right) => left.index - right.index))
    .toSorted((left, right) => (left[0]?.index ?? 0) - (right[0]?.index ?? 0));

const callSame = (left: DeadlineFired, right: DeadlineFired): boolean =>
  left.who.some((who) => right.who.includes(who));

/** The message that said a slot, as it is to be drawn now. */
export const redrawn = (order: Order, slot: string, key: string): readonly RedrawEffect[] => {
  const said = remindersOf(saidWith(order, order.fired[slot])).find(({ fired }) =>
    fired.some((one) => one.slot === slot),
  );
  return said ? [{ kind: 'redraw', key: `${key}:redraw`, of: said.key, fired: said.fired }] : [];
};

/**
 * What was said of a matter that this commit settled is drawn anew, once, in the thread and in the escalation channel: its
 * button would lead nowhere.
 */
export const settledEffects = (
  before: Order,
  { orderId, version, events }: Told,
  after: Order,
): readonly (RedrawEffect | OverdueSettledEffect)[] => {
  if (events.every(({ type }) => type === 'DeadlineFired' || type === 'FileKept')) return [];
  const settled = Object.values(before.fired).filter(
    (fired) => fired.who.length > 0 && !isSettled(before, fired) && isSettled(after, fired),
  );
  const messages = new Map(
    settled.flatMap(({ slot }) => redrawn(after, slot, '').map((one) => [one.of, one] as const)),
  );
  const key = `${orderId}:${version}`;
  return [
    ...[...messages.values()].map((one, index) => ({ ...one, key: `${key}:settled:${index}` })),
    ...settled.filter(isEscalation).map((fired, index) => ({
      kind: 'overdue-settled' as const,
      key: `${key}:overdue-settled:${index}`,
      of: overdueKey(after, fired),
      fired,
    })),
  ];
};

/** The commit that said something, as far as it said what fell due: such commits bring nothing else. */
const saidWith = (order: Order, fired: Fired | undefined): Told => ({
  orderId: order.id,
  version: fired?.version ?? 0,
  events: Object.values(order.fired).filter(({ version }) => version === fired?.version),
});

const overdueKey = (order: Order, fired: Fired): string => {
  const { events } = saidWith(order, fired);
  const index = events.findIndex((event) => event.type === 'DeadlineFired' && event.slot === fired.slot);
  return overdueOf(fired, `${order.id}:${fired.version}:${index}`)[0]?.key ?? '';
};
