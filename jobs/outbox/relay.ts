import { folded } from '../../src/desk/held.ts';
import { effects } from '../../src/order/effects.ts';
import type { Order } from '../../src/order/order.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { boardRow } from '../../src/store/board.ts';
import type { Collections } from '../../src/store/collections.ts';
import { keepDeadlines } from '../../src/store/deadlines.ts';
import { type Delivery, unlessThere } from '../../src/store/deliveries.ts';
import { commitsOf } from '../../src/store/journal.ts';
import { keepParcels } from '../../src/store/parcels.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import { tellAgain } from '../../src/store/webhooks.ts';
import type { RelayDeps } from '../deps.ts';
import { type Kept, keepNewest } from '../keep-newest.ts';
import { deliveryOf } from './delivery-of.ts';
import { type LaneName, laneOf } from './lane-names.ts';
import { isStoreFault, leaveOut } from './left-out.ts';
import { keepShopFeed, type ShopFeed } from './shop-feed.ts';

/**
 * Turns what was committed and not yet relayed into deliveries, the board's row and a wish to redraw the card. Every
 * part may be done twice without harm: deliveries are keyed by effect, the board by version, the card by `$max`.
 * @returns the lanes that are owed something by it
 */
export const relay = (deps: RelayDeps): ((orderId: string) => Promise<readonly LaneName[]>) => {
  const relayedUpTo = keepNewest<Order>(ordersKept);
  return async (orderId) => {
    try {
      return await relayed(deps, relayedUpTo, orderId);
    } catch (error) {
      if (!isStoreFault(error)) await leaveOut(deps, orderId);
      throw error;
    }
  };
};

/** An order takes some tens of kilobytes; what most wake-ups are about was relayed lately. */
const ordersKept = 1000;

const relayed = async (
  deps: RelayDeps,
  relayedUpTo: Kept<Order>,
  orderId: string,
): Promise<readonly LaneName[]> => {
  const { commits } = deps.collections;
  const known = relayedUpTo.get(orderId) ?? emptyOrder;
  const since = await commitsOf(commits, orderId, known.version);
  if (!since.some((commit) => !commit.relayed)) {
    if (known.version === 0 || !(await commits.exists({ orderId, relayed: false }))) return [];
    // Somebody had earlier ones relayed anew.
    relayedUpTo.keep(orderId, emptyOrder);
    return relayed(deps, relayedUpTo, orderId);
  }
  const { order, lanes } = await insertDeliveries(deps, since, {
    before: known,
    which: (commit) => !commit.relayed,
    sendingSince: null,
  });
  await keepBoard(deps, order);
  await keepTimes(deps, order);
  if (since.some((commit) => !commit.relayed && isOnCard(commit)))
    await wantCard(deps.collections, order, null);
  await commits.collection.updateMany(
    { orderId, relayed: false, version: { $lte: order.version } },
    { $set: { relayed: true } },
  );
  // Only now: what was not marked must be read again.
  relayedUpTo.keep(orderId, order);
  return lanes;
};

/**
 * Makes an order's board row, card row and deliveries anew from its commits, as far as they are missing. Whether they
 * were already brought to Slack is not known then, so each is looked for by its key before it is posted.
 */
export const relayAnew =
  (deps: RelayDeps) =>
  async (orderId: string): Promise<void> => {
    const all = await commitsOf(deps.collections.commits, orderId);
    const sendingSince = new Date(all[0]?.at ?? 0);
    const { order } = await insertDeliveries(deps, all, {
      before: emptyOrder,
      which: (commit) => commit.relayed,
      sendingSince,
    });
    await replaceOnBoard(deps, order);
    await keepTimes(deps, order);
    await wantCard(deps.collections, order, sendingSince);
  };

/** What falls due on it, and the carriers to be asked meanwhile. */
const keepTimes = async (
  { collections, outside, drawing, route, agenda }: RelayDeps,
  order: Order,
): Promise<void> => {
  const { now } = drawing();
  await keepDeadlines({ ...collections, agenda }, order, { outside: outside(), now });
  if (route) await keepParcels({ ...collections, agenda }, order, { route, now });
};

interface Insertion {
  /** The order before the first of these commits. */
  readonly before: Order;
  readonly which: (commit: StoredCommit) => boolean;
  /** Set when they may be out already. */
  readonly sendingSince: Date | null;
}

interface Inserted {
  /** As it stands after all its commits. */
  readonly order: Order;
  readonly lanes: readonly LaneName[];
}

const insertDeliveries = async (
  deps: RelayDeps,
  all: readonly StoredCommit[],
  { before: known, which, sendingSince }: Insertion,
): Promise<Inserted> => {
  let order = known;
  const rows: Delivery[] = [];
  const news: ShopFeed[] = [];
  let again = false;
  for (const commit of all) {
    const before = order;
    order = folded(order, commit);
    if (!which(commit)) continue;
    for (const [index, effect] of effects(before, commit, order).entries()) {
      if (effect.kind === 'webhook') {
        news.push({ effect, commit, index });
        continue;
      }
      again ||= effect.kind === 'untold' && effect.isAgain && sendingSince === null;
      rows.push(deliveryOf(deps, effect, { commit, after: order, index, sendingSince }));
    }
  }
  if (rows.length > 0) await deps.collections.deliveries.bulkWrite(rows.map(unlessThere) as never[]);
  await keepShopFeed(deps, news);
  if (again) await tellAgain(deps.collections, order.id);
  const isShopTold = again || news.length > 0;
  const lanes = new Set(rows.map(({ kind }) => laneOf(kind)));
  return { order, lanes: [...lanes, ...(isShopTold ? ['webhooks' as const] : [])] };
};

/** A card says nothing of reminders and escalations; of days that slip it does. */
const isOnCard = ({ events }: StoredCommit): boolean =>
  events.some((event) => event.type !== 'DeadlineFired' || event.slip !== null);

const wantCard = async (
  { cards }: Pick<Collections, 'cards'>,
  order: Order,
  postingSince: Date | null,
): Promise<void> => {
  await cards.updateOne(
    { _id: order.id },
    {
      $max: { wanted: order.version },
      $set: { behind: true },
      $setOnInsert: {
        shown: 0,
        channel: null,
        ts: null,
        postingSince,
        attempts: 0,
        notBefore: new Date(0),
        error: null,
        leaseUntil: new Date(0),
        leasedBy: null,
      },
    },
    { upsert: true },
  );
};

const keepBoard = async ({ collections: { board }, outside }: RelayDeps, order: Order): Promise<void> => {
  const { _id, ...fields } = boardRow(order, outside());
  const known = await board.findOneAndUpdate({ _id, version: { $lt: fields.version } }, { $set: fields });
  if (!known) await board.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
};

/**
 * Makes an order's row anew where it stands, whatever it says. One of a later version stays if the journal has come that
 * far meanwhile; else no commit ever brought it.
 */
const replaceOnBoard = async (
  { collections: { board, commits }, outside }: RelayDeps,
  order: Order,
): Promise<void> => {
  const { _id, ...fields } = boardRow(order, outside());
  const standing = await board.findById(_id, { version: 1 }).lean<{ version: number }>();
  if (standing && standing.version > fields.version) {
    if (await commits.exists({ orderId: _id, version: standing.version })) return;
    await board.replaceOne({ _id, version: standing.version }, fields);
    return;
  }
  if (standing) await board.replaceOne({ _id, version: { $lte: fields.version } }, fields);
  else await board.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
};
