import type { Commit } from '../../order/commit.ts';
import { same } from '../../order/json.ts';
import type { Order } from '../../order/order.ts';
import { keyOf } from './members.ts';
import { delivery } from './shop.ts';
import { type ShopNews, type ShopStage, shopNews, shopStage } from './shop-view.ts';

/** What a shop may be told of, by the type of its webhook. Types are for good; they are only ever added to. */
export const shopEventTypes = [
  'order.placed',
  'order.changed',
  'order.invalid',
  'order.confirmed',
  'order.allotted',
  'order.shipped',
  'order.completed',
  'order.cancelled',
  'order.delivery',
  'order.payment',
] as const;
export type ShopEventType = (typeof shopEventTypes)[number];

/** One change of an order that its shop is told of. The key is the same whenever it is computed. */
export interface ShopChange {
  readonly key: string;
  /** The key id of the shop that is told. */
  readonly shop: string;
  readonly type: ShopEventType;
  readonly data: ShopNews;
}

/** What a commit on a shop order brings its shop, in the order in which it is told; nothing where no view of it changed. */
export const shopChanges = (
  before: Order,
  { orderId, version }: Pick<Commit, 'orderId' | 'version'>,
  after: Order,
): readonly ShopChange[] => {
  const { shop } = after;
  if (!shop) return [];
  const data = shopNews(after);
  return typesOf(before, after).map((type) => ({
    key: `${orderId}:${version}:webhook:${type}`,
    shop: keyOf(shop.owner),
    type,
    data,
  }));
};

const typesOf = (before: Order, after: Order): readonly ShopEventType[] => {
  if (before.status === 'new') return ['order.placed'];
  const stage = shopStage(after);
  const [was, is] = [shopNews(before), shopNews(after)];
  return [
    ...(after.revision === before.revision ? [] : (['order.changed'] as const)),
    ...(delivery(after)?.version === delivery(before)?.version ? [] : (['order.delivery'] as const)),
    ...(same(moneyIn(is), moneyIn(was)) ? [] : (['order.payment'] as const)),
    // The reason of an order that stays invalid may become another.
    ...(stage === shopStage(before) && (stage !== 'invalid' || is.reason === was.reason)
      ? []
      : ofStage[stage]),
  ];
};

/** What changed hands, or is to; what is due follows from the order itself. */
const moneyIn = ({ payment: { state, receivedFen, refundedFen } }: ShopNews): readonly unknown[] => [
  state,
  receivedFen,
  refundedFen,
];

const ofStage: Readonly<Record<ShopStage, readonly ShopEventType[]>> = {
  // Back to where it began: the change itself was told.
  placed: [],
  invalid: ['order.invalid'],
  confirmed: ['order.confirmed'],
  allotted: ['order.allotted'],
  shipped: ['order.shipped'],
  completed: ['order.completed'],
  cancelled: ['order.cancelled'],
};
