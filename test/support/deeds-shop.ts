import type { Order } from '../../src/order/order.ts';
import { later } from './deeds-production.ts';
import { type Deed, past, sign } from './given.ts';

/** Sample order 5: member 88231, 40 reams of HG-NCR50 at 192.00, on delivery, to Jiangmen. */
export const shopOrder = {
  member: '88231',
  memberName: '梁先生',
  receiver: '梁先生',
  receiverPhone: '13800138231',
  deliveryAddress: '江门市蓬江区建设路22号',
  paymentMethod: 'cod',
  'lines.1.product': 'HG-NCR50',
  'lines.1.form': 'sheet',
  'lines.1.widthMm': '241',
  'lines.1.lengthMm': '279',
  'lines.1.quantity': '40',
  'lines.1.unitPrice': '192.00',
} as const;

export const placed = (raw: Deed['raw'] = {}): Deed =>
  sign('shop-place', 'member', { ...shopOrder, ...raw }, { seen: null });

export const changed = (raw: Deed['raw'] = {}, more: Partial<Deed> = {}): Deed =>
  sign('shop-change', 'member', { ...shopOrder, ...raw }, { seen: null, ...more });

export const called = (result: string, raw: Deed['raw'] = {}): Deed =>
  sign('shop-confirm', 'chen', {
    result,
    spokeWith: '梁先生',
    checked: ['address', 'receiver', 'goods', 'sum'],
    arrangements: '周三上午送到，梁先生收',
    reason: '门牌不存在',
    ...raw,
  });

export const allotted = (raw: Deed['raw'] = { to: 'department' }): Deed => sign('shop-allot', 'chen', raw);

export const reported = (state: string, raw: Deed['raw'] = {}, by: Deed['by'] = 'tang'): Deed =>
  sign('shop-delivery', by, { state, ...raw });

export const shipped = (by: Deed['by'] = 'tang'): Deed => sign('shop-ship', by, { waybill: 'SF100200300' });

export const inCash = (amount: string, raw: Deed['raw'] = {}): Deed =>
  sign('shop-payment', 'xu', {
    amount,
    receivedOn: '2026-11-23',
    way: 'cash',
    deliverer: '唐波',
    ...raw,
  });

export const byBank = (amount: string, reference: string, raw: Deed['raw'] = {}): Deed =>
  sign('shop-payment', 'xu', { amount, receivedOn: '2026-11-23', way: 'bank', reference, ...raw });

/** A confirmed order of 7,680.00, paid on delivery unless said otherwise. */
export const confirmedShop = (paymentMethod: 'cod' | 'prepaid' = 'cod'): Order =>
  past(placed({ paymentMethod }), called('valid'));

/** One that is with logistics and packed. */
export const packedShop = (paymentMethod: 'cod' | 'prepaid' = 'cod'): Order =>
  later(confirmedShop(paymentMethod), allotted(), reported('packed'));
