import { describe, expect, it } from 'vitest';
import { breaches } from '../../../src/order/law.ts';
import { laws } from '../../../src/procedure/laws.ts';
import { answeredDoubt, raisedDoubt } from '../../support/deeds-commercial.ts';
import { inWarehouse } from '../../support/deeds-production.ts';
import { noticed, onTheRoad, onward, readyToShip } from '../../support/deeds-shipments.ts';
import { type Deed, givenOrder, sign } from '../../support/given.ts';
import {
  declined,
  intaken,
  proposed,
  repacked,
  revised,
  settledSchedule,
  technicalSaid,
} from '../../support/side-doors.ts';

const at = '2026-12-04T06:00:00.000Z';
const refused = { code: 'forbidden', rule: '§6.8' } as const;
const held = sign('hold', 'chen', { reason: '客户要求' }, { at });
const resumed = sign('resume', 'chen', {}, { at });

/** Ways in which the papers of an order fall after its goods have left. */
const fallen = {
  'the packaging changed': () => repacked(onTheRoad()),
  'it was on hold': () => repacked(onward(onTheRoad(), held, resumed)),
  'an entry was reversed': () => {
    const order = onTheRoad();
    const version = order.marks['contract-review']?.[0]?.version;
    const entry = `contract-review|b1|${version}`;
    return repacked(onward(order, sign('reverse', 'wang', { entry, reason: '错签' }, { at })));
  },
};
const paths = Object.entries(fallen);

const otherThings = [
  ['another customer', { customer: 'C004' }],
  ['a line of 12.5 t that is 1 t', { 'lines.1.quantity': '1' }],
  ['another width', { 'lines.1.widthMm': '880' }],
  ['another product', { 'lines.1.product': 'HG-LWC60' }],
] as const;

describe.each(paths)('§6.8 what has left, after %s', (_why, order) => {
  it.each(otherThings)('is not changed by a memo taken up again: %s', (_what, raw) => {
    givenOrder(order()).when(intaken(raw)).refused(refused);
  });

  it('is not removed by a memo taken up again', () => {
    const { 'lines.1.product': _, ...without } = intaken({}).raw;
    const deed: Deed = {
      ...intaken({}),
      raw: Object.fromEntries(Object.entries(without).filter(([name]) => !name.startsWith('lines.1.'))),
    };
    givenOrder(order()).when(deed).refused({ code: 'forbidden' });
  });

  it.each(otherThings)('is not changed by a change of the order: %s', (_what, raw) => {
    givenOrder(order()).when(revised(raw)).refused({ code: 'answers', rule: 'A.change' });
  });

  it.each([
    ['removed', 'removed', {}],
    [
      'replaced by another product',
      'alternative',
      { product: 'HG-LWC60', form: 'roll', widthMm: '787', unitPrice: '5990' },
    ],
  ])('is not %s by a proposal', (_what, outcome, raw) => {
    givenOrder(technicalSaid(order(), 1))
      .when(proposed(outcome, 'l1', raw))
      .refused(refused);
  });

  it('is not split off by a proposal', () => {
    givenOrder(technicalSaid(order(), 1))
      .when({ ...proposed('split', 'l1'), opens: { id: 'order-2', number: 'SO-261204-002' } })
      .refused(refused);
  });

  it('is not split off by the settlement of a schedule', () => {
    givenOrder(declined(order()))
      .when({
        ...settledSchedule('split', { 'lines.1.keeps': '1', 'lines.2.keeps': '8' }),
        opens: { id: 'order-2', number: 'SO-261204-002' },
      })
      .refused(refused);
  });

  it.each([
    ['lines.1.quantity', { quantity: '1' }],
    ['lines.1.widthMm', { widthMm: '880' }],
    ['customer', { customer: 'C004' }],
  ])('is not changed by the correction of a doubt about %s', (about, answer) => {
    givenOrder(onward(order(), { ...raisedDoubt(about), at }))
      .when({ ...answeredDoubt({ outcome: 'corrected', spot: about, ...answer }), at })
      .refused(refused);
  });

  it('breaks no law by itself', () => {
    expect(breaches(laws, order())).toEqual([]);
  });
});

describe('§6.8 what is made or on a notice', () => {
  it('stays as it is before it leaves, also where the papers fell', () => {
    for (const order of [onward(readyToShip(), noticed()), inWarehouse()]) {
      givenOrder(repacked(order))
        .when(intaken({ 'lines.1.widthMm': '880' }))
        .refused(refused);
    }
  });

  it('allows what touches nothing of it: more of a line, another price', () => {
    const order = repacked(onTheRoad());
    for (const raw of [{ 'lines.1.quantity': '13' }, { 'lines.1.unitPrice': '6,300.00' }]) {
      givenOrder(order).when(intaken(raw)).accepted();
    }
  });
});
