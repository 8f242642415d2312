import type { Command } from '../order/commands.ts';
import type { Commit } from '../order/commit.ts';
import { decide } from '../order/decide.ts';
import type { Refusal } from '../order/decision.ts';
import type { OrderEvent } from '../order/events.ts';
import type { Order } from '../order/order.ts';
import type { Person } from '../order/roles.ts';
import { digestOf, sealed } from './chain.ts';
import { emptyHeld, heldAfter } from './held.ts';
import type { Attempt } from './in-time.ts';
import { saltsFor } from './personal.ts';
import { plainEvents } from './plain-events.ts';
import type { DeskPorts, Held } from './ports.ts';

/** One act of one client on one order, ready to be decided as often as it takes. */
export interface Request {
  readonly orderId: string;
  /** The client's own id of the act (design §2 "Once"). */
  readonly via: string;
  /** What was submitted, for telling a repeated delivery from a corrected form. */
  readonly submitted: unknown;
  readonly by: Person;
  readonly for: Person | null;
  readonly command: (order: Order) => Command | Promise<Command>;
  /** It places an order whose id is the act's own: there is nothing to read unless the act came before, which collides. */
  readonly isNew?: boolean;
  /** The try that this is part of; once its time is over nothing is sent any more. */
  readonly attempt?: Attempt;
}

export type Outcome =
  | { readonly kind: 'signed'; readonly order: Order; readonly commit: Commit }
  /** The same delivery once more: the first answer again. */
  | { readonly kind: 'repeated'; readonly order: Order; readonly commit: Commit }
  /** The same act with other content (a corrected figure after a lost answer): no effect. */
  | { readonly kind: 'signed-otherwise'; readonly order: Order; readonly commit: Commit }
  /** Accepted with nothing to write: the fact holds already. */
  | { readonly kind: 'nothing-new'; readonly order: Order }
  | { readonly kind: 'refused'; readonly order: Order; readonly refusal: Refusal };

const mostTries = 8;

/**
 * Decides a request and writes what happened in one insert. An acceptance may rest on the cached state: were it stale,
 * the insert at version + 1 collides. A refusal inserts nothing, so before it is told the state is caught up.
 *
 * @throws UnknownOutcomeError when it cannot be told whether the commit stands. Then nothing is held, and the same
 * request again tells, in this process or another: it finds its `via`, or collides with it, or is the first to take it.
 */
export const handle =
  (ports: DeskPorts) =>
  async (request: Request): Promise<Outcome> => {
    const { journal } = ports;
    const digest = digestOf(request.submitted);
    let held = journal.cached(request.orderId);
    let isFresh = held === undefined && !request.isNew;
    held ??= request.isNew ? emptyHeld : await journal.caughtUp(request.orderId);
    for (let tries = 0; tries < mostTries; tries += 1) {
      const { order } = held;
      const decision = decide(await request.command(order), order);
      if (!decision.ok || decision.events.length === 0) {
        const caughtUp: Held = isFresh ? held : await journal.caughtUp(request.orderId);
        const moved = caughtUp.order.version !== order.version;
        [held, isFresh] = [caughtUp, true];
        if (moved) continue;
        return (await earlier(journal, request, digest, order)) ?? unwritten(decision, order);
      }
      const commit = commitOf(request, held, { digest, at: ports.now(), events: decision.events });
      request.attempt?.sends();
      if ((await journal.append(commit)) === 'appended') {
        const after = heldAfter(held, commit);
        journal.hold(after);
        ports.wake(request.orderId);
        return { kind: 'signed', order: after.order, commit };
      }
      held = await journal.caughtUp(request.orderId);
      isFresh = true;
      // Whichever index reported the collision, this very act may be what is already there: its answer was lost.
      const repeated = await earlier(journal, request, digest, held.order);
      if (repeated) return repeated;
    }
    throw new Error(`order ${request.orderId} changed ${mostTries} times while one act was decided`);
  };

const commitOf = (
  { orderId, by, for: given, via }: Request,
  { order, headHash, salts }: Held,
  decided: { readonly digest: string; readonly at: Date; readonly events: readonly OrderEvent[] },
): Commit => {
  const version = order.version + 1;
  const events = plainEvents(decided.events);
  const stoodIn = events.find((event) => event.type === 'Signed')?.for ?? given;
  return sealed({
    _id: `${orderId}:${version}`,
    orderId,
    version,
    at: decided.at.toISOString(),
    by,
    for: stoodIn,
    via,
    digest: decided.digest,
    number: events.find((event) => event.type === 'OrderPlaced')?.number ?? null,
    ...claimOf(events),
    events,
    salts: saltsFor(events, salts),
    prevHash: headHash,
  });
};

/** What the act claims for itself over all orders stands where the store sees to it that nobody else has it. */
const claimOf = (events: readonly OrderEvent[]): Pick<Commit, 'claim'> => {
  const facts: unknown = events.find((event) => event.type === 'Signed')?.facts;
  const isClaim = typeof facts === 'object' && facts !== null && 'once' in facts;
  return isClaim && typeof facts.once === 'string' ? { claim: facts.once } : {};
};

const earlier = async (
  journal: DeskPorts['journal'],
  { orderId, via }: Request,
  digest: string,
  order: Order,
): Promise<Outcome | undefined> => {
  const commit = await journal.findByVia(orderId, via, digest);
  if (!commit) return undefined;
  return { kind: commit.digest === digest ? 'repeated' : 'signed-otherwise', order, commit };
};

const unwritten = (decision: ReturnType<typeof decide>, order: Order): Outcome =>
  decision.ok ? { kind: 'nothing-new', order } : { kind: 'refused', order, refusal: decision.refusal };
