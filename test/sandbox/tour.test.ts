import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectControl } from '../../sandbox/tour/control.ts';
import { tourOrder } from '../../sandbox/tour/order.ts';
import { play } from '../../sandbox/tour/play.ts';
import { readWorld } from '../../sandbox/world.ts';
import { roles } from '../../src/procedure/roles.ts';
import { expectNoErrors, openTestDesk, type TestDesk } from '../support/desk.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 60_000 });

// Logistics ships shop orders only, and the administrator signs nothing by that role alone.
const elsewhere = ['logistics', 'admin'];

describe('the guided order', () => {
  it('has a part for everybody who acts on a mill order', async () => {
    const { users, groups } = await readWorld();
    const actors = new Set(
      users.filter(({ name }) => tourOrder.some(({ who }) => who === name)).map(({ id }) => id),
    );
    const acting = groups
      .filter(({ users: members }) => members.some((id) => actors.has(id)))
      .map(({ handle }) => handle);
    expect(acting.toSorted()).toEqual(
      Object.keys(roles)
        .filter((role) => !elsewhere.includes(role))
        .toSorted(),
    );
  });

  let mill: TestDesk;
  const stop = new AbortController();
  beforeAll(async () => {
    // As `npm start` has it: the desk could send papers itself.
    mill = await openTestDesk({ mail: 'sandbox' });
  });
  afterAll(async () => {
    stop.abort();
    await mill?.close();
  });

  it('is played by itself from the fax to the closed order, and nobody refuses', async () => {
    const turns: string[] = [];
    const control = await connectControl(mill.sandbox.url, stop.signal);
    const order = await play({
      control,
      stations: tourOrder,
      paceMs: 0,
      turn: (index) => turns.push(tourOrder[index]?.key ?? ''),
      signal: stop.signal,
    });
    expect(turns).toEqual(tourOrder.map(({ key }) => key));
    expect((await mill.card('已关闭', order)).metadata?.event_payload.order).toBe(order);
    expectNoErrors(mill);
  });
});
