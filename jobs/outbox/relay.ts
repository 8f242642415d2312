import { folded } from '../../src/desk/held.ts';
import { effects } from '../../src/order/effects.ts';
import { emptyOrder } from '../../src/order/evolve.ts';
import type { Order } from '../../src/order/order.ts';
import { boardRow } from '../../src/store/board.ts';
import type { Collections } from '../../src/store/collections.ts';
import { keepDeadlinesOnce } from '../../src/store/deadlines.ts';
import { type Delivery, unlessThere } from '../../src/store/deliveries.ts';
import { commitsOf } from '../../src/store/journal.ts';
import { keepParcels } from '../../src/store/parcels.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import { tellAgain } from '../../src/store/webhooks.ts';
import type { RelayDeps } from '../deps.ts';
import { deliveryOf } from './delivery-of.ts';
import { isStoreFault, leaveOut } from './left-out.ts';
import { keepShopFeed, type ShopNews } from './shop-feed.ts';

/**
 * Turns what was committed and not yet relayed into deliveries, the board's row and a wish to redraw the card. Every
 * part may be done twice without harm: deliveries are keyed by effect, the board by version, the card by `$max`.
 */
export const relay =
  (deps: RelayDeps) =>
  async (orderId: string): Promise<void> => {
    const { commits } = deps.collections;
    if (!(await commits.exists({ orderId, relayed: false }))) return;
    try {
      await relayed(deps, orderId);
    } catch (error) {
      if (!isStoreFault(error)) await leaveOut(deps, orderId);
      throw error;
    }
  };

const relayed = async (deps: RelayDeps, orderId: string): Promise<void> => {
  const { commits } = deps.collections;
  const all = await commitsOf(commits, orderId);
  const order = await insertDeliveries(deps, all, { which: ({ relayed }) => !relayed, sendingSince: null });
  await keepBoard(deps, order);
  await keepTimes(deps, order);
  if (all.some((commit) => !commit.relayed && isOnCard(commit)))
    await wantCard(deps.collections, order, null);
  await commits.collection.updateMany(
    { orderId, relayed: false, version: { $lte: order.version } },
    { $set: { relayed: true } },
  );
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
    const order = await insertDeliveries(deps, all, { which: ({ relayed }) => relayed, sendingSince });
    await keepBoard(deps, order);
    await keepTimes(deps, order);
    await wantCard(deps.collections, order, sendingSince);
  };

/** What falls due on it, and the carriers to be asked meanwhile. */
const keepTimes = async (
  { collections, outside, drawing, route }: RelayDeps,
  order: Order,
): Promise<void> => {
  const { now } = drawing();
  await keepDeadlinesOnce(collections, order, { outside: outside(), now });
  if (route) await keepParcels(collections, order, { route, now });
};

interface Insertion {
  readonly which: (commit: StoredCommit) => boolean;
  /** Set when they may be out already. */
  readonly sendingSince: Date | null;
}

/** @returns the order as it stands after all its commits */
const insertDeliveries = async (
  deps: RelayDeps,
  all: readonly StoredCommit[],
  { which, sendingSince }: Insertion,
): Promise<Order> => {
  let order = emptyOrder;
  const rows: Delivery[] = [];
  const news: ShopNews[] = [];
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
  return order;
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
