import { same } from '../../order/json.ts';
import { everyMark, type Order } from '../../order/order.ts';
import { happened } from '../confirmation/confirmations.ts';
import type { OrderContent } from '../content.ts';
import { type Spot, spotAt, spots } from './memo-spots.ts';

/** S2.1: what was only said, by phone or on a visit, is read back value by value. */
export const isReadBack = ({ channel }: Pick<OrderContent, 'channel'>): boolean =>
  channel === 'phone' || channel === 'visit';

/** From its issuing on the confirmation itself is the read-back. */
export const isIssued = (order: Order): boolean => everyMark(order, 'confirmation-issue').some(happened);

/**
 * The values of `after` that nobody has read back: those that were not before, and those that are new or another since.
 * An order read back as a whole, by programs of before, was read back in all that it said then.
 */
export const unread = (before: OrderContent, after: OrderContent): readonly Spot[] =>
  spots(after).filter(({ blockId, value }) => {
    const was = spotAt(before, blockId);
    return isStillUnread(before, blockId) || !was || !same(was.value, value);
  });

const isStillUnread = ({ source }: OrderContent, blockId: string): boolean =>
  source.unread?.includes(blockId) ?? !source.readBack;

/** The content with what is still to be read back of it, after these block ids were; names of fields only, no values. */
export const withReadBack = (
  before: OrderContent,
  after: OrderContent,
  read: readonly string[],
): OrderContent => {
  const left = unread(before, after)
    .map(({ blockId }) => blockId)
    .filter((blockId) => !read.includes(blockId));
  const isDone = after.lines.length > 0 && left.length === 0;
  return { ...after, source: { ...after.source, readBack: isDone, unread: left } };
};
