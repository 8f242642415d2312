import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import { ledger } from '../../../src/procedure/money/money-ledger.ts';
import { openAnomalies } from '../../../src/procedure/production/anomalies.ts';
import { committed, shipments } from '../../../src/procedure/shipping/shipments.ts';
import { available } from '../../../src/procedure/warehouse/stock.ts';
import {
  arrived,
  noticed,
  onTheRoad,
  onward,
  receipted,
  seconds,
  wholeOrder,
} from '../../support/deeds-shipments.ts';
import { givenOrder, sign } from '../../support/given.ts';

const waitedFor = (order: ReturnType<typeof onTheRoad>) => turns(order).map(({ action }) => action.key);
const damaged = arrived({ condition: 'damage', details: '两卷受潮', 'lines.1.quantity': '2' });
const settle = (outcome: string, more = {}) =>
  sign(
    'goods-outcome',
    'chen',
    { outcome, agreed: '客户同意', 'lines.1.quantity': '2', ...more },
    { part: 's1', at: '2026-12-06T02:00:00.000Z' },
  );

describe('S18 arrival', () => {
  it('is recorded by clerk or assistant with time and condition', () => {
    expect(waitedFor(onTheRoad())).toContain('arrival');
    const order = givenOrder(onTheRoad())
      .when(arrived())
      .then(
        {
          arrivedAt: '2026-12-05T09:00:00.000Z',
          condition: 'ok',
          details: null,
          lines: [
            { id: 1, quantity: null },
            { id: 2, quantity: null },
          ],
        },
        { condition: 'ok', arrivedAt: '2026-12-05T09:00:00.000Z', affected: [], anomaly: null },
      );
    expect(waitedFor(order)).toContain('receipt');
  });

  it('is refused in the future, before it left, to dispatch, and before anything was shipped', () => {
    for (const ahead of ['2026-12-05T09:35:00Z', '2026-12-06T09:00:00Z'])
      givenOrder(onTheRoad())
        .when(arrived({ arrivedAt: seconds(ahead) }))
        .refused({ code: 'answers', rule: 'S18' });
    givenOrder(onTheRoad())
      .when(arrived({ arrivedAt: seconds('2026-12-03T09:00:00Z') }))
      .refused({ code: 'answers', rule: 'S18' });
    givenOrder(onTheRoad())
      .when({ ...arrived(), by: 'majun' })
      .refused({ code: 'not-yours' });
  });

  it('damage opens an anomaly, asks how much, and waits for what becomes of the goods', () => {
    givenOrder(onTheRoad())
      .when(arrived({ condition: 'damage', details: '受潮' }))
      .refused({ code: 'answers', rule: 'S18' });
    const order = givenOrder(onTheRoad()).when(damaged).accepted();
    expect(openAnomalies(order)).toMatchObject([{ id: 'as1', kind: 'transport' }]);
    expect(shipments(order)[0]?.unsettled).toEqual([{ id: 1, quantity: 2_000 }]);
    expect(waitedFor(order)).toContain('goods-outcome');
  });

  it('no more is damaged than was shipped, and goods damaged to the last are receipted too', () => {
    const spoilt = (tonnes: string) =>
      givenOrder(onTheRoad()).when(
        arrived({
          condition: 'damage',
          details: '翻车',
          'lines.1.quantity': tonnes,
          'lines.2.quantity': '8',
        }),
      );
    spoilt('12.6').refused({
      code: 'answers',
      rule: 'S18',
      fields: { 'lines.1.quantity': expect.anything() },
    });
    expect(waitedFor(spoilt('12.5').accepted())).toContain('receipt');
  });

  it('the receipt is not signed before the goods arrived', () => {
    const early = receipted();
    givenOrder(onward(onTheRoad(), arrived()))
      .when({ ...early, raw: { ...early.raw, signedOn: '2026-12-04' } })
      .refused({ code: 'answers', rule: 'S18', fields: { signedOn: expect.anything() } });
  });

  it('the receipt names who signed it and is refused before the arrival, and a second time', () => {
    givenOrder(onTheRoad()).when(receipted()).refused({ code: 'no-such-part' });
    const order = givenOrder(onward(onTheRoad(), arrived()))
      .when(receipted())
      .then({ file: ['FRECEIPT'], signedBy: '李敏', signedOn: '2026-12-05', lines: [] });
    givenOrder(order).when(receipted()).refused({ code: 'already' });
  });
});

const inspectedBack = (raw: Readonly<Record<string, string>>) =>
  sign('inspection-returned', 'lin', raw, { part: 's1', at: '2026-12-06T06:00:00.000Z' });

describe('S18.a goods that came back', () => {
  const back = () =>
    onward(
      onTheRoad(),
      arrived({ condition: 'refused', details: '规格不符', 'lines.1.quantity': '2' }),
      settle('returned'),
    );

  it('leave again, and count as owed, only as far as quality finds them fit', () => {
    const order = givenOrder(back())
      .when(inspectedBack({ 'lines.1.quantity': '1.5', remarks: '半吨受潮' }))
      .then(
        { remarks: '半吨受潮', lines: [{ id: 1, quantity: 1_500 }] },
        { accepted: [{ id: 1, quantity: 1_500 }], rejected: [{ id: 1, quantity: 500 }] },
      );
    expect(available(order)[0]).toEqual({ id: 1, quantity: 1_500 });
    expect(ledger(order).accountFen).toBe(317_500);
    givenOrder(order)
      .when(noticed({ 'lines.1.quantity': '1.501', 'lines.2.quantity': '' }))
      .refused({ code: 'answers' });
    givenOrder(order)
      .when(inspectedBack({ 'lines.1.quantity': '0.5' }))
      .refused({ code: 'no-such-part' });
  });

  it('are inspected by quality, who says what is wrong, and never more than came back', () => {
    givenOrder(back())
      .when({ ...inspectedBack({ 'lines.1.quantity': '2' }), by: 'chen' })
      .refused({ code: 'not-yours' });
    givenOrder(back())
      .when(inspectedBack({ 'lines.1.quantity': '2.001' }))
      .refused({ code: 'answers' });
    givenOrder(back())
      .when(inspectedBack({ 'lines.1.quantity': '1' }))
      .refused({
        code: 'answers',
        fields: { remarks: { zh: '请写明不合格的情况', en: 'Say what is wrong with the rest' } },
      });
  });
});

describe('S18.a goods that did not stay with the customer', () => {
  const refusedGoods = () => onward(onTheRoad(), arrived({ condition: 'refused', details: '规格不符' }));
  const all = { 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' };

  it('refused goods come back into the warehouse and may go out again under a new notice', () => {
    const order = givenOrder(refusedGoods()).when(settle('redelivered', all)).accepted();
    expect(waitedFor(order)).not.toContain('receipt');
    expect(available(order).every(({ quantity }) => quantity === 0)).toBe(true);
    expect(waitedFor(order)).toContain('inspection-returned');
    const fit = onward(order, inspectedBack({ 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' }));
    expect(available(fit)).toEqual(wholeOrder);
    const again = givenOrder(fit)
      .when({
        ...noticed({ address: '东莞市长安镇 8 号', receiver: '张三', phone: '13811112222' }),
        at: '2026-12-07T02:00:00.000Z',
      })
      .accepted();
    expect(shipments(again)).toHaveLength(2);
    expect(committed(again)).toEqual(wholeOrder);
  });

  it('is settled in parts, never more than was affected', () => {
    const order = onward(onTheRoad(), damaged);
    givenOrder(order)
      .when(settle('credited', { 'lines.1.quantity': '2.001' }))
      .refused({ code: 'answers', rule: 'S18.a' });
    const half = onward(order, settle('credited', { 'lines.1.quantity': '1' }));
    expect(waitedFor(half)).toContain('goods-outcome');
    const done = onward(half, settle('credited', { 'lines.1.quantity': '1' }));
    expect(waitedFor(done)).not.toContain('goods-outcome');
    givenOrder(done).when(settle('credited')).refused({ code: 'no-such-part' });
  });

  it('credited goods are no longer owed: what was paid for them is on the customer’s account', () => {
    const order = onward(onTheRoad(), damaged, settle('credited'));
    expect(ledger(order)).toMatchObject({ accountFen: 1_270_000, receivableFen: 0 });
  });

  it('lost goods cannot come back', () => {
    const lost = onward(onTheRoad(), arrived({ condition: 'lost', details: '车辆事故' }));
    givenOrder(lost).when(settle('returned', all)).refused({ code: 'answers', rule: 'S18.a' });
    givenOrder(lost).when(settle('replaced', all)).accepted();
  });
});
