import type { Command } from '../order/commands.ts';
import { decide } from '../order/decide.ts';
import type { Order } from '../order/order.ts';
import { type Act, handleStream, type Stream, type StreamOutcome } from './handle-stream.ts';
import { emptyHeld, heldAfter } from './held.ts';
import type { DeskPorts, Held } from './ports.ts';

/** One act of one client on one order, ready to be decided as often as it takes. */
export interface Request extends Omit<Act, 'stream'> {
  readonly orderId: string;
  readonly command: (order: Order) => Command | Promise<Command>;
  /** It places an order whose id is the act's own: there is nothing to read unless the act came before, which collides. */
  readonly isNew?: boolean;
}

export type Outcome = StreamOutcome<Held> & { readonly order: Order };

/** Decides a request on an order and writes what happened in one insert (handle-stream.ts). */
export const handle =
  (ports: DeskPorts) =>
  async ({ orderId, command, isNew = false, ...act }: Request): Promise<Outcome> => {
    const outcome = await handleStream(
      streamOf(ports, orderId, isNew),
      { ...act, stream: orderId },
      { decide: async ({ order }) => decide(await command(order), order), now: ports.now },
    );
    // Its first answer was lost before anybody could be woken.
    if (outcome.kind === 'repeated' || outcome.kind === 'signed-otherwise') ports.wake(orderId);
    return { ...outcome, order: outcome.folded.order };
  };

const streamOf = ({ journal, wake }: DeskPorts, orderId: string, isNew: boolean): Stream<Held> => ({
  headOf: ({ order, headHash, salts }) => ({ version: order.version, headHash, salts }),
  hasMoved: (before, after) => before.order.version !== after.order.version,
  held: () => journal.cached(orderId) ?? (isNew ? emptyHeld : undefined),
  caughtUp: () => journal.caughtUp(orderId),
  append: journal.append,
  after: (held, commit) => {
    const after = heldAfter(held, commit);
    journal.hold(after);
    wake(orderId);
    return after;
  },
  findByVia: (via, digest) => journal.findByVia(orderId, via, digest),
});
