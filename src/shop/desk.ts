import { handle, type Outcome } from '../desk/handle.ts';
import type { Shop } from '../desk/shops.ts';
import { orderIdOf } from '../desk/sign.ts';
import type { Order } from '../order/order.ts';
import type { Raw } from '../order/raw.ts';
import { dateIn } from '../order/time/dates.ts';
import { isMember, memberBy } from '../procedure/shop/members.ts';
import type { ShopDeps } from './deps.ts';

/** One act of a shop's member. */
interface MemberAct {
  readonly shop: Shop;
  readonly action: 'shop-place' | 'shop-change' | 'shop-withdraw';
  /** Null places a new order, whose id comes from the act itself. */
  readonly orderId: string | null;
  readonly idempotencyKey: string;
  readonly raw: Readonly<Record<string, Raw>>;
  /** The version the shop has in mind, as it sees versions; null for a new order. */
  readonly version: number | null;
}

/**
 * Decides what a member does, as a press in Slack is decided. The Idempotency-Key is the act's own id in the journal:
 * the same once more gets the first answer, with other content none. A stale version is refused like a form that was
 * shown before the order changed.
 */
export const actForShop = async ({ ports }: ShopDeps, wanted: MemberAct): Promise<Outcome> => {
  const { shop, action, raw, version } = wanted;
  const by = memberOf(shop);
  const via = `${by.id}:${wanted.idempotencyKey}`;
  const orderId = wanted.orderId ?? orderIdOf(via);
  const at = ports.now().toISOString();
  return handle(ports)({
    orderId,
    via,
    submitted: { action, raw },
    by: { id: by.id, name: by.name },
    for: null,
    isNew: wanted.orderId === null,
    command: async (order) => {
      const outside = ports.outside();
      const isNew = wanted.orderId === null && order.version === 0;
      const number = isNew ? await ports.nextNumber(dateIn(outside.settings.timeZone, at)) : '';
      const place = isNew ? { id: orderId, number } : null;
      const seen = version === null || version === order.shop?.told.version ? null : 'stale';
      return { type: 'Sign', action, part: null, raw, by, for: null, at, seen, outside, place };
    },
  });
};

/** The order, if it is this shop's own: a foreign one is answered like none at all. */
export const ownOrder = async (
  { ports: { journal } }: ShopDeps,
  shop: Shop,
  orderId: string,
): Promise<Order | undefined> => {
  const { order } = await journal.caughtUp(orderId);
  return order.shop !== null && isMember(order, memberOf(shop)) ? order : undefined;
};

const memberOf = ({ keyId, name }: Shop) => memberBy({ id: keyId, name });
