import { expect } from 'vitest';
import { blocked, decide, sightOf } from '../../../src/order/decide.ts';
import type { Signed } from '../../../src/order/events.ts';
import { evolveCommit } from '../../../src/order/evolve.ts';
import { questions } from '../../../src/order/form.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import type { Mark, Order } from '../../../src/order/order.ts';
import { everyMark } from '../../../src/order/order.ts';
import { seenHash } from '../../../src/order/seen.ts';
import { turns } from '../../../src/order/waiting.ts';
import { maySign } from '../../../src/procedure/access.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import { expectLawfulGoods } from './goods-laws.ts';
import { type Commit, everyone, type Move, type Story, world } from './story.ts';

/** What process §6 says must never happen, asked of one command and what became of it. */
export const expectLawful = (move: Move): void => {
  const { before, command, decision, after } = move;
  expect(decide(command, before), 'decided again, it comes out the same').toEqual(decision);
  if (!decision.ok) {
    expect(after, 'a refused command changes nothing').toBe(before);
    return;
  }
  expectPlain(decision.events, 'events');
  for (const event of decision.events) if (event.type === 'Signed') expectRightfullySigned(move, event);
  expectOnlyAdded(before, after);
  expectLawfulGoods(move);
  expectWayOn(after, command.at);
};

/** Folding the journal as it is kept, in JSON, gives the order that was saved. */
export const expectFoldedAnew = ({ order, commits }: Story): void => {
  const kept = JSON.parse(JSON.stringify(commits)) as readonly Commit[];
  expect(kept.reduce(evolveCommit, emptyOrder)).toEqual(order);
};

/** Process §6.3: by one of those asked for, with every answer it requires, on what they were shown. */
const expectRightfullySigned = ({ before, command, after }: Move, event: Signed): void => {
  const action = find(event.action);
  const placed: Order =
    before.status === 'new' ? { ...after, content: before.content, marks: {}, revision: 0 } : before;
  if (!action) throw new Error(`signed what is no action: ${event.action}`);
  const opened = action.about.kind === 'opens' && command.part !== event.part;
  const part = opened ? '' : event.part;
  expect(maySign(placed, command.by, action.by), `${event.action} by one of those asked for`).toBe(true);
  expect(event.by).toEqual({ id: command.by.id, name: command.by.name });
  expect(event.seen, `${event.action} on what was shown`).toBe(seenHash(action, placed, part));
  expect([event.seen, action.press === 'do' ? null : event.seen]).toContain(command.seen);
  const unanswered = questions(action, sightOf(command, placed, part))
    .filter(({ field }) => field.blank === 'refused')
    .filter((question) => isBlank(answerTo(event, question)))
    .map(({ blockId }) => blockId);
  expect({ action: event.action, unanswered }).toEqual({ action: event.action, unanswered: [] });
};

const answerTo = (
  { answers }: Signed,
  { name, item }: { readonly name: string; readonly item: { readonly id: number } | undefined },
): unknown => {
  const all = answers as { readonly lines: readonly { readonly id: number }[] };
  const place = item ? all.lines.find(({ id }) => id === item.id) : all;
  return place && Reflect.get(place, name);
};

/** Ticks of an empty list are answered by having none. */
const isBlank = (answer: unknown): boolean => answer === null || answer === undefined || answer === '';

/** Process §6.6: signatures are only ever added; an older one changes but once, by falling. */
const expectOnlyAdded = (before: Order, after: Order): void => {
  for (const [key, marks] of Object.entries(before.marks)) {
    const now = everyMark(after, key as ActionKey);
    expect(now.length).toBeGreaterThanOrEqual(marks.length);
    for (const [index, mark] of marks.entries()) if (now[index] !== mark) expectOnlyFallen(mark, now[index]);
  }
};

const expectOnlyFallen = (mark: Mark, now: Mark | undefined): void => {
  expect(mark.fallen, 'what has fallen stays as it is').toBe(null);
  expect({ ...now, fallen: null }).toEqual(mark);
};

/** Process §6.7: while an order is not over, somebody at the mill can do something that leads on. */
const expectWayOn = (order: Order, at: string): void => {
  const waited = order.status === 'held' ? [find('resume')] : turns(order).map(({ action }) => action);
  const parts = order.status === 'held' ? [null] : turns(order).map(({ part }) => part?.id ?? null);
  if (['closed', 'cancelled', 'referred'].includes(order.status)) return;
  const led = waited.some((action, index) =>
    everyone.some((by) => {
      const sight = sightOf({ by, at, outside: world, raw: {} }, order, parts[index] ?? null);
      return action && blocked(action, sight) === undefined;
    }),
  );
  expect(led, `somebody leads on from ${waited.map((action) => action?.key).join(', ') || 'nothing'}`).toBe(
    true,
  );
};

/** Architecture §2: strings, safe integers, booleans, null, lists and plain records without integer-like keys. */
const expectPlain = (value: unknown, where: string): void => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    expect(Number.isSafeInteger(value), `${where} = ${value}`).toBe(true);
    return;
  }
  if (Array.isArray(value)) {
    for (const [index, inner] of value.entries()) expectPlain(inner, `${where}[${index}]`);
    return;
  }
  if (typeof value !== 'object') throw new Error(`${where} is ${typeof value}`);
  expect(Object.getPrototypeOf(value), where).toBe(Object.prototype);
  for (const [key, inner] of Object.entries(value)) {
    expect(/^\d+$/.test(key), `${where}.${key}`).toBe(false);
    expectPlain(inner, `${where}.${key}`);
  }
};
