import { fileOffer } from '../blocks/file-offer.ts';
import type { DrawingContext } from '../blocks/kit.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import { partsOf } from '../src/order/access.ts';
import type { AnyAction } from '../src/order/action.ts';
import { actions } from '../src/order/catalogue.ts';
import { blocked, sightOf } from '../src/order/decide.ts';
import type { Order } from '../src/order/order.ts';
import type { Actor } from '../src/order/roles.ts';
import type { Drop } from '../src/slack/drops.ts';
import type { Collections, Delivery } from '../src/store/collections.ts';

export interface OfferDeps {
  readonly collections: Pick<Collections, 'deliveries'>;
  readonly ports: DeskPorts;
  readonly drawing: () => DrawingContext;
  readonly actor: (userId: string) => Promise<Actor>;
}

/** Behind everything that a commit of the same version brings. */
const index = 1_000_000;

/**
 * Owes the thread a question about files that somebody dropped in it: what are they? Once for each message, however
 * often and by whomever it is heard of. Its key is looked for in the thread before it is posted, since the row may have
 * been lost with all that can be made anew from the journal.
 */
export const offerFiles =
  (deps: OfferDeps) =>
  async (orderId: string, { channel, ts, user, files }: Drop): Promise<void> => {
    const { collections, ports, drawing } = deps;
    const { order } = await ports.journal.caughtUp(orderId);
    const uses = usesFor(order, await deps.actor(user), drawing());
    const { _id, ...row } = rowOf({
      key: `offer:${channel}:${ts}`,
      order,
      payload: { ...fileOffer({ order, files, uses, userId: user }, drawing()), number: order.number },
      sendingSince: new Date(Number(ts) * 1000),
    });
    await collections.deliveries.updateOne({ _id }, { $setOnInsert: row }, { upsert: true });
    ports.wake(orderId);
  };

interface Owed {
  readonly key: string;
  readonly order: Order;
  readonly payload: Delivery['payload'];
  readonly sendingSince: Date;
}

const rowOf = ({ key, order, payload, sendingSince }: Owed): Delivery => ({
  _id: key,
  orderId: order.id,
  version: order.version,
  index,
  kind: 'line',
  state: 'sending',
  payload,
  attempts: 0,
  notBefore: new Date(0),
  sendingSince,
  ts: null,
  error: null,
});

/** The acts that take a file and that this person may sign on this order now. */
const usesFor = (order: Order, by: Actor, { now, outside }: DrawingContext): readonly AnyAction[] =>
  actions.filter(
    (action) =>
      Object.values(action.fields).some(({ input }) => input.kind === 'files' && !input.brought) &&
      partsOf(action, order).some((part) => {
        const sight = sightOf({ by, at: now, outside, raw: {} }, order, part?.id ?? null);
        return blocked(action, sight) === undefined;
      }),
  );
