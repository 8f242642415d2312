import type { Sight } from '../../order/action.ts';
import { forbidden, type Refusal } from '../../order/decision.ts';
import type { ActionKey } from '../../order/keys.ts';
import type { Fall, Mark, Order } from '../../order/order.ts';
import type { EntryFacts } from '../../order/reversible-entries.ts';
import { entryName, entryNamed } from '../../order/reversible-entries.ts';
import { type Find, fallingWith, takenBack } from '../../order/take-back.ts';
import { fell } from '../../order/void.ts';
import { anomalyOf } from '../production/anomalies.ts';

export type Reverser = 'service-supervisor' | 'finance' | 'quality';

/** Money, holds and consents: what protects the mill's money is finance's to take back. */
const finances: readonly ActionKey[] = [
  'deposit',
  'payment',
  'payment-allot',
  'deposit-settlement',
  'transfer-recorded',
  'settlement',
  'credit-hold',
  'credit-consent',
];

/** What quality found. */
const findings: readonly ActionKey[] = ['inspection-quality', 'inspection-returned'];

/** What is made, booked, left and arrived is a fact: recorded wrongly it is corrected by two, never reversed by one. */
const facts: readonly ActionKey[] = ['batch', 'stock-batch', 'warehouse-in', 'shipped', 'arrival'];

/**
 * Who reverses an entry, alone and with a reason: what protects others is not the service supervisor's. Null for what
 * nobody reverses: a fact of the goods is corrected, a doubt ends by its answer and acknowledgement (S5).
 */
export const reverserOf = (order: Order, { action, part }: Mark): Reverser | null => {
  if (facts.includes(action)) return null;
  if (finances.includes(action)) return 'finance';
  if (findings.includes(action)) return 'quality';
  if (action !== 'anomaly') return 'service-supervisor';
  const found = anomalyOf(order, part);
  return found && (found.batch !== null || found.quantities.length > 0) ? 'quality' : 'service-supervisor';
};

/** Reversing something else does not make the desk forget what was booked either. */
export const mayNotReverse = (
  { order }: Pick<Sight, 'order'>,
  entry: string,
  find: Find,
): Refusal | undefined => {
  const mark = entryNamed(order, entry);
  return mark && fallingWith(order, mark, find).some(({ action }) => facts.includes(action))
    ? forbidden(
        'A.withdraw',
        '已入库的货物以此为据，不能冲正；入库数量有误的，由质检部提出更正、客服主管会签。',
        'Goods in the warehouse rest on it: it is not reversed. Where the booking is wrong, quality corrects it and the service supervisor countersigns.',
      )
    : undefined;
};

/** What falls with an entry, by name, as the record keeps it. */
export const fallsWith = (order: Order, entry: string, find: Find): readonly string[] => {
  const mark = entryNamed(order, entry);
  return mark ? fallingWith(order, mark, find).map(entryName) : [];
};

/** The order with an entry taken back and all that falls with it. */
export const withoutEntry = (
  order: Order,
  entry: string,
  { fall, facts: { falls }, find }: { fall: Fall; facts: Pick<EntryFacts, 'falls'>; find: Find },
): Order => {
  const mark = entryNamed(order, entry);
  if (!mark) return order;
  if (falls === undefined) return takenBack(order, mark, { fall, find });
  const keeping = mark.action === 'anomaly' ? fall : { ...fall, keepsAnomaly: true as const };
  const without = fell(order, (other) => other === mark, keeping);
  const dependent: Fall = { ...fall, why: 'changed', facets: [`signed:${mark.action}`] };
  return fell(without, (other) => falls.includes(entryName(other)), dependent);
};
