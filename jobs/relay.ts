import { channelPost } from '../blocks/channel-post.ts';
import type { Drawing } from '../blocks/kit.ts';
import { paperMessage } from '../blocks/paper.ts';
import { threadLine } from '../blocks/thread-line.ts';
import { type Effect, effects } from '../src/order/effects.ts';
import { emptyOrder, evolveCommit } from '../src/order/evolve.ts';
import type { Order } from '../src/order/order.ts';
import { boardRow } from '../src/store/board.ts';
import type { Collections, Delivery, StoredCommit } from '../src/store/collections.ts';
import type { JobDeps } from './deps.ts';

/**
 * Turns what was committed and not yet relayed into deliveries, the board's row and a wish to redraw the card. Every
 * part may be done twice without harm: deliveries are keyed by effect, the board by version, the card by `$max`.
 */
export const relay =
  (deps: JobDeps) =>
  async (orderId: string): Promise<void> => {
    const { commits, cards } = deps.collections;
    const all = (await commits.collection
      .find({ orderId })
      .sort({ version: 1 })
      .toArray()) as unknown as StoredCommit[];
    let order = emptyOrder;
    for (const commit of all) {
      const before = order;
      order = evolveCommit(order, commit);
      if (!commit.relayed) await insertDeliveries(deps, { before, commit, after: order });
    }
    if (all.every(({ relayed }) => relayed)) return;
    await keepBoard(deps.collections, order, deps);
    await cards.updateOne(
      { _id: orderId },
      {
        $max: { wanted: order.version },
        $setOnInsert: {
          shown: 0,
          channel: null,
          ts: null,
          posting: false,
          leaseUntil: new Date(0),
          leasedBy: null,
        },
      },
      { upsert: true },
    );
    await commits.collection.updateMany(
      { orderId, relayed: false, version: { $lte: order.version } },
      { $set: { relayed: true } },
    );
  };

interface Step {
  readonly before: Order;
  readonly commit: StoredCommit;
  readonly after: Order;
}

const insertDeliveries = async (deps: JobDeps, { before, commit, after }: Step): Promise<void> => {
  for (const [index, effect] of effects(before, commit, after).entries()) {
    const row = deliveryOf(deps, effect, after);
    const { _id, ...fields } = { ...row, orderId: commit.orderId, version: commit.version, index };
    await deps.collections.deliveries.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
  }
};

type Row = Omit<Delivery, 'orderId' | 'version' | 'index'>;

const deliveryOf = ({ drawing, channels }: JobDeps, effect: Effect, after: Order): Row => {
  const { number } = after;
  switch (effect.kind) {
    case 'line':
      return row(effect.key, 'line', { ...threadLine(effect, after, drawing()), number });
    case 'paper':
      return row(effect.key, 'paper', { ...paperMessage(effect.paper, drawing()), number });
    case 'escalation':
      return row(effect.key, 'channel', {
        ...channelPost(effect, after, drawing()),
        number,
        channel: channels().escalations,
      });
    case 'file':
      return row(effect.key, 'file', { text: '', fileId: effect.fileId, number });
    default:
      return effect satisfies never;
  }
};

const row = (
  key: string,
  kind: Delivery['kind'],
  payload: (Drawing & Pick<Delivery['payload'], 'number' | 'channel' | 'fileId'>) | Delivery['payload'],
): Row => ({
  _id: key,
  kind,
  state: 'pending',
  payload,
  attempts: 0,
  notBefore: new Date(0),
  ts: null,
  error: null,
});

const keepBoard = async ({ board }: Collections, order: Order, { outside }: JobDeps): Promise<void> => {
  const fresh = boardRow(order, outside());
  const { _id, ...fields } = fresh;
  const known = await board.findOneAndUpdate({ _id, version: { $lt: fresh.version } }, { $set: fields });
  if (!known) await board.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
};
