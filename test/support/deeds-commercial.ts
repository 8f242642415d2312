import type { Raw } from '../../src/order/raw.ts';
import { type Deed, sign } from './given.ts';
import { completeMemo, memo } from './memo.ts';
import type { PersonKey } from './mill.ts';

/** A memo whose terms agree with plan and contract: customer C001 (B), C004 (A) or C003 (C). Two lines, except for C: one. */
export const agreedMemo = (
  grade: 'A' | 'B' | 'C',
  more: Readonly<Record<string, Raw>> = {},
  by: PersonKey = 'chen',
): Deed =>
  grade === 'C' ? sign('intake', by, { ...memoOfC, ...more }) : memo({ ...memos[grade], ...more }, by);

const memos: Readonly<Record<'A' | 'B', Readonly<Record<string, Raw>>>> = {
  A: {
    customer: 'C004',
    contact: '谢国栋',
    paymentMethod: 'monthly',
    'lines.1.widthMm': '889',
    'lines.1.unitPrice': '6180',
    'lines.2.unitPrice': '4380',
  },
  B: {},
};

const memoOfC: Readonly<Record<string, Raw>> = {
  ...Object.fromEntries(Object.entries(completeMemo).filter(([blockId]) => !blockId.startsWith('lines.'))),
  customer: 'C003',
  'lines.1.product': 'HG-WF70',
  'lines.1.form': 'roll',
  'lines.1.widthMm': '787',
  'lines.1.quantity': '12.5',
  'lines.1.unitPrice': '6480',
};

export const signedTerms = (by: PersonKey = 'chen', more: Partial<Deed> = {}): Deed =>
  sign('terms', by, {}, more);

export const rawMaterial = '木浆库存 86 吨，可满足本单及已排 3 单；BCTMP 12-02 到货。';

/** Technical says yes to every line named, formula unchanged; by default to lines 1 and 2. */
export const signedTechnical = (more: Readonly<Record<string, Raw>> = {}, lineIds = [1, 2]): Deed =>
  sign('technical', 'sun', {
    rawMaterial,
    ...Object.fromEntries(
      lineIds.flatMap((id) => [
        [`lines.${id}.producible`, 'yes'],
        [`lines.${id}.formula`, 'unchanged'],
      ]),
    ),
    ...more,
  });

export const raisedDoubt = (about = 'lines.1.unitPrice', by: PersonKey = 'chen'): Deed =>
  sign('doubt', by, { about, text: '单价与方案不符，请核实' });

/** The salesperson says the price stands and asks for approval. */
export const answeredDoubt = (more: Readonly<Record<string, Raw>> = {}, part = 'd1'): Deed =>
  sign(
    'doubt-answer',
    'zhou',
    { outcome: 'approved', verified: '已电话核实：老客户让价', ...more },
    { part },
  );

export const acknowledgedDoubt = (
  outcome: 'corrected' | 'approved' | 'cancelled' | 'back' = 'approved',
  by: PersonKey = 'wang',
  part = 'd1',
): Deed => sign('doubt-acknowledge', by, { outcome, reason: '同意，年度最后一单' }, { part });
