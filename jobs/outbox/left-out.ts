import { label } from '../../src/order/labels.ts';
import { bareBoardRow } from '../../src/store/board.ts';
import { type PostDelivery, unlessThere, untried } from '../../src/store/deliveries.ts';
import type { RelayDeps } from '../deps.ts';
import { escalationsLane } from './lanes/settled-escalations.ts';

/** Whether a store failed rather than the order: then nothing is known of the order. */
export const isStoreFault = (error: unknown): boolean =>
  error instanceof Error && /^(Mongo|Mongoose)/.test(error.name);

/**
 * Does what can be done for an order that cannot be folded, drawn or added up: it is found by its number, and the
 * escalations' channel is told of it, once for each state of its record. The others go on.
 *
 * @param replaces whether the row of an earlier state goes, as where all is made anew
 */
export const leaveOut = async (
  { collections, drawing, channels }: RelayDeps,
  orderId: string,
  { replaces }: { readonly replaces: boolean } = { replaces: false },
): Promise<{ readonly number: string }> => {
  const { board, commits, deliveries } = collections;
  const [[first], [last]] = await Promise.all([
    commits.find({ orderId }).sort({ version: 1 }).limit(1).lean(),
    commits.find({ orderId }).sort({ version: -1 }).limit(1).lean(),
  ]);
  if (!first || !last) return { number: orderId };
  const { _id, ...fields } = bareBoardRow(first);
  if (replaces) await board.replaceOne({ _id }, fields, { upsert: true });
  else await board.updateOne({ _id }, { $setOnInsert: fields }, { upsert: true });
  const number = first.number ?? orderId;
  const { language } = drawing();
  const message: PostDelivery = {
    ...untried,
    _id: `left-out:${orderId}:${last.version}`,
    orderId: escalationsLane,
    version: 0,
    index: 0,
    kind: 'channel' as const,
    payload: { text: told(number, last.version)[language], channel: channels().escalations, number },
  };
  await deliveries.bulkWrite([unlessThere(message)] as never[]);
  return { number };
};

const told = (number: string, version: number) =>
  label(
    `⚠️ 订单 ${number} 的记录（到第 ${version} 条）无法读出：卡片、提醒和汇总都不含它，其他订单照常。请管理员运行 npm run audit 查看原因。`,
    `⚠️ The record of order ${number} (up to commit ${version}) cannot be read: no card, reminder or digest holds it; the other orders go on. An administrator sees why by npm run audit.`,
  );
