import { same } from './json.ts';
import type { Order } from './order.ts';
import { shopView } from './shop-view.ts';

/**
 * The order after a commit, with what its shop knows of it: the version it sees rises only with what it sees, so that
 * the mill's own notes, calls that reached nobody and reminders make no version stale that a shop has read.
 * @param at ISO instant of the commit
 */
export const toldToShop = (before: Order, after: Order, at: string): Order => {
  if (after.shop === null || (before.shop !== null && same(visible(before), visible(after)))) return after;
  return { ...after, shop: { ...after.shop, told: { version: after.version, at } } };
};

const visible = (order: Order): object => {
  const { version: _version, changedAt: _changedAt, ...rest } = shopView(order);
  return rest;
};
