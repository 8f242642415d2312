import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/order/decide.ts';
import { standing } from '../../../src/order/marks.ts';
import type { Order } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { gradeOf } from '../../../src/procedure/order-people.ts';
import { technical } from '../../../src/procedure/technical/06-technical.ts';
import { terms } from '../../../src/procedure/terms/05-terms.ts';
import {
  acknowledgedDoubt,
  agreedMemo,
  answeredDoubt,
  raisedDoubt,
  signedTechnical,
  signedTerms,
} from '../../support/deeds-commercial.ts';
import { onward } from '../../support/deeds-shipments.ts';
import { given, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill, people } from '../../support/mill.ts';

const cheaper = { 'lines.1.unitPrice': '6300' };

describe('S5 terms check', () => {
  it('is signed where plan, contract and past transactions agree, and keeps what was compared', () => {
    const after = given(agreedMemo('B')).when(signedTerms()).accepted();
    expect(standing(after, terms)?.facts).toMatchObject({
      on: '2026-11-23',
      customer: { code: 'C001', grade: 'B' },
      lines: [
        { id: 1, unitPriceFen: 635_000, row: { product: 'HG-WF70', for: 'B', unitPriceFen: 635_000 } },
        { id: 2, unitPriceFen: 448_000, row: { product: 'HG-KL125', for: 'B' } },
      ],
      deviations: [],
      outside: 'test-1',
    });
  });

  it.each(['A', 'C'] as const)('is signed for an agreeing order of grade %s', (grade) => {
    given(agreedMemo(grade)).when(signedTerms()).accepted();
  });

  it('is refused while the memo is incomplete', () => {
    given(memo({ specialTerms: null }))
      .when(signedTerms())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S3' })] });
  });

  it('is refused when signed again', () => {
    given(agreedMemo('B'), signedTerms())
      .when(signedTerms('li'))
      .refused({ code: 'already', by: { id: 'UCHENYU', name: '陈宇' } });
  });

  it('is refused while a price differs from the plan and no doubt ended in its approval', () => {
    given(memo(cheaper))
      .when(signedTerms())
      .refused({
        code: 'forbidden',
        rule: 'S5',
        opens: 'doubt',
        say: expect.objectContaining({ zh: expect.stringContaining('第 1 行单价 6,300.00 ≠ 方案 6,350.00') }),
      });
  });

  it('leads to the doubt by the form’s first button, filled in with the deviation, until it is settled', () => {
    const order = past(memo(cheaper));
    const leadsOf = (of: Order) =>
      terms.leads(
        sightOf({ by: people.chen, at: '2026-11-23T02:00:00.000Z', outside: mill, raw: {} }, of, null),
      );
    const [lead, ...others] = leadsOf(order);
    expect(others).toEqual([]);
    expect(lead).toMatchObject({
      action: 'doubt',
      label: { en: expect.stringContaining('Line 1 price 6,300.00 ≠ plan 6,350.00') },
    });
    const raw = Object.fromEntries(Object.entries(lead?.raw ?? {}).map(([name, { zh }]) => [name, zh]));
    expect(raw.about).toBe('lines.1.unitPrice');
    // The words go to the channel: no sum stands in them.
    expect(raw.text).not.toMatch(/\d/);
    const doubted = givenOrder(order)
      .when(sign('doubt', 'chen', raw))
      .accepted();
    expect(leadsOf(onward(doubted, answeredDoubt(), acknowledgedDoubt()))).toEqual([]);
    expect(leadsOf(past(agreedMemo('B')))).toEqual([]);
  });

  it('is refused while the payment method differs from the contract', () => {
    given(memo({ paymentMethod: 'cod' }))
      .when(signedTerms())
      .refused({
        say: expect.objectContaining({ zh: expect.stringContaining('付款方式 货到付款 ≠ 合同 款到发货') }),
      });
  });

  it('is refused where the plan has no row, until that is approved', () => {
    const unplanned = { 'lines.2.product': 'HG-KL170', customer: 'C003', 'lines.1.unitPrice': '6480' };
    given(memo(unplanned))
      .when(signedTerms())
      .refused({ say: expect.objectContaining({ en: expect.stringContaining('no row in the price plan') }) });
  });

  it('is signed when the deviation was approved, and not for another price', () => {
    const approved = [memo(cheaper), raisedDoubt(), answeredDoubt(), acknowledgedDoubt()];
    given(...approved)
      .when(signedTerms())
      .accepted();
    given(...approved, memo({ 'lines.1.unitPrice': '6200' }))
      .when(signedTerms())
      .refused({ code: 'forbidden', rule: 'S5' });
  });

  it('is refused while a doubt is open, and names whose move it is', () => {
    given(agreedMemo('B'), raisedDoubt('packaging'))
      .when(signedTerms())
      .refused({
        code: 'not-yet',
        missing: [expect.objectContaining({ rule: 'S5.a', who: ['salesperson'] })],
      });
    given(agreedMemo('B'), raisedDoubt('packaging'), answeredDoubt())
      .when(signedTerms())
      .refused({ missing: [expect.objectContaining({ who: ['service-supervisor', 'director'] })] });
  });

  it('asks to tick what differs from the last transactions alone', () => {
    const wider = agreedMemo('A', { 'lines.1.widthMm': '1092' });
    given(wider).when(signedTerms()).refused({ code: 'answers' });
    const after = given(wider)
      .when(sign('terms', 'chen', { seen: ['lines.1.spec:history:1092 mm'] }))
      .accepted();
    expect(standing(after, terms)?.facts.deviations).toMatchObject([{ kind: 'history', lineId: 1 }]);
  });

  it('falls when the price changes, and the technical sign-off with it', () => {
    const after = given(agreedMemo('B'), signedTerms(), signedTechnical()).when(memo(cheaper)).accepted();
    expect(standing(after, terms)).toBeUndefined();
    expect(standing(after, technical)).toBeUndefined();
    expect(turns(after).map(({ action }) => action.key)).toContain('terms');
  });

  it('stands when the packaging changes', () => {
    const after = given(agreedMemo('B'), signedTerms())
      .when(memo({ packaging: '木托盘' }))
      .accepted();
    expect(standing(after, terms)).toBeDefined();
  });

  it('S5.b copies grade and contract for good: what the master data say later does not count', () => {
    const regraded = {
      ...mill,
      customers: mill.customers.map((one) => (one.code === 'C001' ? { ...one, grade: 'C' as const } : one)),
    };
    const signed = [agreedMemo('B'), signedTerms(), { ...memo({ packaging: '木托盘' }), outside: regraded }];
    expect(gradeOf(past(...signed))).toBe('B');
  });
});
