import { standingByKey } from '../by-key.ts';
import { type Check, met, missing } from '../decision.ts';
import type { ActionKey } from '../keys.ts';
import { label } from '../labels.ts';
import type { Mark, Order } from '../order.ts';
import { everyMark, factsOf } from '../order.ts';
import { isHandedOver, isHandedOverFrom } from './batches.ts';
import { linesOf } from './sources.ts';

/**
 * The instant since which production has to stop (§3, changes): the order it had countersigned was held, cancelled or
 * changed, whether its signature fell (quantity, packaging …) or stands (dates). Null where it never had one, or has
 * handed over its last batch, or goes on again; a change of dates stays to be acknowledged, also once S7 is signed anew.
 */
export const stopSince = (order: Order): string | null => {
  const begun = everyMark(order, 'production-countersign').at(-1);
  if (!begun || isTakenBack(begun) || isMadeOver(order)) return null;
  if (order.status === 'held') return latest(order, 'hold', begun.at);
  if (order.status === 'cancelled') return latest(order, 'cancel', begun.at);
  return begun.fallen?.at ?? changedSince(order, begun.version);
};

/** The last of what is made was handed over; where all lies in stock by now, what production had begun is asked for still. */
const isMadeOver = (order: Order): boolean =>
  linesOf(order, 'made').length > 0 ? isHandedOverFrom(order, 'made') : isHandedOver(order);

/** When the customer last changed something that production works by; where and to whom the goods go is no stop. */
const changedSince = (order: Order, begun: number): string | null =>
  factsOf(order, 'revise').findLast(
    ({ version, facts }) => version > begun && facts.changed.some((name) => name !== 'delivery'),
  )?.at ?? null;

/** A.stop: no new production order before production has said what it already made under the old one. */
export const stopAcknowledged = (order: Order): Check => {
  const since = stopSince(order);
  if (since === null) return met(order.placedAt);
  const mark = acknowledged(order, since);
  return mark
    ? met(mark.at)
    : missing('A.stop', label('生产部停产签收', 'production’s acknowledgement of the stop'), ['production']);
};

/** Production's answer to a stop; a later stop asks anew. */
export const acknowledged = (order: Order, since: string): Mark | undefined => {
  const mark = standingByKey(order, 'stop-acknowledge');
  return mark && mark.at >= since ? mark : undefined;
};

const isTakenBack = ({ fallen }: Mark): boolean =>
  fallen !== null && (fallen.why === 'withdrawn' || fallen.why === 'reversed');

/** When the newest mark of a key was signed; where none says so, production's own start. */
const latest = (order: Order, key: ActionKey, otherwise: string): string =>
  everyMark(order, key).at(-1)?.at ?? otherwise;
