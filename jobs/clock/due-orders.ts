import type { Agenda } from '../../src/desk/agenda.ts';
import { calendarStamp } from '../../src/desk/calendar-stamp.ts';
import { handle } from '../../src/desk/handle.ts';
import { millStream } from '../../src/desk/master-data.ts';
import type { DeskPorts } from '../../src/desk/ports.ts';
import { theDesk } from '../../src/desk/the-desk.ts';
import { dueAt } from '../../src/order/deadlines.ts';
import type { Order } from '../../src/order/order.ts';
import type { Log } from '../../src/running/log.ts';
import { refreshWaits } from '../../src/store/board.ts';
import type { Collections } from '../../src/store/collections.ts';
import { cardSlot, keepDeadlines } from '../../src/store/deadlines.ts';
import type { DeadlineRow } from '../../src/store/rows.ts';
import { isStoreFault } from '../outbox/left-out.ts';

export interface DueDeps {
  readonly collections: Collections;
  readonly ports: DeskPorts;
  /** Asks the carrier of a shipment, if there is one, before people are; never throws. */
  readonly askCarrier?: (orderId: string, shipment: string) => Promise<void>;
  readonly agenda: Agenda;
  readonly log: Log;
}

const mostARound = 200;
/** What fires may make something else due at once (a slip and its telling); a mistake in a rule must not go on forever. */
const mostRounds = 100;

/**
 * What the sweep does about due times: makes them anew where settings or calendar changed, then fires what is due.
 * @returns whether anything was due
 */
export const sweepDue = (deps: DueDeps): (() => Promise<boolean>) => {
  let reckoned = '';
  return async () => {
    const stamp = calendarStamp(deps.ports.outside());
    if (stamp !== reckoned) await reckonAnew(deps);
    reckoned = stamp;
    return fireDue(deps);
  };
};

/**
 * Fires what is due on the desk's clock, each slot once whatever crashes and however many processes do so: its slot is
 * the act's own id, so that the journal takes it once. Resolves when nothing is due any more.
 */
const fireDue = async (deps: DueDeps): Promise<boolean> => {
  const failed = new Set<string>();
  for (let round = 0; round < mostRounds; round += 1) {
    const at = deps.ports.now().toISOString();
    const due = await dueOrders(deps, at, failed);
    if (due.length === 0) return round > 0;
    await Promise.all(
      due.map((orderId) =>
        fireOf(deps, orderId, at).catch((error: unknown) => {
          // One order that cannot be read must not keep all others waiting; the next sweep tries it again.
          failed.add(orderId);
          deps.log.error({ orderId, error }, 'what is due on an order could not be fired');
        }),
      ),
    );
  }
  return true;
};

/**
 * Makes due times anew that were reckoned with other settings or another calendar, and those of orders that have none.
 * What is interrupted goes on with the next call, since each row says what it was reckoned with.
 */
const reckonAnew = async (deps: DueDeps): Promise<void> => {
  const { board, deadlines } = deps.collections;
  const outside = deps.ports.outside();
  const stamp = calendarStamp(outside);
  const [open, stale, current] = await Promise.all([
    board.distinct('_id', { status: { $in: ['open', 'held'] } }),
    deadlines.distinct('orderId', { stamp: { $ne: stamp }, orderId: { $ne: millStream } }),
    deadlines.distinct('orderId', { stamp }),
  ]);
  const known = new Set(current.map(String));
  const wanted = new Set([...stale, ...open.filter((orderId) => !known.has(String(orderId)))].map(String));
  for (const orderId of wanted) {
    try {
      const { order } = await deps.ports.journal.caughtUp(orderId);
      await refreshWaits(deps.collections, order, outside);
      await keepDue(deps, order);
    } catch (error) {
      if (isStoreFault(error)) throw error;
      deps.log.error({ orderId, error }, 'the due times of an order could not be reckoned anew');
    }
  }
};

/** Orders of which something seems to be due, the soonest first. */
const dueOrders = async (
  { collections }: DueDeps,
  at: string,
  failed: ReadonlySet<string>,
): Promise<readonly string[]> => {
  const rows = await collections.deadlines
    .find({ dueAt: { $lte: at }, orderId: { $nin: [...failed, millStream] } })
    .sort({ dueAt: 1, _id: 1 })
    .limit(mostARound)
    .lean<DeadlineRow[]>();
  return [...new Set(rows.map(({ orderId }) => orderId))];
};

/**
 * What is due on one order, in one commit for what is said at once; then its rows as they are now. The slot a commit is
 * named for is always in it, so that the same slot is never fired by two.
 */
const fireOf = async (deps: DueDeps, orderId: string, at: string): Promise<void> => {
  const { outside } = deps.ports;
  // The sweep brings out what it fired; a wake-up would only do so a second time.
  const ports = { ...deps.ports, wake: () => undefined };
  await redrawCard(deps, orderId, at);
  let order = await askCarriers(deps, orderId, at);
  for (let round = 0; round < mostRounds; round += 1) {
    const [next] = dueAt(order, at, outside());
    if (!next) break;
    const { slot } = next;
    ({ order } = await handle(ports)({
      orderId,
      via: slot,
      submitted: { slot },
      by: theDesk,
      for: null,
      command: () => ({ type: 'Fire', slot, at, outside: outside() }),
    }));
  }
  await keepDue(deps, order);
};

/** What changes with time alone is no event: the card is drawn anew, once more where this was interrupted. */
const redrawCard = async ({ collections }: DueDeps, orderId: string, at: string): Promise<void> => {
  const { cards, deadlines } = collections;
  if (!(await deadlines.exists({ orderId, slot: cardSlot, dueAt: { $lte: at } }))) return;
  await cards.updateOne({ _id: orderId }, { $set: { shown: 0, behind: true } });
};

/** Checks that are due are put to the carrier first; what it answers is settled before the clerk is asked (S17). */
const askCarriers = async (
  { ports: { journal, outside }, askCarrier }: DueDeps,
  orderId: string,
  at: string,
): Promise<Order> => {
  const { order } = await journal.caughtUp(orderId);
  const due = dueAt(order, at, outside());
  const shipments = due.filter(({ kind }) => kind === 'check').flatMap(({ part }) => (part ? [part] : []));
  if (!askCarrier || shipments.length === 0) return order;
  for (const shipment of new Set(shipments)) await askCarrier(orderId, shipment);
  return (await journal.caughtUp(orderId)).order;
};

const keepDue = ({ collections, ports, agenda }: DueDeps, order: Order): Promise<void> =>
  keepDeadlines({ ...collections, agenda }, order, {
    outside: ports.outside(),
    now: ports.now().toISOString(),
  });
