import { type Language, label } from '../src/order/labels.ts';
import type { Order } from '../src/order/order.ts';

/** The word for an order's state; as it came where a newer program wrote it. */
export const statusText = (status: string, language: Language): string =>
  Object.hasOwn(statuses, status) ? statuses[status as Order['status']][language] : status;

const statuses = {
  new: label('未建立', 'not placed'),
  open: label('进行中', 'open'),
  held: label('已暂停', 'on hold'),
  cancelled: label('已取消', 'cancelled'),
  referred: label('已转新产品打样', 'referred to sampling'),
  closed: label('已关闭', 'closed'),
} as const satisfies Record<Order['status'], ReturnType<typeof label>>;
