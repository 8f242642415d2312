import type { Order } from '../../order/order.ts';
import type { Actor, Person } from '../../order/roles.ts';

const prefix = 'shop:';

/**
 * The member of a shop, as the API lets them act by the shop's key (E1). They hold no role, so nobody in Slack is one;
 * only the API makes them, once a request's signature was checked.
 */
export const memberBy = ({ id, name }: Person): Actor => ({ id: `${prefix}${id}`, name, roles: [] });

/** The key id of the shop that an order or an act belongs to. */
export const keyOf = ({ id }: Person): string => id.slice(prefix.length);

/** A key acts on its own orders only; a new order becomes its own. */
export const isMember = (order: Order, by: Person): boolean =>
  by.id.startsWith(prefix) && (order.shop === null ? order.status === 'new' : order.shop.owner.id === by.id);
