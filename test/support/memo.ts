import type { Raw } from '../../src/order/raw.ts';
import { sign } from './given.ts';
import type { PersonKey } from './mill.ts';

/** A complete memo as the intake form hands it over: customer C001 (grade B) by fax, 12.5 t of HG-WF70 and 8 t of HG-KL125. */
export const completeMemo: Readonly<Record<string, Raw>> = {
  channel: 'fax',
  customer: 'C001',
  contact: '陈志强',
  contactPhone: '13809281177',
  paymentMethod: 'prepaid',
  wantedOn: '2026-12-05',
  wantedKind: 'arrived',
  deliveryAddress: '广东省东莞市虎门镇怀德大道118号B栋',
  receiver: '李敏',
  receiverPhone: '13922554810',
  tolerance: '3',
  packaging: '防潮膜+木托盘',
  labels: '每件贴条码标签',
  specialTerms: '无',
  sourceFiles: ['FFAX1'],
  // Tests of one world order the same again and again.
  onceMore: ['yes'],
  'lines.1.product': 'HG-WF70',
  'lines.1.form': 'roll',
  'lines.1.widthMm': '787',
  'lines.1.quantity': '12.5',
  'lines.1.unitPrice': '6,350.00',
  'lines.2.product': 'HG-KL125',
  'lines.2.form': 'roll',
  'lines.2.widthMm': '1092',
  'lines.2.quantity': '8',
  'lines.2.unitPrice': '4480',
};

export const memo = (more: Readonly<Record<string, Raw>> = {}, by: PersonKey = 'chen') =>
  sign('intake', by, { ...completeMemo, ...more });
