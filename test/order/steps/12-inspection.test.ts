import { describe, expect, it } from 'vitest';
import type { ActionKey } from '../../../src/order/keys.ts';
import { type Order, stands } from '../../../src/order/order.ts';
import { fell } from '../../../src/order/void.ts';
import { turns } from '../../../src/order/waiting.ts';
import { batchMoney } from '../../../src/procedure/money/money-ledger.ts';
import { openAnomalies } from '../../../src/procedure/production/anomalies.ts';
import { allBookedAt, batches, bookedTotal, isHandedOver } from '../../../src/procedure/warehouse/batches.ts';
import { bookable } from '../../../src/procedure/warehouse/bookable.ts';
import { acceptedGoods } from '../../../src/procedure/warehouse/stock.ts';
import {
  all,
  book,
  booked,
  confirmed,
  confirmedOrder,
  depositPaid,
  handOver,
  inProduction,
  inspect,
  inspectQuality,
  inWarehouse,
  later,
  lines,
  ordered,
  partlyReserved,
  planned,
  reservedOrder,
  returned,
  scheduled,
  termsSigned,
} from '../../support/deeds-production.ts';
import { bearing, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const turnsOf = (order: Order) => turns(order).map(({ action }) => action.key);

describe('S12.2 batches', () => {
  it('are handed over by production with their quantities, the last one said to be so', () => {
    givenOrder(inProduction())
      .when(handOver({ 1: '5' }, 'no'))
      .then(
        {
          final: 'no',
          lines: [
            { id: 1, quantity: 5000 },
            { id: 2, quantity: null },
          ],
        },
        { finished: [{ id: 1, quantity: 5000 }], final: false },
      );
  });

  it('are waited for until the last one is handed over', () => {
    const first = later(inProduction(), handOver({ 1: '5' }, 'no'));
    expect(turnsOf(first)).toContain('batch');
    expect(turnsOf(later(first, handOver({ 1: '7.5', 2: '8' })))).not.toContain('batch');
  });

  it('are numbered one after the other', () => {
    const after = later(inProduction(), handOver({ 1: '5' }, 'no'), handOver({ 1: '7.5', 2: '8' }));
    expect(batches(after).map(({ id }) => id)).toEqual(['b1', 'b2']);
  });

  it('are refused empty', () => {
    givenOrder(inProduction()).when(handOver({})).refused({ code: 'answers', rule: 'S12.2' });
  });

  it('are refused before the production order is countersigned', () => {
    givenOrder(confirmedOrder())
      .when(handOver())
      .refused({
        code: 'not-yet',
        missing: [
          {
            rule: 'S10',
            what: { zh: '会签生产指令单', en: 'Countersign the order' },
            who: ['production-supervisor'],
          },
        ],
      });
  });

  it('stated anew replace what was said, and the inspection of it falls', () => {
    const inspected = later(inProduction(), handOver(), inspect());
    const after = later(inspected, { ...handOver({ 1: '12', 2: '8' }), part: 'b1' });
    expect(batches(after)).toMatchObject([
      { id: 'b1', finished: [{ quantity: 12_000 }, { quantity: 8000 }] },
    ]);
    expect(stands(after, 'inspection', 'b1')).toBe(false);
  });

  it('S7 of goods in stock are handed over by the clerk', () => {
    givenOrder(reservedOrder())
      .when({ ...handOver(), action: 'stock-batch', by: 'chen' })
      .accepted();
    givenOrder(reservedOrder()).when(handOver()).refused({ code: 'not-yet' });
  });

  it('S7 of an order partly in stock, each hands its own lines over, and all is there with both', () => {
    const order = bearing(
      past(memo()),
      termsSigned,
      partlyReserved,
      ...confirmed,
      returned,
      depositPaid(),
      ...ordered,
    );
    expect(turnsOf(order)).toEqual(expect.arrayContaining(['batch', 'stock-batch']));
    givenOrder(order)
      .when(handOver({ 2: '8' }))
      .refused({ code: 'answers', rule: 'S12.2' });
    const made = later(order, handOver({ 1: '12.5' }));
    expect(batches(made)).toMatchObject([{ id: 'b1', lastOf: [1], source: 'made' }]);
    expect(turnsOf(made)).not.toContain('batch');
    expect(isHandedOver(made)).toBe(false);
    const whole = later(made, { ...handOver({ 2: '8' }), action: 'stock-batch', by: 'chen' });
    expect(turnsOf(whole)).not.toContain('stock-batch');
    expect(isHandedOver(whole)).toBe(true);
    expect(batches(whole)).toMatchObject([{ id: 'b1' }, { id: 'b2', source: 'stock' }]);
    const done = [
      ...['b1', 'b2'].flatMap((part) => [inspect(part), inspectQuality(part)]),
      book('b1', { 1: '12.5' }),
      book('b2', { 2: '6' }),
    ];
    const booked = later(whole, ...done);
    const more = later(
      booked,
      sign('quantity-outcome', 'zhou', { remarks: '再取 2 吨', 'lines.2.outcome': 'remake' }),
    );
    expect(turnsOf(more)).toContain('stock-batch');
    expect(turnsOf(more)).not.toContain('batch');
  });

  it('S7 signed anew does not ask again for what was handed over, nor is all there while it is void', () => {
    const before = bearing(past(memo()), termsSigned, partlyReserved, ...confirmed, returned, depositPaid());
    const begun = bearing(before, ...ordered);
    const stockFirst = later(begun, { ...handOver({ 2: '8' }), action: 'stock-batch', by: 'chen' });
    const voided = fell(stockFirst, ({ action }) => action === 'schedule', {
      at: '2026-11-24T02:00:00.000Z',
      why: 'changed',
      facets: [],
    });
    expect(isHandedOver(voided)).toBe(false);
    const whole = later(stockFirst, handOver({ 1: '12.5' }));
    const allInStock = bearing(whole, {
      ...partlyReserved,
      facts: { fromStock: true, stock: [1, 2], quantities: [] },
    });
    expect(isHandedOver(allInStock)).toBe(true);
    expect(turnsOf(allInStock)).not.toContain('stock-batch');
    const nothingInStock = bearing(stockFirst, scheduled);
    expect(isHandedOver(nothingInStock)).toBe(false);
    expect(stands(nothingInStock, 'production-order')).toBe(false);
  });

  it('S13.2 money goes to the batch that was booked first, whichever was handed over first', () => {
    const money = { kind: 'balance' as const, fen: 2_508_800 };
    const order = bearing(
      past(memo()),
      termsSigned,
      partlyReserved,
      depositPaid(),
      { action: 'stock-batch', part: 'b1', facts: { finished: [{ id: 2, quantity: 8000 }], final: true } },
      { action: 'batch', part: 'b2', facts: { finished: [{ id: 1, quantity: 12_500 }], final: true } },
      {
        action: 'warehouse-in',
        part: 'b1',
        facts: { booked: [{ id: 2, quantity: 8000 }] },
        at: '2026-12-01T02:00:00.000Z',
      },
      { action: 'payment', facts: { money }, answers: { lines: [] } },
    );
    expect(batchMoney(order, 'b1')).toMatchObject({ valueFen: 3_584_000, balanceFen: 0 });
    const both = bearing(order, {
      action: 'warehouse-in',
      part: 'b2',
      facts: { booked: [{ id: 1, quantity: 12_500 }] },
      at: '2026-12-03T02:00:00.000Z',
    });
    expect(batchMoney(both, 'b1')).toMatchObject({ balanceFen: 0 });
    expect(batchMoney(both, 'b2')?.balanceFen).toBe(5_556_250);
  });
});

describe('S12.2 inspection', () => {
  const handed = () => later(inProduction(), handOver());

  it('is signed by clerk and quality in either order', () => {
    expect(stands(later(handed(), inspect(), inspectQuality()), 'inspection-quality', 'b1')).toBe(true);
    expect(stands(later(handed(), inspectQuality(), inspect()), 'inspection', 'b1')).toBe(true);
  });

  it('states each item', () => {
    givenOrder(handed()).when(inspect()).then(
      {
        quantity: 'pass',
        quantityRemark: null,
        appearance: 'pass',
        appearanceRemark: null,
        labels: 'pass',
        labelsRemark: null,
        lines: [],
      },
      { passed: true, anomaly: null },
    );
  });

  it('M.two takes two people', () => {
    const after = bearing(handed(), {
      action: 'inspection',
      part: 'b1',
      by: { id: 'ULINXIA', name: '林霞' },
      facts: { passed: true, anomaly: null },
    });
    givenOrder(after)
      .when(inspectQuality())
      .refused({ code: 'two-people', other: { id: 'ULINXIA', name: '林霞' } });
  });

  it('is refused to production, and twice to the same half', () => {
    givenOrder(handed())
      .when(inspect('b1', {}, 'hu'))
      .refused({ code: 'not-yours' });
    givenOrder(later(handed(), inspect()))
      .when(inspect('b1', {}, 'li'))
      .refused({ code: 'already' });
  });

  it('of a failed item wants to know what is wrong', () => {
    givenOrder(handed())
      .when(inspect('b1', { labels: 'fail' }))
      .refused({ code: 'answers', fields: { labelsRemark: { zh: '请填写', en: 'Please fill this in' } } });
  });

  it('S11.1 that fails opens one anomaly for the batch, whoever of the two fails it', () => {
    const after = later(
      handed(),
      inspect('b1', { labels: 'fail', labelsRemark: '条码错' }),
      inspectQuality('b1', { appearance: 'fail', appearanceRemark: '端面不齐' }),
    );
    expect(openAnomalies(after)).toMatchObject([
      {
        id: 'ab1',
        kind: 'quality',
        what: '条码错',
        batch: 'b1',
        quantities: [
          { id: 1, quantity: 12_500 },
          { id: 2, quantity: 8_000 },
        ],
      },
    ]);
    expect(turnsOf(after)).toContain('emergency-plan');
  });

  it('is repeated once its anomaly is closed', () => {
    const closed = later(
      handed(),
      inspect(),
      inspectQuality('b1', { labels: 'fail', labelsRemark: '条码错' }),
      ...planned('ab1'),
      sign(
        'anomaly-close',
        'lin',
        { outcome: 'rework', explanation: '重贴标签', 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' },
        { part: 'ab1' },
      ),
    );
    expect(openAnomalies(closed)).toEqual([]);
    expect(turnsOf(closed)).toEqual(expect.arrayContaining(['inspection', 'inspection-quality']));
    expect(bookedTotal(later(closed, inspect(), inspectQuality(), book()))).toEqual([
      { id: 1, quantity: 12_500 },
      { id: 2, quantity: 8000 },
    ]);
  });

  it('falls with a changed packaging while the batch is not booked, and stands once it is', () => {
    const changed = (order: Order) =>
      bearing({ ...order, content: { ...order.content, packaging: '纸箱' } }, { action: 'note' });
    expect(stands(changed(later(handed(), inspect())), 'inspection', 'b1')).toBe(false);
    expect(stands(changed(inWarehouse()), 'inspection', 'b1')).toBe(true);
  });
});

describe('S12.2 taking back', () => {
  const entryOf = (order: Order, key: ActionKey) => {
    const mark = order.marks[key]?.at(-1);
    return `${key}|${mark?.part ?? ''}|${mark?.version ?? 0}`;
  };

  it('a batch is withdrawn by production until somebody inspected it', () => {
    const order = later(inProduction(), handOver());
    const withdraw = (from: Order) =>
      sign('withdraw', 'hu', { entry: entryOf(from, 'batch'), reason: '数量填错' });
    expect(batches(later(order, withdraw(order)))).toEqual([]);
    const inspected = later(order, inspect());
    givenOrder(inspected).when(withdraw(inspected)).refused({ code: 'answers' });
  });
});

describe('S12.2 warehouse-in', () => {
  const inspected = () => later(inProduction(), handOver(), inspect(), inspectQuality());

  it('is booked by quality once both inspections passed', () => {
    const after = givenOrder(inspected())
      .when(book())
      .then(
        {
          lines: [
            { id: 1, quantity: 12_500 },
            { id: 2, quantity: 8000 },
          ],
        },
        {
          booked: [
            { id: 1, quantity: 12_500 },
            { id: 2, quantity: 8000 },
          ],
        },
      );
    expect(allBookedAt(after)).toBe('2026-11-23T02:00:00.000Z');
  });

  it('is refused while one half of the inspection is missing', () => {
    givenOrder(later(inProduction(), handOver(), inspect()))
      .when(book())
      .refused({
        code: 'not-yet',
        missing: [
          {
            rule: 'S12.2',
            what: { zh: '成品检验（质检）', en: 'Inspection (quality)' },
            who: ['quality'],
          },
        ],
      });
  });

  it('is refused while something failed', () => {
    givenOrder(
      later(
        inProduction(),
        handOver(),
        inspect(),
        inspectQuality('b1', { appearance: 'fail', appearanceRemark: '破包' }),
      ),
    )
      .when(book())
      .refused({ code: 'not-yet' });
  });

  it('is refused on a failed inspection, with an open anomaly or without one', () => {
    const failedBefore = bearing(later(inProduction(), handOver(), inspectQuality()), {
      action: 'inspection',
      part: 'b1',
      facts: { passed: false, anomaly: null },
    });
    givenOrder(failedBefore)
      .when(book())
      .refused({
        code: 'not-yet',
        missing: [expect.objectContaining({ rule: 'S12.2', who: ['quality', 'service'] })],
      });
  });

  it('is refused while service has not inspected', () => {
    givenOrder(later(inProduction(), handOver(), inspectQuality()))
      .when(book())
      .refused({
        code: 'not-yet',
        missing: [expect.objectContaining({ rule: 'S12.2', who: ['service'] })],
      });
  });

  it('is refused above what was handed over', () => {
    givenOrder(inspected())
      .when(book('b1', { ...all, 1: '12.6' }))
      .refused({
        code: 'answers',
        fields: { 'lines.1.quantity': { zh: '不得超过 12.5 吨', en: 'No more than 12.5 t' } },
      });
  });

  it('S11.a leaves out the quantity that an open anomaly touches', () => {
    const touched = later(
      inspected(),
      sign('anomaly', 'hu', { kind: 'quality', what: '两卷受潮', batch: 'b1', 'lines.1.quantity': '2' }),
    );
    givenOrder(touched).when(book()).refused({ code: 'answers' });
    const after = later(touched, book('b1', { 1: '10.5' }));
    expect(bookedTotal(after)).toEqual([{ id: 1, quantity: 10_500 }]);
  });

  it('S11.a leaves out what an open anomaly of no batch touches, also of what is booked', () => {
    const unplaced = sign('anomaly', 'hu', { kind: 'quality', what: '两卷受潮', 'lines.1.quantity': '2' });
    const touched = later(inspected(), unplaced);
    expect(bookable(touched, 'b1')).toEqual([
      { id: 1, quantity: 10_500 },
      { id: 2, quantity: 8000 },
    ]);
    givenOrder(touched)
      .when(book())
      .refused({ code: 'answers', fields: { 'lines.1.quantity': expect.anything() } });
    expect(acceptedGoods(later(inWarehouse(), unplaced))).toEqual([
      { id: 1, quantity: 10_500 },
      { id: 2, quantity: 8000 },
    ]);
  });

  it('S11.a is refused for a batch of which an anomaly names no quantity', () => {
    givenOrder(
      bearing(inspected(), {
        action: 'anomaly',
        part: 'a1',
        facts: { anomaly: { id: 'a1', kind: 'quality', what: '色差', batch: 'b1', quantities: [] } },
      }),
    )
      .when(book())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S11.a' })] });
  });

  it('S12.a is not complete while the last batch waits to be booked', () => {
    const first = later(inProduction(), ...booked('b1', { 1: '5' }, 'no'));
    const handed = later(first, handOver({ 1: '7.5', 2: '8' }));
    expect([isHandedOver(handed), allBookedAt(handed)]).toEqual([true, null]);
  });

  it('S11.a is refused for a batch that an open anomaly touches as a whole', () => {
    givenOrder(
      later(
        inspected(),
        sign('anomaly', 'lin', {
          kind: 'quality',
          what: '色差',
          batch: 'b1',
          'lines.1.quantity': '12.5',
          'lines.2.quantity': '8',
        }),
      ),
    )
      .when(book())
      .refused({
        code: 'not-yet',
        missing: [
          {
            rule: 'S11.a',
            what: { zh: '未结异常的处置', en: 'the open anomaly settled' },
            who: ['service-supervisor', 'quality'],
          },
        ],
      });
  });

  it('is done batch by batch, and complete with the last one', () => {
    const first = later(inProduction(), ...booked('b1', { 1: '5' }, 'no'));
    expect(allBookedAt(first)).toBeNull();
    const second = later(first, ...booked('b2', { 1: '7.5', 2: '8' }));
    expect(allBookedAt(second)).not.toBeNull();
    expect(bookedTotal(second)).toEqual([
      { id: 1, quantity: 12_500 },
      { id: 2, quantity: 8000 },
    ]);
  });

  it('is not booked twice', () => {
    givenOrder(inWarehouse()).when(book()).refused({ code: 'no-such-part' });
  });

  it('asks for a figure', () => {
    givenOrder(inspected())
      .when(sign('warehouse-in', 'lin', lines({}), { part: 'b1' }))
      .refused({ code: 'answers', rule: 'S12.2' });
  });
});
