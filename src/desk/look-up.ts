import type { AnyAction } from '../order/action.ts';
import type { Order } from '../order/order.ts';
import type { Raw } from '../order/raw.ts';
import type { Asked, Lookups } from '../procedure/lookups.ts';
import type { DeskPorts } from './ports.ts';

interface About {
  readonly action: AnyAction | undefined;
  readonly order: Order;
  readonly part: string | null;
  readonly raw: Readonly<Record<string, Raw>>;
  /** The calendar date at the mill. */
  readonly today: string;
}

/** What an action must see besides its own order, read once more with each try: another order it names, the customer's debts. */
export const lookUp = async (
  ports: Pick<DeskPorts, 'orderByNumber' | 'debtsOf' | 'moneyUnder' | 'ordersLike'>,
  { action, order, part, raw, today }: About,
): Promise<Lookups> => {
  const {
    otherOrder,
    debtsOf: customer,
    bankReference: reference,
    ordersLike: like,
  }: Asked = action?.asks(order, part, raw) ?? {};
  const other = typeof otherOrder === 'string' ? await ports.orderByNumber(otherOrder) : undefined;
  const debts =
    customer === undefined ? undefined : await ports.debtsOf({ customer, besides: order.id, today });
  const isTyped = typeof reference === 'string' && reference.trim() !== '';
  const sameReference = isTyped ? await ports.moneyUnder(reference, order.id) : undefined;
  const ordersLike = like && (await ports.ordersLike(like));
  return {
    ...(other ? { other } : {}),
    ...(debts ? { debts } : {}),
    ...(sameReference ? { sameReference } : {}),
    ...(ordersLike ? { ordersLike } : {}),
  };
};
