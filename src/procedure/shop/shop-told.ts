import { same } from '../../order/json.ts';
import { type Order, stands } from '../../order/order.ts';
import type { ShopUntold } from '../own-events.ts';
import type { ShopPart, Untold } from '../own-state.ts';
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

/** The shop's part once more of it was given up. */
export const withUntold = (
  shop: ShopPart,
  { id, version }: Pick<Order, 'id' | 'version'>,
  { count, why }: ShopUntold,
): ShopPart => {
  const untold = { id: `u${shop.untold.length + 1}`, count, why, notice: `${id}:${version}:untold` };
  return { ...shop, untold: [...shop.untold, untold] };
};

/** What was given up and nobody has had told again yet. */
export const stillUntold = (order: Order): readonly Untold[] =>
  (order.shop?.untold ?? []).filter(({ id }) => !stands(order, 'shop-tell-again', id));
