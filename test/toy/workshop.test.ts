import { expect, it } from 'vitest';
import type { Sign } from '../../src/order/commands.ts';
import { deadlines } from '../../src/order/deadlines.ts';
import { decide } from '../../src/order/decide.ts';
import { timesOf } from '../../src/order/due.ts';
import { effects } from '../../src/order/effects.ts';
import { evolveCommit } from '../../src/order/evolve.ts';
import type { Order } from '../../src/order/order.ts';
import { isSettled } from '../../src/order/reminders.ts';
import type { Actor } from '../../src/order/roles.ts';
import { seenHash } from '../../src/order/seen.ts';
import { turns } from '../../src/order/waiting.ts';
import type { Town } from './declared.ts';
import { noBicycle, workshop } from './workshop.ts';

/** The engine runs the procedure of another trade: a bicycle workshop of three steps, one act, one law, one reminder. */
const kim: Actor = { id: 'U1', name: 'Kim', roles: ['counter'] };
const lee: Actor = { id: 'U2', name: 'Lee', roles: ['mechanic'] };
const moe: Actor = { id: 'U3', name: 'Moe', roles: ['mechanic'] };

const town: Town = {
  exceptionalDays: {},
  people: [kim, lee, moe],
  settings: {
    timeZone: 'UTC',
    workFrom: 8,
    workTo: 18,
    serviceLevelHours: {},
    quiet: { from: '20:00', to: '07:00' },
  },
};

interface Deed {
  readonly action: string;
  readonly by: Actor;
  readonly raw?: Sign['raw'];
  readonly part?: string;
  /** Hours after Monday morning at eight. */
  readonly hour?: number;
}

const at = (hour: number): string => new Date(Date.UTC(2026, 10, 23, 8 + hour)).toISOString();

const commandOf = ({ action, by, raw = {}, part, hour = 0 }: Deed, order: Order): Sign => {
  const known = workshop.find(action);
  const placed =
    order.status === 'new' ? { ...order, kind: 'repair' as const, status: 'open' as const } : order;
  return {
    type: 'Sign',
    action,
    part: part ?? null,
    raw,
    by,
    for: null,
    at: at(hour),
    seen: known ? seenHash(known, placed, part ?? null) : null,
    outside: town,
    place: { id: 'b-1', number: 'B-1' },
  };
};

const signs = (order: Order, deed: Deed): Order => {
  const decision = decide(commandOf(deed, order), order);
  if (!decision.ok) throw new Error(JSON.stringify(decision.refusal));
  return evolveCommit(order, { version: order.version + 1, events: decision.events });
};
const past = (...deeds: readonly Deed[]): Order => deeds.reduce(signs, noBicycle);
const refusal = (order: Order, deed: Deed) => {
  const decision = decide(commandOf(deed, order), order);
  return decision.ok ? undefined : decision.refusal;
};

const estimate = (yuan: string, hour = 0): Deed => ({
  action: 'estimate',
  by: kim,
  raw: { yuan, jobs: ['brakes', 'gears'] },
  hour,
});
const repair = (part: string, by = lee, hour = 1): Deed => ({
  action: 'repair',
  by,
  part,
  raw: { hours: '1' },
  hour,
});
const ride = (part: string, by = moe, hour = 2): Deed => ({ action: 'test-ride', by, part, hour });
const handOver: Deed = { action: 'hand-over', by: kim, raw: { paid: 'yes' }, hour: 3 };
const done = [estimate('200'), repair('brakes'), repair('gears'), ride('brakes'), ride('gears')];

it('waits for each part in its turn, by its own times', () => {
  const order = past(estimate('200'));
  expect(turns(order).map(({ action, part }) => [action.key, part?.id])).toEqual([
    ['repair', 'brakes'],
    ['repair', 'gears'],
  ]);
  const [turn] = turns(order);
  if (!turn) throw new Error('nobody is waited for');
  expect(timesOf(turn, order, town).lateAt).toBe(at(4));
  const ridden = past(estimate('200'), repair('brakes'));
  expect(deadlines(ridden, town).map(({ action, degree, who }) => [action, degree, ...who])).toEqual([
    ['test-ride', 'reminder', 'mechanic'],
    ['test-ride', 'first', 'counter'],
    ['test-ride', 'second', 'owner'],
  ]);
});

it('asks two people for two signatures, and only those of the role', () => {
  const order = past(estimate('200'), repair('brakes'));
  expect(refusal(order, ride('brakes', lee))).toMatchObject({ code: 'two-people', rule: 'W3' });
  expect(refusal(order, ride('brakes', kim))).toMatchObject({ code: 'not-yours', may: ['mechanic'] });
  expect(refusal(order, ride('gears'))).toMatchObject({ code: 'not-yet', missing: [{ rule: 'W2' }] });
  expect(refusal(order, ride('brakes'))).toBeUndefined();
});

it('lets fall what was signed for something else, and what stands on that', () => {
  const order = past(...done, estimate('300', 3));
  expect(order.revision).toBe(2);
  expect(turns(order).map(({ action }) => action.key)).toEqual(['repair', 'repair']);
  expect(order.marks['test-ride']?.map(({ fallen }) => fallen?.why)).toEqual(['changed', 'changed']);
});

it('keeps a law that no step asks for', () => {
  const order = past(estimate('200'), repair('brakes'), repair('gears'), ride('brakes'));
  expect(refusal(order, handOver)).toMatchObject({ code: 'forbidden', rule: 'safe' });
  expect(past(...done, handOver).status).toBe('closed');
});

it('reminds of what is no turn, says it in its words and knows when it is settled', () => {
  const order = past(...done);
  const [owed] = deadlines(order, town).filter(({ kind }) => kind === 'pick-up');
  expect(owed).toMatchObject({ dueAt: at(26), rule: 'W4', who: ['counter'] });
  const decision = decide({ type: 'Fire', slot: owed?.slot ?? '', at: at(26), outside: town }, order);
  const events = decision.ok ? decision.events : [];
  const version = order.version + 1;
  const said = evolveCommit(order, { version, events });
  expect(effects(order, { orderId: 'b-1', version, events }, said).map(({ kind }) => kind)).toEqual([
    'reminder',
  ]);
  const [fired] = Object.values(said.fired);
  if (!fired) throw new Error('nothing was said');
  expect(isSettled(said, fired)).toBe(false);
  expect(isSettled(signs(said, { ...handOver, hour: 27 }), fired)).toBe(true);
});
