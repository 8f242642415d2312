import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import { stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { productionCountersign } from '../../../src/procedure/production/10-production-countersign.ts';
import { productionOrder } from '../../../src/procedure/production/10-production-order.ts';
import {
  confirmed,
  confirmedOrder,
  countersign,
  depositPaid,
  inProduction,
  orderProduction,
  readyOrder,
  reservedOrder,
  returned,
  scheduled,
  termsSigned,
} from '../../support/deeds-production.ts';
import { bearing, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

describe('S10 production order', () => {
  it('is signed by the clerk once the confirmation is out, returned and the deposit is there', () => {
    givenOrder(readyOrder()).when(orderProduction()).then(
      { lines: [] },
      {
        number: 'SO-261123-001 r2',
        producedOn: '2026-12-01',
        finishedOn: '2026-12-07',
        promisedOn: '2026-12-08',
      },
    );
  });

  it('is not countersigned before it is given', () => {
    givenOrder(readyOrder())
      .when(countersign('guo', readyOrder()))
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S10', who: ['service'] })] });
  });

  it('S9.2 is refused to grade B without return and deposit, and says who brings which', () => {
    givenOrder(confirmedOrder())
      .when(orderProduction())
      .refused({
        code: 'not-yet',
        rule: 'S10',
        missing: [
          { rule: 'S9.2', what: { zh: '客户回传', en: 'Customer’s return' }, who: ['salesperson'] },
          {
            rule: 'S9.2',
            what: { zh: '定金 34,564.50 元到账', en: 'the deposit of CNY 34,564.50' },
            who: ['finance'],
          },
        ],
      });
  });

  it('S9.2 names what is still open of a deposit that came in part', () => {
    givenOrder(confirmedOrder(returned, depositPaid(3_000_000)))
      .when(orderProduction())
      .refused({
        missing: [
          {
            rule: 'S9.2',
            what: { zh: '定金 4,564.50 元到账', en: 'the deposit of CNY 4,564.50' },
            who: ['finance'],
          },
        ],
      });
  });

  it('S9.1 is signed for grade A before the return, which stays owed', () => {
    const order = bearing(
      past(memo({ customer: 'C004', paymentMethod: 'monthly' })),
      termsSigned,
      scheduled,
      ...confirmed,
    );
    const after = givenOrder(order).when(orderProduction()).accepted();
    const mark = standing(after, productionOrder);
    expect(mark && productionOrder.says(after, mark)?.en).toContain('the return stays owed');
  });

  it('is refused while the confirmation’s receipt is not recorded', () => {
    const order = bearing(
      past(memo()),
      termsSigned,
      scheduled,
      ...confirmed.slice(0, 2),
      returned,
      depositPaid(),
    );
    givenOrder(order)
      .when(orderProduction())
      .refused({
        code: 'not-yet',
        missing: [
          { rule: 'S8', what: { zh: '客户收妥确认书', en: 'Receipt by the customer' }, who: ['service'] },
        ],
      });
  });

  it('is refused to the salesperson', () => {
    givenOrder(readyOrder())
      .when(orderProduction('zhou'))
      .refused({ code: 'not-yours', may: ['service'] });
  });

  it('is not signed twice', () => {
    const after = givenOrder(readyOrder()).when(orderProduction()).accepted();
    givenOrder(after).when(orderProduction('li')).refused({ code: 'already' });
  });

  it('is not on the way of goods that lie in stock', () => {
    givenOrder(reservedOrder()).when(orderProduction()).refused({ code: 'no-such-part' });
  });

  it('S10.1 shows production its own finished date and the promised one', () => {
    const after = givenOrder(readyOrder()).when(orderProduction()).accepted();
    const mark = standing(after, productionOrder);
    const dates = (mark && productionOrder.papers(after, mark)[0]?.rows)?.map((row) => [
      row.label.en,
      row.value.en,
    ]);
    expect(dates).toContainEqual(['Promised finished date', '2026-12-08']);
    expect(dates).toContainEqual(['Production’s finished date', '2026-12-07']);
  });
});

describe('S10 countersignature', () => {
  const ordered = () => givenOrder(readyOrder()).when(orderProduction()).accepted();

  it('takes every clause ticked', () => {
    const after = givenOrder(ordered()).when(countersign()).accepted();
    expect(standing(after, productionCountersign)?.answers.clauses).toContain('specialTerms');
    expect(turns(after).map(({ action }) => action.key)).toContain('copy-acknowledged');
  });

  it('is refused while one clause is not ticked', () => {
    const deed = countersign();
    const { clauses } = deed.raw;
    givenOrder(ordered())
      .when({ ...deed, raw: { ...deed.raw, clauses: (clauses ?? []).slice(1) } })
      .refused({ code: 'answers', rule: 'S10' });
  });

  it('is refused to production without its supervisor', () => {
    givenOrder(ordered())
      .when(countersign('hu'))
      .refused({ code: 'not-yours', may: ['production-supervisor'] });
  });

  it('M.two is refused to the one who issued the order', () => {
    const issuedByGuo = bearing(readyOrder(), {
      action: 'production-order',
      by: { id: 'UGUOWEI', name: '郭伟' },
    });
    givenOrder(issuedByGuo)
      .when(countersign())
      .refused({ code: 'two-people', other: { id: 'UGUOWEI', name: '郭伟' } });
  });

  it('M.seen is refused over a schedule that changed since it was shown', () => {
    const after = ordered();
    const deed = { ...countersign(), seen: 'drawn-before' };
    givenOrder(bearing(after, scheduled)).when(deed).refused({ code: 'changed' });
  });

  it('stands when only the dates are scheduled anew', () => {
    const after = bearing(inProduction(), scheduled);
    expect(stands(after, 'production-order')).toBe(true);
    expect(stands(after, 'production-countersign')).toBe(true);
  });

  it('falls with a changed packaging', () => {
    const before = inProduction();
    const after = bearing(
      { ...before, content: { ...before.content, packaging: '纸箱' } },
      ...confirmed.slice(0, 1),
    );
    expect(stands(after, 'production-order')).toBe(false);
    expect(stands(after, 'production-countersign')).toBe(false);
  });

  it('may be declined with a reason, which sends the order back to the schedule', () => {
    const after = givenOrder(ordered())
      .when(sign('production-decline', 'guo', { back: 'schedule', reason: '网机检修' }))
      .then({ back: 'schedule', reason: '网机检修', lines: [] });
    expect(stands(after, 'schedule')).toBe(false);
    expect(stands(after, 'production-order')).toBe(false);
  });

  it('may be declined back to the confirmation: the schedule stands', () => {
    const after = givenOrder(ordered())
      .when(sign('production-decline', 'guo', { back: 'confirmation', reason: '包装写错' }))
      .accepted();
    expect(stands(after, 'schedule')).toBe(true);
    expect((['confirmation', 'production-order'] as const).filter((key) => stands(after, key))).toEqual([]);
  });

  it('is not declined without a reason, nor by production without its supervisor, nor once countersigned', () => {
    const declined = sign('production-decline', 'guo', { back: 'schedule', reason: '网机检修' });
    givenOrder(ordered())
      .when({ ...declined, by: 'hu' })
      .refused({ code: 'not-yours' });
    givenOrder(inProduction()).when(declined).refused({ code: 'no-such-part' });
    givenOrder(ordered())
      .when(sign('production-decline', 'guo', { back: 'schedule', reason: ' ' }))
      .refused({ code: 'answers', rule: 'S10' });
  });

  it('is followed by technical’s receipt of its copy, by one press', () => {
    const after = givenOrder(inProduction())
      .when(sign('copy-acknowledged', 'sun', {}, { seen: null }))
      .then({ lines: [] });
    givenOrder(after)
      .when(sign('copy-acknowledged', 'sun', {}, { seen: null }))
      .refused({ code: 'already' });
  });
});
