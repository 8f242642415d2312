import { standingByKey } from '../../order/by-key.ts';
import { type Check, met, missing } from '../../order/decision.ts';
import type { ActionKey } from '../../order/keys.ts';
import { label } from '../../order/labels.ts';
import type { Mark, MarkOfKey, Order } from '../../order/order.ts';
import { everyMark, factsOf } from '../../order/order.ts';
import { linesOf } from '../schedule/sources.ts';
import { batches, isHandedOver, isHandedOverFrom } from '../warehouse/batches.ts';
import { closingsOfMade } from '../warehouse/not-made.ts';

/**
 * The instant since which production has to stop (process §3, changes): the order it had countersigned was held, cancelled or
 * changed, whether its signature fell (quantity, packaging …) or stands (dates). Null where it never had one, or has
 * handed over its last batch, or goes on again; a change of dates stays to be acknowledged, also once S7 is signed anew.
 */
export const stopSince = (order: Order): string | null => {
  const begun = everyMark(order, 'production-countersign').at(-1);
  if (!begun || isTakenBack(begun) || isMadeOver(order, begun.version)) return null;
  if (order.status === 'held') return latest(order, holds, begun.at);
  if (order.status === 'cancelled') return latest(order, endings, begun.at);
  return begun.fallen?.at ?? changedSince(order, begun.version);
};

/** The last of what is made was handed over; where all lies in stock by now, what production had begun is asked for still. */
const isMadeOver = (order: Order, begun: number): boolean => {
  // Closed before it was made: production is told to stop, and says what there is of it (S18).
  if (closingsOfMade(order).some(({ version }) => version > begun)) return false;
  return linesOf(order, 'made').length > 0 ? isHandedOverFrom(order, 'made') : isHandedOver(order);
};

/** When the customer last changed something that production works by; where and to whom the goods go is no stop. */
const changedSince = (order: Order, begun: number): string | null =>
  [
    ...factsOf(order, 'revise').filter(({ facts }) => facts.changed.some((name) => name !== 'delivery')),
    ...factsOf(order, 'doubt-acknowledge').filter(isCorrection),
    ...closingsOfMade(order),
  ]
    .filter(({ version }) => version > begun)
    .map(({ at }) => at)
    .sort()
    .at(-1) ?? null;

/** S5.a: a doubt that ended by a corrected value is a change like any other; addresses are not among what it stores. */
const isCorrection = ({ answers, facts }: MarkOfKey<'doubt-acknowledge'>): boolean =>
  answers.outcome === 'corrected' && Object.keys(facts?.changes ?? {}).length > 0;

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

/** What may put an order at rest, and what may end it: while it is so none of them is signed again. */
const holds: readonly ActionKey[] = ['hold', 'return-choice'];
const endings: readonly ActionKey[] = [
  'cancel',
  'proposal',
  'late-answer',
  'schedule-settlement',
  'doubt-acknowledge',
  'return-choice',
];

/** When the newest mark of these was signed; where none is, production's own start. */
const latest = (order: Order, keys: readonly ActionKey[], otherwise: string): string =>
  keys
    .flatMap((key) => everyMark(order, key))
    .reduce((newest, mark) => (mark.at > newest ? mark.at : newest), otherwise);

/**
 * Since when production has the order, or goods of it are there: a fact, whatever paper fell by a change since. Null
 * where it never had it, or where whoever gave it took it back before anything was made.
 */
export const producedSince = (order: Order): string | null => {
  const given = everyMark(order, 'production-order').find(({ fallen }) => fallen === null);
  return takenOnSince(order) ?? given?.at ?? null;
};

/** The same from production's countersign on, or since goods of it are there. */
export const takenOnSince = (order: Order): string | null => {
  const taken = everyMark(order, 'production-countersign').find((mark) => !isTakenBack(mark));
  return taken?.at ?? batches(order)[0]?.handedOverAt ?? null;
};
