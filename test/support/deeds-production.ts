import type { Signed } from '../../src/order/events.ts';
import type { Order } from '../../src/order/order.ts';
import { clauses } from '../../src/order/production-clauses.ts';
import { bearing, type Deed, past, sign } from './given.ts';
import { memo } from './memo.ts';
import { type PersonKey, people } from './mill.ts';

type Borne = Partial<Signed> & Pick<Signed, 'action'>;

const by = (key: PersonKey) => ({ id: people[key].id, name: people[key].name });

/** The signatures of the commercial lane that production leans on, as the journal would bring them. */
export const scheduled: Borne = {
  action: 'schedule',
  by: by('hu'),
  answers: { productionOn: '2026-12-01', finishedOn: '2026-12-07', lines: [] },
};
export const confirmed: readonly Borne[] = [
  { action: 'confirmation', answers: { promisedOn: '2026-12-08', lines: [] }, facts: { revision: 2 } },
  { action: 'confirmation-sent' },
  { action: 'confirmation-received' },
];
export const returned: Borne = { action: 'return', by: by('zhou') };
/** The deposit of 30 % that customer C001 owes on the complete memo. */
export const depositPaid: Borne = {
  action: 'deposit',
  part: 'p1',
  by: by('xu'),
  answers: { amount: 3_456_450, lines: [] },
};

/** The complete memo with terms signed, scheduled and confirmed, and whatever else it bears. */
export const confirmedOrder = (...more: readonly Borne[]): Order =>
  bearing(past(memo(), sign('terms', 'chen')), scheduled, ...confirmed, ...more);

/** Everything that S10 needs of a grade B order. */
export const readyOrder = (...more: readonly Borne[]): Order =>
  confirmedOrder(returned, depositPaid, ...more);

export const orderProduction = (by: PersonKey = 'chen'): Deed => sign('production-order', by);

/** The production supervisor ticks every clause of the complete memo. */
export const countersign = (by: PersonKey = 'guo', order: Order = confirmedOrder()): Deed => {
  const ids = clauses(order).map(({ id }) => id);
  return sign('production-countersign', by, { clauses: ids.slice(0, 10), 'clauses.1': ids.slice(10) });
};

/** A confirmed order with the production order signed and countersigned. */
export const inProduction = (): Order =>
  bearing(
    readyOrder(),
    { action: 'production-order' },
    { action: 'production-countersign', by: by('guo'), answers: { clauses: [], lines: [] } },
  );
