import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import { turns } from '../../../src/order/waiting.ts';
import { productionOrder } from '../../../src/procedure/production/10-production-order.ts';
import { allBookedAt } from '../../../src/procedure/warehouse/batches.ts';
import { confirmedAndSent, noon, returnedOn } from '../../support/deeds-confirmation.ts';
import { all, booked, countersign, later } from '../../support/deeds-production.ts';
import { past, sign } from '../../support/given.ts';

const paidOn = (date: string) =>
  sign('deposit', 'xu', { amount: '34564.50', receivedOn: date, reference: 'BANK-1' }, { at: noon(date) });
const orderedOn = (date: string) => sign('production-order', 'chen', {}, { at: noon(date) });

describe('from the confirmation to the warehouse, by way of every step', () => {
  it('S9.3 the production order bears the dates as slipped until the return and the deposit came', () => {
    const order = past(
      ...confirmedAndSent('B', '2026-11-23'),
      returnedOn('2026-11-25'),
      paidOn('2026-11-26'),
      orderedOn('2026-11-26'),
    );
    expect(standing(order, productionOrder)?.facts).toEqual({
      number: 'SO-261123-001 r1',
      producedOn: '2026-12-02',
      finishedOn: '2026-12-07',
      promisedOn: '2026-12-07',
    });
  });

  it('ends with the goods booked and the settlement waited for', () => {
    const ordered = past(
      ...confirmedAndSent('B', '2026-11-23'),
      returnedOn('2026-11-23'),
      paidOn('2026-11-23'),
      orderedOn('2026-11-23'),
    );
    const order = later(
      ordered,
      countersign('guo', ordered),
      sign('copy-acknowledged', 'sun', {}, { seen: null }),
      ...booked('b1', all),
    );
    expect(allBookedAt(order)).not.toBeNull();
    expect(turns(order).filter(({ action }) => action.lane === 'production')).toEqual([]);
  });
});
