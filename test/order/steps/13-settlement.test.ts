import { describe, expect, it } from 'vitest';
import { marksOf } from '../../../src/order/marks.ts';
import { stands } from '../../../src/order/order.ts';
import { addDays, dateIn } from '../../../src/order/time/dates.ts';
import { fell } from '../../../src/order/void.ts';
import { turns } from '../../../src/order/waiting.ts';
import { contractReview } from '../../../src/procedure/money/13-contract-review.ts';
import { balanceDueOn } from '../../../src/procedure/money/debts.ts';
import { batchMoney, ledger } from '../../../src/procedure/money/money-ledger.ts';
import { creditHeld, settled } from '../../../src/procedure/money/settled.ts';
import { shipments } from '../../../src/procedure/shipping/shipments.ts';
import {
  booked,
  contractClauses,
  depositPaid,
  gradeA,
  noticed,
  onTheRoad,
  onward,
  ordered,
  paid,
  reviewed,
  settledBy,
} from '../../support/deeds-shipments.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill, people } from '../../support/mill.ts';

const inWarehouse = () => booked(onward(ordered(), depositPaid()));
const waitedFor = (order: ReturnType<typeof ordered>) => turns(order).map(({ action }) => action.key);
const balanceNotice = sign('balance-notice', 'chen', {}, { part: 'b1' });
const whole = { valueFen: 11_521_500, depositFen: 3_456_450, paidFen: 0, balanceFen: 8_065_050 };

describe('S13 the contract review', () => {
  it('is the clerk’s turn once a batch is in the warehouse, clause by clause', () => {
    expect(waitedFor(ordered())).not.toContain('contract-review');
    expect(waitedFor(inWarehouse())).toContain('contract-review');
    givenOrder(inWarehouse()).when(reviewed()).then({ clauses: contractClauses, lines: [] }, { debts: null });
  });

  it('is refused while a clause is not ticked', () => {
    givenOrder(inWarehouse())
      .when(reviewed('b1', contractClauses.slice(1)))
      .refused({ code: 'answers', rule: 'S13' });
  });

  it('is refused before anything is in the warehouse, and a second time', () => {
    givenOrder(ordered()).when(reviewed()).refused({ code: 'no-such-part' });
    givenOrder(onward(inWarehouse(), reviewed())).when(reviewed()).refused({ code: 'already' });
  });

  it('falls when the price changes, and what finance signed on it too', () => {
    const order = onward(inWarehouse(), reviewed(), paid(), settledBy());
    const changed = onward(order, memo({ 'lines.1.unitPrice': '6,400.00' }));
    expect(stands(changed, 'contract-review', 'b1')).toBe(false);
    expect(stands(changed, 'settlement', 'b1')).toBe(false);
  });
});

describe('S13.1 grade A', () => {
  it('goes on by the clerk’s review, of which finance is told; no settlement is waited for', () => {
    const order = booked(ordered(gradeA));
    const clauses = [...contractClauses, 'credit'];
    const done = givenOrder(order).when(reviewed('b1', clauses)).accepted();
    expect(settled(done, 'b1').met).toBe(true);
    expect(waitedFor(done)).not.toContain('settlement');
    expect(waitedFor(done)).toContain('dispatch-notice');
  });

  const clauses = [...contractClauses, 'credit'];
  const tight = {
    ...mill,
    customers: mill.customers.map((customer) =>
      customer.code === 'C004'
        ? { ...customer, contract: { ...customer.contract, creditLimitFen: 10_000_000 } }
        : customer,
    ),
  };
  const limited = (more: { creditLimitFen: number; creditLimitAgreed?: true }) => {
    const outside = {
      ...mill,
      customers: mill.customers.map((customer) => ({
        ...customer,
        contract: { ...customer.contract, ...more },
      })),
    };
    return onward(booked(onward(ordered(), { ...memo(gradeA), outside })), reviewed('b1', clauses));
  };

  it('goes on without a limit agreed, of which finance is told; a 0 of before this rule is read so', () => {
    const order = limited({ creditLimitFen: 0 });
    expect([creditHeld(order), settled(order, 'b1').met]).toEqual([null, true]);
    const [mark] = marksOf(order, contractReview);
    expect(mark && contractReview.tells(order, mark)).toEqual(['finance']);
    expect(mark && contractReview.says(order, mark)?.en).toContain('no credit limit is agreed');
  });

  it('waits for finance each time where no credit was agreed: a limit of 0', () => {
    const order = limited({ creditLimitFen: 0, creditLimitAgreed: true });
    expect([creditHeld(order), settled(order, 'b1').met]).toEqual(['limit', false]);
    const consented = onward(order, sign('credit-consent', 'xu', { reason: '款已在途' }));
    expect(settled(consented, 'b1').met).toBe(true);
  });

  const overLimit = () => {
    const order = onward(ordered(), { ...memo(gradeA), outside: tight });
    return onward(booked(order), reviewed('b1', clauses));
  };

  it('waits for finance’s consent over the credit limit', () => {
    const order = overLimit();
    expect(settled(order, 'b1')).toMatchObject({ met: false, need: { rule: 'S13.1', who: ['finance'] } });
    givenOrder(order)
      .when(noticed())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S13.1' })] });
    const consented = givenOrder(order)
      .when(sign('credit-consent', 'xu', { reason: '总监同意' }))
      .accepted();
    expect(settled(consented, 'b1').met).toBe(true);
  });

  it('waits anew when finance holds the credit again after consenting', () => {
    const consented = onward(overLimit(), sign('credit-consent', 'xu', { reason: '总监同意' }));
    const held = givenOrder(consented)
      .when(sign('credit-hold', 'xu', { cause: 'overdue', reason: '十月货款逾期' }))
      .accepted();
    expect(settled(held, 'b1').met).toBe(false);
    expect(waitedFor(held)).toContain('credit-consent');
  });

  it('counts what the customer owes on other orders, as the review finds it', () => {
    const order = booked(ordered(gradeA));
    const found = (owedFen: number, overdueFen = 0) => ({
      ...reviewed('b1', clauses),
      debts: { owedFen, overdueFen },
    });
    const within = givenOrder(order).when(found(1)).accepted();
    expect(creditHeld(within)).toBe(null);
    const limitFen = order.content.customer?.contract.creditLimitFen ?? 0;
    const beyond = givenOrder(order).when(found(limitFen)).accepted();
    expect(creditHeld(beyond)).toBe('limit');
    expect(settled(beyond, 'b1')).toMatchObject({ met: false, need: { rule: 'S13.1', who: ['finance'] } });
    const overdue = givenOrder(order).when(found(100, 100)).accepted();
    expect(creditHeld(overdue)).toBe('overdue');
    expect(waitedFor(overdue)).toContain('credit-consent');
    const consented = onward(overdue, sign('credit-consent', 'xu', { reason: '本周付清' }));
    expect(settled(consented, 'b1').met).toBe(true);
  });

  it('is held for overdue money that came up after finance let its own hold go', () => {
    const held = onward(
      booked(ordered(gradeA)),
      sign('credit-hold', 'xu', { cause: 'limit', reason: '等总监' }),
      sign('credit-consent', 'xu', { reason: '总监同意' }),
      { ...reviewed('b1', clauses), debts: { owedFen: 5, overdueFen: 5 } },
    );
    expect(stands(held, 'credit-consent')).toBe(false);
    expect(waitedFor(held)).toContain('credit-consent');
  });

  it('asks for finance’s consent anew when it is held for another reason', () => {
    const consented = onward(overLimit(), sign('credit-consent', 'xu', { reason: '总监同意' }));
    const more = bearing(booked(consented, 'b2'), {
      action: 'quantity-outcome',
      facts: { remakes: false, remade: [], surplus: [] },
    });
    const next = onward(more, {
      ...reviewed('b2', clauses),
      debts: { owedFen: 1, overdueFen: 1 },
    });
    expect(stands(next, 'credit-consent')).toBe(false);
    expect(waitedFor(next)).toContain('credit-consent');
  });

  it('is due so many days after the goods left, by the contract', () => {
    const order = onTheRoad(onward(booked(ordered(gradeA)), reviewed('b1', clauses)));
    const departedAt = shipments(order)[0]?.departedAt ?? '';
    expect(balanceDueOn(booked(ordered(gradeA)), 'Asia/Shanghai')).toBe(null);
    expect(order.content.customer?.contract.restDue).toBe('45-days');
    expect(balanceDueOn(order, 'Asia/Shanghai')).toBe(addDays(dateIn('Asia/Shanghai', departedAt), 45));
    expect(balanceDueOn(onTheRoad(), 'Asia/Shanghai')).toBe(null);
  });

  it('is finance’s alone to hold and to let go, and only where something is held', () => {
    givenOrder(overLimit())
      .when(sign('credit-consent', 'wang', { reason: '急' }))
      .refused({ code: 'not-yours', may: ['finance'] });
    givenOrder(booked(ordered(gradeA)))
      .when(sign('credit-consent', 'xu', { reason: '无' }))
      .refused({ code: 'no-such-part' });
  });
});

describe('S13.2 grades B and C', () => {
  it('asks for finished quantity × price less the deposit, and mentions the salesperson', () => {
    const order = onward(inWarehouse(), reviewed());
    expect(waitedFor(order)).toContain('balance-notice');
    const done = givenOrder(order).when(balanceNotice).then({ lines: [] }, whole);
    expect(waitedFor(done)).toContain('payment');
    expect(waitedFor(done)).not.toContain('settlement');
  });

  it('is not signed until the full sum is there, and says what is missing', () => {
    const part = onward(inWarehouse(), reviewed(), balanceNotice, paid({ amount: '80000' }));
    givenOrder(part)
      .when(settledBy())
      .refused({
        code: 'not-yet',
        missing: [
          {
            rule: 'S13.2',
            what: { zh: '余款 650.50 元到账', en: 'the balance of CNY 650.50' },
            who: ['finance', 'salesperson'],
          },
        ],
      });
    const rest = onward(part, paid({ amount: '650.50', reference: 'ICBC-10' }));
    givenOrder(rest)
      .when(settledBy())
      .then({ lines: [] }, { ...whole, paidFen: 8_065_050, balanceFen: 0 });
  });

  it('M.two is refused to whoever issued the balance notice, by whatever role they sign', () => {
    const noticed = bearing(onward(inWarehouse(), reviewed()), {
      action: 'balance-notice',
      part: 'b1',
      by: { id: people.xu.id, name: people.xu.name },
    });
    givenOrder(onward(noticed, paid())).when(settledBy()).refused({ code: 'two-people', rule: 'S13.2' });
    givenOrder(onward(inWarehouse(), reviewed(), balanceNotice, paid()))
      .when(settledBy())
      .accepted();
  });

  it('M.two is refused to them also where their balance notice fell since', () => {
    const noticed = bearing(onward(inWarehouse(), reviewed()), {
      action: 'balance-notice',
      part: 'b1',
      by: { id: people.xu.id, name: people.xu.name },
    });
    const fallen = fell(noticed, ({ action }) => action === 'balance-notice', {
      at: '2026-12-02T02:00:00.000Z',
      why: 'changed',
      facets: [],
    });
    givenOrder(onward(fallen, paid())).when(settledBy()).refused({ code: 'two-people', rule: 'S13.2' });
  });

  it('is refused to the clerk, without the contract review, and a second time', () => {
    const order = onward(inWarehouse(), paid());
    givenOrder(order)
      .when({ ...settledBy(), by: 'chen' })
      .refused({ code: 'not-yours' });
    givenOrder(order)
      .when(settledBy())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S13' })] });
    givenOrder(onward(order, reviewed(), settledBy()))
      .when(settledBy())
      .refused({ code: 'already' });
  });

  it('shares the deposit by value over the batches, the remainder to the last, and loses no fen', () => {
    const first = [{ id: 1, quantity: 4_167 }];
    const second = [
      { id: 1, quantity: 8_333 },
      { id: 2, quantity: 8_000 },
    ];
    const partly = booked(onward(ordered(), depositPaid()), 'b1', { quantities: first, final: false });
    expect(batchMoney(partly, 'b1')).toEqual({
      id: 'b1',
      valueFen: 2_646_045,
      depositFen: 793_814,
      paidFen: 0,
      balanceFen: 1_852_231,
    });
    const both = booked(partly, 'b2', { quantities: second });
    expect(batchMoney(both, 'b1')?.depositFen).toBe(793_814);
    expect(batchMoney(both, 'b2')).toMatchObject({ valueFen: 8_875_455, depositFen: 3_456_450 - 793_814 });
  });

  it('is signed per batch: what is paid goes to the first batch first', () => {
    const first = [{ id: 1, quantity: 12_500 }];
    const partly = booked(onward(ordered(), depositPaid()), 'b1', { quantities: first, final: false });
    const both = booked(partly, 'b2', { quantities: [{ id: 2, quantity: 8_000 }] });
    const order = onward(both, reviewed('b1'), reviewed('b2'), paid({ amount: '56,000.00' }));
    expect(batchMoney(order, 'b1')?.balanceFen).toBe(0);
    givenOrder(order).when(settledBy('b1')).accepted();
    givenOrder(order).when(settledBy('b2')).refused({ code: 'not-yet' });
  });

  it('prices what was really made: a short batch lowers the balance', () => {
    const short = booked(onward(ordered(), depositPaid()), 'b1', {
      quantities: [
        { id: 1, quantity: 12_400 },
        { id: 2, quantity: 8_000 },
      ],
    });
    expect(batchMoney(short, 'b1')?.valueFen).toBe(11_521_500 - 63_500);
  });
});

describe('S13.2 money that is over, short or unmatched', () => {
  const over = () => onward(inWarehouse(), paid({ amount: '81,000.00' }));

  it('stays on the customer’s account until finance refunds it', () => {
    expect(ledger(over()).accountFen).toBe(34_950);
    const refunded = givenOrder(over())
      .when(sign('payment-allot', 'xu', { amount: '349.50', destination: 'refund', reason: '多付退回' }))
      .accepted();
    expect(ledger(refunded)).toMatchObject({ accountFen: 0, heldFen: 11_521_500, receivableFen: 0 });
  });

  it('counts for this order once finance allots it, and not before', () => {
    const unmatched = onward(inWarehouse(), paid({ purpose: 'unmatched' }));
    expect(batchMoney(unmatched, 'b1')?.balanceFen).toBe(8_065_050);
    const allotted = onward(
      unmatched,
      sign('payment-allot', 'xu', { amount: '80,650.50', destination: 'order', reason: '客户来电确认' }),
    );
    expect(batchMoney(allotted, 'b1')?.balanceFen).toBe(0);
    expect(ledger(allotted).accountFen).toBe(0);
  });

  it('is not allotted twice, nor more than is there, nor nothing, nor by the clerk', () => {
    const refund = sign('payment-allot', 'xu', {
      amount: '349.50',
      destination: 'refund',
      reason: '多付退回',
    });
    givenOrder(over())
      .when({ ...refund, by: 'chen' })
      .refused({ code: 'not-yours' });
    for (const amount of ['349.51', '0'])
      givenOrder(over())
        .when({ ...refund, raw: { ...refund.raw, amount } })
        .refused({ code: 'answers', rule: 'S13.2' });
    givenOrder(onward(over(), refund)).when(refund).refused({ code: 'no-such-part' });
  });
});
