import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import { bookedTotal } from '../../../src/procedure/warehouse/batches.ts';
import { acceptedGoods, available, somethingToShip } from '../../../src/procedure/warehouse/stock.ts';
import { forCustomer, outOfTolerance, toleranceSettled } from '../../../src/procedure/warehouse/tolerance.ts';
import { booked, inProduction, inWarehouse, later } from '../../support/deeds-production.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';

/** 12.5 t ± 3 % allows 12.125 to 12.875 t. */
const short = () => later(inProduction(), ...booked('b1', { 1: '12.124', 2: '8' }));
const over = () => later(inProduction(), ...booked('b1', { 1: '12.876', 2: '8' }));
const outcome = (value: string, more = {}) =>
  sign('quantity-outcome', 'zhou', { 'lines.1.outcome': value, remarks: '已与客户沟通', ...more });

describe('S12.a quantity outside tolerance', () => {
  it('waits for the salesperson when the last batch is booked', () => {
    expect(outOfTolerance(short())).toMatchObject([{ booked: 12_124, least: 12_125, most: 12_875 }]);
    expect(toleranceSettled(short())).toMatchObject({ met: false, need: { rule: 'S12.a' } });
    expect(turns(short())).toContainEqual(
      expect.objectContaining({ action: expect.objectContaining({ key: 'quantity-outcome' }) }),
    );
  });

  it('does not arise within the bounds, nor before the last batch', () => {
    const edge = later(inProduction(), ...booked('b1', { 1: '12.125', 2: '8' }));
    const begun = later(inProduction(), ...booked('b1', { 1: '2' }, 'no'));
    for (const order of [inWarehouse(), edge, begun]) {
      expect(toleranceSettled(order).met).toBe(true);
      givenOrder(order).when(outcome('accept')).refused({ code: 'no-such-part' });
    }
  });

  it('is made good by more batches, which are waited for', () => {
    const after = givenOrder(short()).when(outcome('remake')).accepted();
    expect(turns(after).map(({ action }) => action.key)).toContain('batch');
    const made = later(after, ...booked('b2', { 1: '0.376' }));
    expect(bookedTotal(made)).toContainEqual({ id: 1, quantity: 12_500 });
    expect(toleranceSettled(made).met).toBe(true);
  });

  it('is asked anew when what was made good is still short', () => {
    const made = later(short(), outcome('remake'), ...booked('b2', { 2: '0.1' }));
    expect(toleranceSettled(made).met).toBe(false);
  });

  it('is accepted as it is only with the customer’s consent', () => {
    givenOrder(short())
      .when(outcome('accept'))
      .refused({ code: 'answers', fields: { consent: { zh: '请填写', en: 'Please fill this in' } } });
    const after = givenOrder(short())
      .when(outcome('accept', { consent: ['FCONSENT'] }))
      .then(
        { consent: ['FCONSENT'], remarks: '已与客户沟通', lines: [{ id: 1, outcome: 'accept' }] },
        { remakes: false, remade: [], surplus: [] },
      );
    expect(toleranceSettled(after).met).toBe(true);
    expect(forCustomer(after)).toContainEqual({ id: 1, quantity: 12_124 });
  });

  it('gives a surplus to stock, and the customer what they ordered', () => {
    const after = givenOrder(over()).when(outcome('surplus')).accepted();
    expect(forCustomer(after)).toContainEqual({ id: 1, quantity: 12_500 });
  });

  it('refuses more of what is over and a surplus of what is short', () => {
    givenOrder(over()).when(outcome('remake')).refused({ code: 'answers', rule: 'S12.a' });
    givenOrder(short()).when(outcome('surplus')).refused({ code: 'answers', rule: 'S12.a' });
  });

  it('is refused to production, and once settled not settled again', () => {
    givenOrder(short())
      .when({ ...outcome('remake'), by: 'hu' })
      .refused({ code: 'not-yours' });
    const after = later(over(), outcome('surplus'));
    givenOrder(after).when(outcome('surplus')).refused({ code: 'already' });
  });
});

describe('S12.2 tolerance on the running total', () => {
  /** 12.5 t ± 3 % in batches that are never the last: 12 t, then 8 t more. */
  const twenty = () =>
    later(inProduction(), ...booked('b1', { 1: '12' }, 'no'), ...booked('b2', { 1: '8' }, 'no'));

  it('what lies above the bound is booked, waits for the salesperson, and may not leave until it is settled', () => {
    expect(bookedTotal(twenty())).toContainEqual({ id: 1, quantity: 20_000 });
    expect(acceptedGoods(twenty())).toEqual([{ id: 1, quantity: 12_875 }]);
    expect(turns(twenty()).map(({ action }) => action.key)).toContain('quantity-outcome');
    const settled = later(twenty(), outcome('accept', { consent: ['FCONSENT'] }));
    expect(acceptedGoods(settled)).toEqual([{ id: 1, quantity: 20_000 }]);
    expect(acceptedGoods(later(twenty(), outcome('surplus')))).toEqual([{ id: 1, quantity: 12_500 }]);
  });

  const review = (part: string) =>
    sign(
      'contract-review',
      'chen',
      { clauses: ['delivery', 'payment', 'deposit', 'rest', 'value'] },
      { part },
    );

  it('nor is it billed: the batch that passes the bound is reviewed once it is settled, those before it are at once', () => {
    givenOrder(twenty()).when(review('b2')).refused({ code: 'forbidden', rule: 'S12.a' });
    givenOrder(twenty()).when(review('b1')).accepted();
    givenOrder(later(twenty(), outcome('surplus')))
      .when(review('b2'))
      .accepted();
  });

  it('nor is it put on a notice, marked last or not, while what lies within the bound may be', () => {
    const lastOne = (final: 'yes' | 'no') =>
      later(inProduction(), ...booked('b1', { 1: '12' }, 'no'), ...booked('b2', { 1: '8', 2: '8' }, final));
    for (const final of ['yes', 'no'] as const) {
      const order = bearing(later(lastOne(final), review('b1')), { action: 'settlement', part: 'b1' });
      expect(available(order)).toContainEqual({ id: 1, quantity: 12_000 });
      expect(somethingToShip(order).every(({ met }) => met)).toBe(true);
      // Paid all of it and signed for all of it, by whatever way: the bound holds.
      const all = bearing(
        order,
        { action: 'contract-review', part: 'b2' },
        { action: 'settlement', part: 'b2' },
      );
      expect(available(all)).toContainEqual({ id: 1, quantity: 12_875 });
    }
  });

  it('waits where a line is short once the last batch is there', () => {
    const order = bearing(
      short(),
      { action: 'contract-review', part: 'b1' },
      { action: 'settlement', part: 'b1' },
    );
    expect(somethingToShip(order)).toContainEqual(
      expect.objectContaining({ met: false, need: expect.objectContaining({ rule: 'S12.a' }) }),
    );
  });
});
