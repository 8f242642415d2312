import type { Order } from '../../order/order.ts';

/** Who buys, as lists and cards name them: the customer, or the shop's member with their number; null while unknown. */
export const buyerOf = ({ content, shop }: Order): string | null =>
  content.customer?.shortName ?? (shop && `${shop.memberName} ${shop.member}`);
