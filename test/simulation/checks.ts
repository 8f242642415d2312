import { expect } from 'vitest';
import type { Commit } from '../../src/order/commit.ts';
import { deadlines, dueAt } from '../../src/order/deadlines.ts';
import { effects } from '../../src/order/effects.ts';
import type { DeadlineFired } from '../../src/order/events.ts';
import { evolveCommit } from '../../src/order/evolve.ts';
import type { Order } from '../../src/order/order.ts';
import { dateIn } from '../../src/order/time/dates.ts';
import { mayCall } from '../../src/order/time/quiet-hours.ts';
import { slippedDays } from '../../src/procedure/confirmation/promise.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import type { MillState } from '../../src/procedure/outside.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import { textOf } from '../support/desk.ts';
import type { ShownMessage } from '../support/workspace.ts';

/** What was said in the workspace, and how its people are called there. */
export interface Heard {
  readonly thread: readonly ShownMessage[];
  readonly escalations: readonly ShownMessage[];
  readonly called: (fired: DeadlineFired, order: Order) => string;
}

/** What a journal shows to have been told, in figures. */
export interface Told {
  readonly fired: number;
  readonly reminders: number;
  readonly escalations: number;
  readonly slips: number;
}

interface When {
  readonly now: string;
  /** While nobody swept, what was due could not be said. */
  readonly away?: (at: string) => boolean;
}

/** What an order's journal says was to be told, by the key of the message. */
interface Wanted {
  readonly order: Order;
  readonly thread: ReadonlyMap<string, DeadlineFired>;
  readonly escalations: ReadonlyMap<string, DeadlineFired>;
  readonly told: Told;
}

/** Whether everything the desk had to say was said, once, in working time, to whom it concerned, and nothing else. */
export const expectRightlyTold = (
  commits: readonly StoredCommit[],
  outside: MillState,
  { heard, ...when }: When & { readonly heard: Heard },
): Told => {
  const { order, thread, escalations, told } = expectRightlyFired(commits, outside, when);
  expectSaid(order, thread, heard, saidIn(heard.thread, order));
  expectSaid(order, escalations, heard, saidIn(heard.escalations, order));
  return told;
};

/** The same of the journal alone: what fired, when, and for whom. */
export const expectRightlyFired = (
  commits: readonly Commit[],
  outside: MillState,
  { now, away = () => false }: When,
): Wanted => {
  let order = emptyOrder;
  let since = '';
  const wanted = { thread: new Map<string, DeadlineFired>(), escalations: new Map<string, DeadlineFired>() };
  const fired: DeadlineFired[] = [];
  for (const commit of commits) {
    const before = order;
    order = evolveCommit(order, commit);
    // A file was kept, when it could be: nobody did anything.
    if (commit.events.every(({ type }) => type === 'FileKept')) continue;
    const slots = commit.events.filter((event) => event.type === 'DeadlineFired');
    const open = deadlines(before, outside);
    // A sweep came between what people do at one moment and at the next, not within one.
    const swept = Date.parse(commit.at) - Date.parse(since || commit.at) > graceMs;
    since = commit.at;
    // Nothing was left unsaid until somebody did something, and nothing was said of what was settled or said before.
    if (slots.length === 0 && swept && !away(commit.at)) expect(late(before, commit.at, outside)).toEqual([]);
    for (const slot of slots) {
      const known = open.find((one) => one.slot === slot.slot);
      expect(known, `${slot.slot} was settled or said already`).toBeDefined();
      if (!known?.urgent) expect(mayCall(slot.at, outside), slot.slot).toBe(true);
      expect(before.fired[slot.slot]).toBeUndefined();
      fired.push(slot);
    }
    if (slots.length === 0) continue;
    expectOneDegree(slots);
    const calls: string[] = [];
    for (const effect of effects(before, commit, order)) {
      if (effect.kind === 'reminder') calls.push(effect.fired[0]?.who.join() ?? '');
      if (effect.kind === 'reminder' && effect.fired[0]) wanted.thread.set(effect.key, effect.fired[0]);
      if (effect.kind === 'overdue') wanted.escalations.set(effect.key, effect.fired);
    }
    // What falls due at one moment for the same people is one message.
    expect(calls).toEqual([...new Set(calls)]);
  }
  expect(late(order, now, outside)).toEqual([]);
  const slips = fired.filter(({ kind }) => kind === 'slip').flatMap(({ slip }) => slip?.days ?? []);
  const { timeZone } = outside.settings;
  expect(slips.toSorted()).toEqual(slippedDays(order, dateIn(timeZone, now), timeZone).toSorted());
  const told = {
    fired: fired.length,
    reminders: wanted.thread.size,
    escalations: wanted.escalations.size,
    slips: slips.length,
  };
  return { order, ...wanted, told };
};

/** Of one matter nobody hears a reminder and its escalations at once, whatever kept them back. */
const expectOneDegree = (slots: readonly DeadlineFired[]): void => {
  const matters = slots
    .filter(({ who }) => who.length > 0)
    .map(({ slot }) => slot.replace(/:(reminder|escalation:\d)(:again:\d+)?$/, ''));
  expect(matters).toEqual([...new Set(matters)]);
};

/** Due so long that a sweep should have said it. */
const late = (order: Order, at: string, outside: MillState): readonly string[] =>
  dueAt(order, new Date(Date.parse(at) - graceMs).toISOString(), outside).map(({ slot }) => slot);

const graceMs = 60_000;

const expectSaid = (
  order: Order,
  wanted: ReadonlyMap<string, DeadlineFired>,
  { called }: Heard,
  said: readonly (readonly [string, string])[],
): void => {
  expect(said.map(([key]) => key).toSorted()).toEqual([...wanted.keys()].toSorted());
  for (const [key, text] of said) {
    const fired = wanted.get(key);
    if (fired) expect(text).toContain(called(fired, order));
  }
};

/** Every key that was said of an order with the message that says it: one message may say several. */
const saidIn = (messages: readonly ShownMessage[], { id }: Order): readonly (readonly [string, string])[] =>
  messages.flatMap((message) => {
    const { key, keys } = (message.metadata?.event_payload ?? {}) as { key?: string; keys?: string };
    return [...(keys ?? '').split(' '), key ?? '']
      .filter((one) => one.startsWith(`${id}:`) && /:(reminder|escalation)$/.test(one))
      .map((one) => [one, textOf(message)] as const);
  });
