import { type Language, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';
import { type ShopStage, shopStage } from '../src/procedure/shop/shop-view.ts';

/** The word for an order's state; as it came where a newer program wrote it. */
export const statusText = (status: string, language: Language): string =>
  Object.hasOwn(statuses, status) ? statuses[status as Order['status']][language] : status;

/** Where an order stands: a shop order by its stage (E1–E5), any other by its state. */
export const standingText = (order: Order, language: Language): string =>
  order.kind === 'shop' ? stages[shopStage(order)][language] : statusText(order.status, language);

const stages = {
  placed: label('待电话确认', 'to be confirmed'),
  invalid: label('无效', 'invalid'),
  confirmed: label('已确认', 'confirmed'),
  allotted: label('已派单', 'allotted'),
  shipped: label('已发货', 'shipped'),
  completed: label('已完结', 'completed'),
  cancelled: label('已取消', 'cancelled'),
} as const satisfies Record<ShopStage, ReturnType<typeof label>>;

const statuses = {
  new: label('未建立', 'not placed'),
  open: label('进行中', 'open'),
  held: label('已暂停', 'on hold'),
  cancelled: label('已取消', 'cancelled'),
  referred: label('已转新产品打样', 'referred to sampling'),
  closed: label('已关闭', 'closed'),
} as const satisfies Record<Order['status'], ReturnType<typeof label>>;
