import { digestOf, sealed } from '../../src/desk/chain.ts';
import { emptyHeld, heldAfter } from '../../src/desk/held.ts';
import { plainEvents } from '../../src/desk/plain-events.ts';
import type { Commit } from '../../src/order/commit.ts';
import { decide } from '../../src/order/decide.ts';
import type { OrderEvent } from '../../src/order/events.ts';
import type { Order } from '../../src/order/order.ts';
import type { MillState } from '../../src/procedure/outside.ts';
import { borne, commandOf } from '../support/given.ts';
import type { Journalled } from '../support/journalled.ts';
import { people } from '../support/mill.ts';

/** An order whose commits are kept by the test itself, for lives of many orders in which the rules alone are tried. */
export interface Told extends Journalled {
  readonly commits: readonly Commit[];
  readonly now: () => Order;
  /** Fires a slot as the sweep does; whether anything came of it. */
  readonly fires: (slot: string) => boolean;
}

export const inMemory = (
  { id, number }: { readonly id: string; readonly number: string },
  { clock, outside }: { readonly clock: () => string; readonly outside: MillState },
): Told => {
  const commits: Commit[] = [];
  let held = emptyHeld;
  const by = { id: people.chen.id, name: people.chen.name };
  const commit = (via: string, events: readonly OrderEvent[]): void => {
    const version = held.order.version + 1;
    const next = sealed({
      _id: `${id}:${version}`,
      orderId: id,
      version,
      at: clock(),
      by,
      for: null,
      via,
      digest: digestOf(via),
      number: null,
      events: plainEvents(events),
      salts: {},
      prevHash: held.headHash,
    });
    commits.push(next);
    held = heldAfter(held, next);
  };
  const now = (): Order => held.order;
  return {
    id,
    commits,
    now,
    order: async () => now(),
    keeps: async () => undefined,
    does: async (...deeds) => {
      for (const deed of deeds) {
        const command = commandOf({ ...deed, at: clock(), outside }, now());
        const decision = decide({ ...command, place: command.place && { id, number } }, now());
        if (!decision.ok) throw new Error(`${deed.action} on ${number}: ${JSON.stringify(decision.refusal)}`);
        commit(`deed:${commits.length}`, decision.events);
      }
      return now();
    },
    bears: async (...marks) => {
      for (const mark of marks) commit(`mark:${commits.length}`, [borne({ at: clock(), ...mark })]);
      return now();
    },
    fires: (slot) => {
      const decision = decide({ type: 'Fire', slot, at: clock(), outside }, now());
      if (!decision.ok || decision.events.length === 0) return false;
      commit(slot, decision.events);
      return true;
    },
  };
};
