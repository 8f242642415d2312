import { calendarStamp } from '../desk/calendar-stamp.ts';
import { nextWorkingStart } from '../order/calendar.ts';
import { deadlines } from '../order/deadlines.ts';
import type { Order } from '../order/order.ts';
import type { Outside } from '../order/outside.ts';
import type { Collections, DeadlineRow } from './collections.ts';

/**
 * Makes an order's rows what its deadlines are now. Two processes may do so at once and an older one last: it neither
 * removes nor replaces rows of a newer version; a row too many is decided anew when it is due and goes then.
 * @param now ISO instant on the desk's clock: what is overdue in quiet hours is looked at again when work begins
 */
export const keepDeadlines = async (
  { deadlines: rows }: Pick<Collections, 'deadlines'>,
  order: Order,
  { outside, now }: { readonly outside: Outside; readonly now: string },
): Promise<void> => {
  const wanted = rowsOf(order, outside, now);
  const { id: orderId, version } = order;
  await rows.deleteMany({
    orderId,
    version: { $lte: version },
    _id: { $nin: wanted.map(({ _id }) => _id) },
  });
  if (wanted.length === 0) return;
  await rows
    .bulkWrite(
      wanted.map(({ _id, ...row }) => ({
        updateOne: { filter: { _id, version: { $lte: version } }, update: { $set: row }, upsert: true },
      })),
      { ordered: false },
    )
    .catch((error: unknown) => {
      if (!isDuplicate(error)) throw error;
    });
};

const rowsOf = (order: Order, outside: Outside, now: string): readonly DeadlineRow[] => {
  const stamp = calendarStamp(outside);
  const whenWork = nextWorkingStart(now, outside);
  return deadlines(order, outside).map(({ slot, dueAt, urgent }) => ({
    _id: `${order.id}:${slot}`,
    orderId: order.id,
    slot,
    dueAt: !urgent && dueAt < whenWork && whenWork > now ? whenWork : dueAt,
    version: order.version,
    stamp,
  }));
};

/** A row of a newer version stands there already. */
const isDuplicate = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 11_000;
