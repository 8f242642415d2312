import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import { shipments } from '../../../src/procedure/shipping/shipments.ts';
import {
  booked,
  briefed,
  depositPaid,
  left,
  noticed,
  onward,
  ordered,
  paid,
  readyToShip,
  reviewed,
  seconds,
  settledBy,
  wholeOrder,
} from '../../support/deeds-shipments.ts';
import { bearing, givenOrder } from '../../support/given.ts';

const withNotice = () => onward(readyToShip(), noticed());
const ready = () => onward(withNotice(), briefed());

describe('S15 the briefing', () => {
  it('is dispatch’s turn once a notice is written', () => {
    const turn = turns(withNotice()).find(({ action }) => action.key === 'briefing');
    expect(turn).toMatchObject({ part: { id: 's1' }, who: ['dispatch'] });
  });

  it('is taken when everything said back is as noticed, whatever spaces and full-width signs', () => {
    givenOrder(withNotice()).when(briefed()).accepted();
  });

  it('is refused where something said back differs, and shows what the notice says', () => {
    givenOrder(withNotice())
      .when(briefed({ 'lines.1.quantity': '12', receiver: '李明' }))
      .refused({
        code: 'answers',
        rule: 'S15',
        fields: {
          receiver: { zh: '通知单上是“李敏”', en: 'The notice says “李敏”' },
          'lines.1.quantity': { zh: '通知单上是 12.5 吨', en: 'The notice says 12.5 t' },
        },
      });
  });

  it.each([
    ['receiver', '李敏敏'],
    ['phone', '139 2255 4811'],
    ['address', '广东省东莞市虎门镇怀德大道118号A栋'],
    ['lines.2.quantity', '8.5'],
  ])('is refused where its %s alone differs', (blockId, saidBack) => {
    givenOrder(withNotice())
      .when(briefed({ [blockId]: saidBack }))
      .refused({ code: 'answers', rule: 'S15', fields: { [blockId]: expect.anything() } });
  });

  it('is refused while packaging or a special term is not ticked', () => {
    givenOrder(withNotice())
      .when(briefed({ goods: ['line.1', 'line.2', 'labels'] }))
      .refused({ code: 'answers' });
    const special = onward(
      booked(onward(ordered({ specialTerms: '不得雨淋；周三到货' }), depositPaid())),
      reviewed(),
      paid(),
      settledBy(),
      noticed(),
    );
    givenOrder(special)
      .when(briefed({ terms: ['term.1'] }))
      .refused({ code: 'answers' });
    givenOrder(special)
      .when(briefed({ terms: ['term.1', 'term.2'] }))
      .accepted();
  });

  it('is refused a second time, and falls when the notice does', () => {
    givenOrder(ready()).when(briefed()).refused({ code: 'already' });
  });
});

describe('S15 shipped', () => {
  it('issues the delivery note and keeps how the goods left, with check times between departure and arrival', () => {
    const order = givenOrder(ready()).when(left()).accepted();
    expect(shipments(order)).toMatchObject([
      {
        note: 'SO-261123-001-S1',
        quantities: wholeOrder,
        departedAt: '2026-12-04T02:00:00.000Z',
        expectedAt: '2026-12-05T10:00:00.000Z',
        checks: [
          { id: 1, at: '2026-12-04T12:40:00.000Z', answered: false },
          { id: 2, at: '2026-12-04T23:20:00.000Z', answered: false },
        ],
      },
    ]);
  });

  it('takes the check times dispatch names', () => {
    const check1 = seconds('2026-12-05T01:00:00Z');
    const order = givenOrder(ready()).when(left({ check1 })).accepted();
    expect(shipments(order)[0]?.checks.map(({ at }) => at)).toEqual(['2026-12-05T01:00:00.000Z']);
  });

  it('is refused with neither waybill nor plate, before it left, or arriving before it leaves', () => {
    givenOrder(ready())
      .when(left({ plate: null }))
      .refused({ code: 'answers', rule: 'S15' });
    givenOrder(ready())
      .when(left({ departedAt: seconds('2026-12-04T03:00:00Z') }))
      .refused({ code: 'answers', rule: 'S15' });
    givenOrder(ready())
      .when(left({ expectedAt: seconds('2026-12-04T01:00:00Z') }))
      .refused({ code: 'answers', rule: 'S15' });
  });

  it('S17 is not checked on the road before it leaves or after it is expected', () => {
    for (const check2 of ['2026-12-04T01:00:00Z', '2026-12-05T10:01:00Z'])
      givenOrder(ready())
        .when(left({ check2: seconds(check2), 'check2.sure': [seconds(check2)] }))
        .refused({ code: 'answers', rule: 'S15', fields: { check2: expect.anything() } });
    givenOrder(ready())
      .when(left({ check2: seconds('2026-12-05T10:00:00Z') }))
      .accepted();
  });

  it('is refused before the briefing, to a clerk, and a second time', () => {
    givenOrder(withNotice()).when(left()).refused({ code: 'not-yet' });
    givenOrder(ready())
      .when({ ...left(), by: 'chen' })
      .refused({ code: 'not-yours', may: ['dispatch'] });
    givenOrder(onward(ready(), left())).when(left()).refused({ code: 'already' });
  });

  it('S14.2 is refused without a dispatch notice or ship-first', () => {
    givenOrder(readyToShip())
      .when(left())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S14.2', who: ['service'] })] });
    givenOrder(readyToShip())
      .when(briefed())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S14.2' })] });
  });

  it('S13 a shipment whose money was taken back before it left is stopped', () => {
    const order = ready();
    const reversed = bearing(order, {
      action: 'payment-allot',
      facts: { money: { kind: 'out', fen: 100 } },
    });
    givenOrder(reversed).when(left()).refused({ code: 'not-yet' });
  });

  it('S15.a goods the customer collects are signed for at the gate, with no trip to follow', () => {
    const collected = onward(
      booked(onward(ordered({ customer: 'C005' }), depositPaid({ amount: '23,043.00' }))),
      reviewed(),
      paid({ amount: '92,172.00' }),
      settledBy(),
      noticed(),
      briefed({ advice: ['receipt', 'collector'] }),
    );
    const gate = { carrier: null, driver: null, driverPhone: null, expectedAt: null, collectedBy: '郑月华' };
    givenOrder(collected).when(left(gate)).refused({ code: 'answers', rule: 'S15' });
    const order = givenOrder(collected)
      .when(left({ ...gate, gateReceipt: ['FGATE'] }))
      .accepted();
    expect(shipments(order)).toMatchObject([
      {
        collected: true,
        checks: [],
        arrivedAt: '2026-12-04T02:00:00.000Z',
        receiptAt: '2026-12-04T02:30:00.000Z',
      },
    ]);
  });
});
