import { describe, expect, it } from 'vitest';
import { evolve } from '../../src/order/evolve.ts';
import type { Order } from '../../src/order/order.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { figuresOf } from '../../src/procedure/figures.ts';
import { totalFen } from '../../src/procedure/goods/lines.ts';
import { lineFen } from '../../src/procedure/money/money.ts';
import { confirmedAndSent } from '../support/deeds-confirmation.ts';
import { given, givenOrder, past, sign } from '../support/given.ts';
import { memo } from '../support/memo.ts';
import { mill } from '../support/mill.ts';

const at = (blockId: string, zh: string) => ({
  code: 'answers' as const,
  fields: { [blockId]: expect.objectContaining({ zh }) },
});

describe('an answer that the desk could not add up afterwards (§6.12)', () => {
  it('is refused at its field: a date typed as a quantity', () => {
    given()
      .when(memo({ 'lines.1.quantity': '20261205' }))
      .refused(
        at('lines.1.quantity', '数值太大：最多 1,000,000；这看起来是日期 2026-12-05，是不是填错了格？'),
      );
  });

  it('is refused where only the product’s unit says that it is too much', () => {
    given()
      .when(memo({ 'lines.1.quantity': '100,000.001' }))
      .refused(at('lines.1.quantity', '本行数量 100000.001 吨，超过上限 100000 吨：请核对数量'));
  });

  it('is refused where quantity and price are well alone and too much together', () => {
    given()
      .when(memo({ 'lines.1.quantity': '90,000', 'lines.1.unitPrice': '11,200' }))
      .refused(
        at(
          'lines.1.quantity',
          '本行数量 × 单价 1,008,000,000.00 元，超过上限 1,000,000,000.00 元：请核对数量、单价和金额',
        ),
      );
  });

  it('is refused where two lines are well alone and the order is too much', () => {
    const half = { 'lines.1.quantity': '90,000', 'lines.1.unitPrice': '6000' };
    given()
      .when(memo({ ...half, 'lines.2.quantity': '90,000', 'lines.2.unitPrice': '6000' }))
      .refused(
        at(
          'lines.2.quantity',
          '整张订单 1,080,000,000.00 元，超过上限 1,000,000,000.00 元：请核对数量、单价和金额',
        ),
      );
    given().when(memo(half)).accepted();
  });

  it('is refused where payments are well alone and all of them together are too much', () => {
    const payment = (reference: string) =>
      sign('payment', 'xu', {
        purpose: 'balance',
        amount: '600,000,000',
        receivedOn: '2026-11-23',
        reference,
      });
    const once = givenOrder(past(...confirmedAndSent()))
      .when(payment('R1'))
      .accepted();
    givenOrder(once)
      .when(payment('R2'))
      .refused(
        at(
          'amount',
          '本单到款合计 1,200,000,000.00 元，超过上限 1,000,000,000.00 元：请核对数量、单价和金额',
        ),
      );
  });

  it('is refused with the unit of another product behind it', () => {
    given()
      .when(memo({ 'lines.1.quantity': '12.5令' }))
      .refused(at('lines.1.quantity', '此产品按吨计，不按令；请换算后填写'));
    given()
      .when(memo({ 'lines.1.quantity': '12.5吨', 'lines.2.quantity': '8 t' }))
      .accepted();
  });

  it.each([
    ['half of a sign', '防潮膜\ud83d'],
    ['NUL', '防潮膜\0'],
  ])('is refused where a text holds %s', (_what, packaging) => {
    given()
      .when(memo({ packaging }))
      .refused(at('packaging', '含有无法保存的字符（半个表情符号或空字符），请删去后重新输入'));
  });

  it('stands nowhere in the way of signs that are whole', () => {
    given()
      .when(memo({ packaging: '防潮膜👨‍👩‍👧‍👦 𠮷' }))
      .accepted();
  });
});

/** As programs of before there were limits accepted it: 20,261,205 t at 6,350 yuan. */
const ofBefore = (): Order => {
  const [signed] = [past(memo()).marks.intake?.[0]];
  if (!signed) throw new Error('no memo');
  const lines = past(memo()).content.lines.map((line) =>
    line.id === 1 ? { ...line, quantity: 20_261_205_000 } : line,
  );
  const { at: when, by, answers, facts } = signed;
  const placed = evolve(emptyOrder, {
    type: 'OrderPlaced',
    id: 'order-1',
    number: 'SO-261123-001',
    kind: 'mill',
    clerk: by,
    at: when,
  });
  return evolve(
    { ...placed, version: 1 },
    {
      type: 'Signed',
      action: 'intake',
      part: null,
      by,
      for: null,
      at: when,
      answers,
      facts: { ...(facts as object), lines },
      seen: '',
    },
  );
};

describe('an order of before there were limits', () => {
  it('folds, is added up and goes on', () => {
    const order = ofBefore();
    expect(order.content.lines[0]?.quantity).toBe(20_261_205_000);
    expect(lineFen(20_261_205_000, 't', 635_000)).toBe(12_865_865_175_000);
    expect(totalFen(order.content.lines)).toBe(12_865_865_175_000 + 3_584_000);
    expect(figuresOf(order, mill).figures).toContain('open');
    givenOrder(order)
      .when(sign('hold', 'chen', { reason: '数量待核实' }))
      .accepted();
  });

  it('can be led out of it, and not further into it', () => {
    const order = ofBefore();
    givenOrder(order).when(memo()).accepted();
    givenOrder(order)
      .when(memo({ 'lines.1.quantity': '100,000', 'lines.1.unitPrice': '20000' }))
      .accepted();
    givenOrder(order)
      .when(memo({ 'lines.1.quantity': '12.5', 'lines.2.quantity': '99,000', 'lines.2.unitPrice': '20000' }))
      .refused({ code: 'answers' });
  });
});
