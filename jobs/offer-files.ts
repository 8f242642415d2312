import { fileOffer } from '../blocks/file-offer.ts';
import type { DrawingContext } from '../blocks/kit.ts';
import type { FoundBack } from '../blocks/paper-back.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import type { AnyAction } from '../src/order/action.ts';
import { blocked, sightOf } from '../src/order/decide.ts';
import type { Order } from '../src/order/order.ts';
import { partsOf } from '../src/order/parts.ts';
import type { Actor } from '../src/order/roles.ts';
import { actions } from '../src/procedure/catalogue.ts';
import type { Drop } from '../src/slack/drops.ts';
import type { Collections } from '../src/store/collections.ts';
import { oweOffer } from './owe-offer.ts';

export interface OfferDeps {
  readonly collections: Pick<Collections, 'deliveries'>;
  readonly ports: DeskPorts;
  readonly drawing: () => DrawingContext;
  readonly actor: (userId: string) => Promise<Actor>;
}

/**
 * Owes the thread a question about files that somebody dropped in it: what are they? Of papers that were recognised it says
 * so instead. Once for each message, however often and by whomever it is heard of.
 */
export const offerFiles =
  (deps: OfferDeps) =>
  async (
    orderId: string,
    { channel, ts, user, files }: Drop,
    found: readonly FoundBack[] = [],
  ): Promise<void> => {
    const { collections, ports, drawing } = deps;
    const { order } = await ports.journal.caughtUp(orderId);
    const uses = usesFor(order, await deps.actor(user), drawing());
    await oweOffer(collections, {
      key: `offer:${channel}:${ts}`,
      ts,
      orderId: order.id,
      version: order.version,
      kind: 'line',
      payload: { ...fileOffer({ order, files, uses, userId: user, found }, drawing()), number: order.number },
    });
    ports.wake(orderId);
  };

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
