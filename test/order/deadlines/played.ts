import type { Deadline } from '../../../src/order/deadline.ts';
import { deadlines } from '../../../src/order/deadlines.ts';
import { decide } from '../../../src/order/decide.ts';
import type { DeadlineFired } from '../../../src/order/events.ts';
import { evolveCommit } from '../../../src/order/evolve.ts';
import type { Order } from '../../../src/order/order.ts';
import type { MillState } from '../../../src/procedure/outside.ts';
import { mill } from '../../support/mill.ts';

/** A time at the mill (UTC+8) as an instant: `at('2026-11-23 10:00')`. */
export const at = (text: string): string => new Date(`${text.replace(' ', 'T')}:00+08:00`).toISOString();

/** An instant as the mill's clock shows it: `11-23 10:00`. */
export const shown = (instant: string): string =>
  new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(5, 16).replace('T', ' ');

/** Slot and due time of everything open on an order, or of the slots that begin like this. */
export const due = (order: Order, slot = '', outside: MillState = mill): readonly string[] =>
  open(order, slot, outside).map((one) => `${shown(one.dueAt)} ${one.slot}`);

export const open = (order: Order, slot = '', outside: MillState = mill): readonly Deadline[] =>
  deadlines(order, outside).filter((one) => one.slot.startsWith(slot));

/** The order after a slot was fired at an instant, and what was said; nothing where it was not due. */
export const fire = (
  order: Order,
  slot: string,
  instant: string,
): { readonly order: Order; readonly said: readonly DeadlineFired[] } => {
  const decision = decide({ type: 'Fire', slot, at: instant, outside: mill }, order);
  const events = decision.ok ? decision.events : [];
  return {
    order: events.length > 0 ? evolveCommit(order, { version: order.version + 1, events }) : order,
    said: events.filter((event): event is DeadlineFired => event.type === 'DeadlineFired'),
  };
};

/** What a slot, and nothing else that was due at the same moment, said. */
export const saidAs = ({ said }: Pick<Played, 'said'>, slot: string): readonly DeadlineFired[] =>
  said.filter((one) => one.slot === slot);

export interface Played {
  readonly order: Order;
  readonly said: readonly DeadlineFired[];
}

/** Lets time pass up to an instant as the sweep would: what is due is fired at its time, the soonest first. */
export const play = (begun: Order, until: string, before: readonly DeadlineFired[] = []): Played => {
  let [order, said, now] = [begun, before, ''];
  for (;;) {
    const next = deadlines(order, mill)[0];
    if (!next || next.dueAt > until) return { order, said };
    now = next.dueAt > now ? next.dueAt : now;
    const fired = fire(order, next.slot, now);
    if (fired.said.length === 0) throw new Error(`${next.slot} is due at ${shown(now)} and does not fire`);
    [order, said] = [fired.order, [...said, ...fired.said]];
  }
};

/** What was told to somebody, as time and slot; what is only written down is left out. */
export const told = ({ said }: Played, slot = ''): readonly string[] =>
  said
    .filter((one) => one.who.length > 0 && one.slot.startsWith(slot))
    .map((one) => `${shown(one.at)} ${one.slot}`);
