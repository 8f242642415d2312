import type { Agenda } from '../desk/agenda.ts';
import { calendarStamp } from '../desk/calendar-stamp.ts';
import { isUrgent, millDeadlines } from '../mill/due.ts';
import type { MillSight } from '../mill/matter.ts';
import { deadlines } from '../order/deadlines.ts';
import type { Order } from '../order/order.ts';
import { nextCallingTime } from '../order/time/quiet-hours.ts';
import { cardChangesAt } from '../procedure/card-times.ts';
import type { MillState } from '../procedure/outside.ts';
import type { Collections } from './collections.ts';
import { failedOfDuplicates } from './duplicates.ts';
import type { DeadlineRow } from './rows.ts';

interface Stores extends Pick<Collections, 'deadlines'> {
  /** Told of every time that is new or moved, and of what is due no more. */
  readonly agenda: Agenda;
}

/**
 * Makes an order's rows what its deadlines are now. Two processes may do so at once and an older one last: it neither
 * removes nor replaces rows of a newer version; a row too many is decided anew when it is due and goes then.
 */
export const keepDeadlines = (stores: Stores, order: Order, when: Reckoning): Promise<void> =>
  keepRows(stores, order, orderRows(order, when));

/** Makes the rows of the mill's own matters what falls due now, as an order's are. */
export const keepMillDeadlines = (
  stores: Stores,
  mill: { readonly id: string; readonly version: number; readonly sight: MillSight },
  now: string,
): Promise<void> => {
  const due = millDeadlines(mill.sight).map((found) => ({ ...found.due, urgent: isUrgent(found.due, now) }));
  return keepRows(stores, mill, rowsOf(mill, due, { outside: mill.sight.outside, now }));
};

/** The soonest of all due times after `now`, of orders and of the mill. */
export const nextDue = async (
  { deadlines: rows }: Pick<Collections, 'deadlines'>,
  now: Date,
): Promise<Date | undefined> => {
  const next = await rows
    .findOne({ dueAt: { $gt: now.toISOString() } })
    .sort({ dueAt: 1 })
    .lean<DeadlineRow>();
  return next ? new Date(next.dueAt) : undefined;
};

interface Reckoning {
  readonly outside: MillState;
  /** ISO instant on the desk's clock: what is overdue in quiet hours is looked at again when work begins. */
  readonly now: string;
}

type Stream = Pick<Order, 'id' | 'version'>;

const keepRows = async (
  { deadlines: rows, agenda }: Stores,
  { id: orderId, version }: Stream,
  wanted: readonly DeadlineRow[],
): Promise<void> => {
  const before = new Map((await rows.find({ orderId }).lean<DeadlineRow[]>()).map((row) => [row._id, row]));
  const after = new Set(wanted.map(({ _id }) => _id));
  const gone = [...before.values()].filter((row) => !after.has(row._id) && row.version <= version);
  if (gone.length > 0)
    await rows.deleteMany({ _id: { $in: gone.map(({ _id }) => _id) }, version: { $lte: version } });
  const changed = wanted.filter((row) => !isSame(before.get(row._id), row));
  if (changed.length > 0) await replace(rows, changed, version);
  agenda.drop(
    'deadlines',
    gone.map(({ _id }) => _id),
  );
  const moved = changed.filter(({ _id, dueAt }) => before.get(_id)?.dueAt !== dueAt);
  agenda.set(
    'deadlines',
    moved.map(({ _id, dueAt }) => ({ slot: _id, at: dueAt })),
  );
};

const isSame = (before: DeadlineRow | undefined, { dueAt, version, stamp }: DeadlineRow): boolean =>
  before?.dueAt === dueAt && before.version === version && before.stamp === stamp;

const replace = async (
  rows: Collections['deadlines'],
  changed: readonly DeadlineRow[],
  version: number,
): Promise<void> => {
  await rows
    .bulkWrite(
      changed.map(({ _id, ...row }) => ({
        updateOne: { filter: { _id, version: { $lte: version } }, update: { $set: row }, upsert: true },
      })),
      { ordered: false },
    )
    .catch((error: unknown) => {
      // A row of a newer version stands there already.
      if (!failedOfDuplicates(error)) throw error;
    });
};

/** The row that says when the card changes though nothing is due on anybody; it brings no event. */
export const cardSlot = 'card';

/** All of an order that has a time: what falls due on it, and when its card next says something else. */
const orderRows = (order: Order, when: Reckoning): readonly DeadlineRow[] => {
  const changesAt = cardChangesAt(order, when.outside, when.now);
  return rowsOf(
    order,
    [
      ...deadlines(order, when.outside),
      ...(changesAt === null ? [] : [{ slot: cardSlot, dueAt: changesAt, urgent: true }]),
    ],
    when,
  );
};

const rowsOf = (
  { id, version }: Stream,
  due: readonly { readonly slot: string; readonly dueAt: string; readonly urgent: boolean }[],
  { outside, now }: Reckoning,
): readonly DeadlineRow[] => {
  const stamp = calendarStamp(outside);
  const mayCallAt = nextCallingTime(now, outside);
  return due.map(({ slot, dueAt, urgent }) => ({
    _id: `${id}:${slot}`,
    orderId: id,
    slot,
    dueAt: !urgent && dueAt < mayCallAt && mayCallAt > now ? mayCallAt : dueAt,
    version,
    stamp,
  }));
};
