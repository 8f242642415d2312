import { describe, expect, it } from 'vitest';
import { type Order, stands } from '../../../src/order/order.ts';
import { offers, turns } from '../../../src/order/waiting.ts';
import { actions } from '../../../src/procedure/catalogue.ts';
import {
  confirmedAndSent,
  makeable,
  noon,
  returnedOn,
  scheduledAt,
} from '../../support/deeds-confirmation.ts';
import { bearing, given, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { people } from '../../support/mill.ts';

const offered = (order: Order) => offers(order).map(({ action }) => action.key);
const waitedFor = (order: Order) => turns(order).map(({ action }) => action.key);

describe('A.hold hold and resume', () => {
  const held = sign('hold', 'chen', { reason: '客户停机检修' });

  it('puts the order at rest with a reason, and lets it go on with a new schedule', () => {
    const resting = given(...makeable(), scheduledAt())
      .when(held)
      .accepted();
    expect(resting.status).toBe('held');
    expect(waitedFor(resting)).toEqual([]);
    expect(offered(resting)).toContain('resume');
    const going = givenOrder(resting).when(sign('resume', 'wang')).accepted();
    expect(going.status).toBe('open');
    expect(stands(going, 'schedule')).toBe(false);
    expect(waitedFor(going)).toContain('schedule');
  });

  it('is refused without a reason, to technical, and twice', () => {
    given(memo())
      .when(sign('hold', 'chen', { reason: '' }))
      .refused({ code: 'answers' });
    given(memo())
      .when(sign('hold', 'sun', { reason: '等料' }))
      .refused({ code: 'not-yours' });
    given(memo(), held).when(held).refused({ code: 'not-open', status: 'held' });
  });

  it('lets the order’s own salesperson hold and resume', () => {
    given(memo(), sign('hold', 'zhou', { reason: '等客户' }))
      .when(sign('resume', 'zhou'))
      .accepted();
    given(memo())
      .when(sign('hold', 'he', { reason: '等客户' }))
      .refused({ code: 'not-yours' });
  });

  it('does not resume what is not on hold', () => {
    given(memo()).when(sign('resume', 'chen')).refused({ code: 'not-open', status: 'open' });
  });
});

describe('A.cancel', () => {
  const cancel = (by: 'chen' | 'wang' = 'chen') => sign('cancel', by, { reason: '客户撤单' });

  it('is the clerk’s before production has its order, with a reason, once', () => {
    expect(given(memo()).when(cancel()).accepted().status).toBe('cancelled');
    given(memo())
      .when(sign('cancel', 'chen', { reason: ' ' }))
      .refused({ code: 'answers' });
    given(memo(), cancel()).when(cancel()).refused({ code: 'not-open', status: 'cancelled' });
  });

  it('is the supervisor’s afterwards', () => {
    const produced = bearing(past(memo()), { action: 'production-order' });
    givenOrder(produced).when(cancel()).refused({ code: 'forbidden', rule: 'A.cancel' });
    givenOrder(produced).when(cancel('wang')).accepted();
  });

  it('may end an order on hold', () => {
    expect(
      given(memo(), sign('hold', 'chen', { reason: '等' }))
        .when(cancel())
        .accepted().status,
    ).toBe('cancelled');
  });

  it('is refused once goods have left the mill', () => {
    givenOrder(bearing(past(memo()), { action: 'shipped', part: 's1' }))
      .when(cancel('wang'))
      .refused({ code: 'forbidden', rule: 'A.cancel' });
  });
});

describe('A.delegate', () => {
  const toLi = sign('delegate', 'zhou', { to: people.li.id });

  it('lets a clerk act for the salesperson on this order, until it is taken back', () => {
    const delegated = given(...confirmedAndSent())
      .when(toLi)
      .then({ to: 'ULINA', note: null, lines: [] }, { to: { id: 'ULINA', name: '李娜' } });
    givenOrder(delegated)
      .when({ ...returnedOn('2026-11-24'), by: 'li' })
      .accepted();
    const back = givenOrder(delegated)
      .when(sign('undelegate', 'zhou', { from: people.li.id }))
      .accepted();
    givenOrder(back)
      .when({ ...returnedOn('2026-11-24'), by: 'li' })
      .refused({ code: 'not-yours' });
  });

  it('is refused to another salesperson, and of a delegate passing it on', () => {
    given(memo())
      .when(sign('delegate', 'he', { to: people.li.id }))
      .refused({ code: 'not-yours' });
    given(memo(), toLi)
      .when(sign('delegate', 'li', { to: people.chen.id }))
      .refused({ code: 'forbidden', rule: 'A.delegate' });
  });

  it.each([people.sun.id, 'USTRANGER'])('is refused to %s, who is no clerk', (to) => {
    given(memo())
      .when(sign('delegate', 'zhou', { to }))
      .refused({ code: 'answers', fields: { to: expect.anything() } });
  });

  it('counts a repeated delegation once', () => {
    expect(given(memo(), toLi).when(toLi).accepted().delegates).toEqual([{ id: 'ULINA', name: '李娜' }]);
  });

  it('has nothing to take back where nothing was delegated', () => {
    given(memo())
      .when(sign('undelegate', 'zhou', { from: people.li.id }))
      .refused({ code: 'no-such-part' });
  });
});

describe('A.delegate reassigning', () => {
  const reassign = (place: string, to: string, by: 'wang' | 'chen' = 'wang') =>
    sign('reassign', by, { place, to, reason: '离职交接' });

  it('gives the order to another clerk or salesperson', () => {
    expect(given(memo()).when(reassign('clerk', people.li.id)).accepted().clerk.name).toBe('李娜');
    const after = given(memo(), sign('delegate', 'zhou', { to: people.li.id }))
      .when(reassign('salesperson', people.he.id))
      .accepted();
    expect(after.content.customer?.salesperson.name).toBe('何军');
    expect(after.delegates).toEqual([]);
  });

  it('leaves what was signed standing', () => {
    const after = given(...makeable(), scheduledAt())
      .when(reassign('salesperson', people.he.id))
      .accepted();
    expect(stands(after, 'schedule')).toBe(true);
  });

  it('is refused to a clerk, and to somebody without the role', () => {
    given(memo())
      .when(reassign('clerk', people.li.id, 'chen'))
      .refused({ code: 'not-yours' });
    given(memo())
      .when(reassign('salesperson', people.li.id))
      .refused({ code: 'answers', fields: { to: expect.anything() } });
    given(memo({ customer: null }))
      .when(reassign('salesperson', people.he.id))
      .refused({ code: 'forbidden' });
  });
});

describe('A.exception one exception from the two-person rule', () => {
  const toChen = sign('exception', 'wang', { pair: 'return', whom: people.chen.id, reason: '周敏休假' });
  const delegated = [...confirmedAndSent(), sign('delegate', 'zhou', { to: people.chen.id })];
  const byChen = { ...returnedOn('2026-11-24'), by: 'chen' as const };

  it('lets the person named sign both halves once', () => {
    given(...delegated)
      .when(byChen)
      .refused({ code: 'two-people' });
    const after = given(...delegated, toChen)
      .when(byChen)
      .accepted();
    expect(stands(after, 'return')).toBe(true);
  });

  it('is spent by its use', () => {
    const rejected = { ...byChen, raw: { ...byChen.raw, legible: 'no' } };
    given(...delegated, toChen, rejected)
      .when(byChen)
      .refused({ code: 'two-people' });
  });

  it('is not spent by a signature that needed no exception', () => {
    const chased = sign('chase', 'chen', { matter: 'return', whom: '陈志强', words: '明天' });
    given(...delegated, toChen, chased)
      .when(byChen)
      .accepted();
  });

  it('is none where two people are asked for without exception', () => {
    for (const pair of ['correction', 'correction-money', 'regrade', 'write-off'])
      given(memo())
        .when(sign('exception', 'wang', { pair, whom: people.chen.id, reason: '周敏休假' }))
        .refused({ code: 'answers', rule: 'A.exception', fields: { pair: expect.anything() } });
  });

  it('is nobody else’s', () => {
    given(...delegated, sign('exception', 'wang', { pair: 'return', whom: people.li.id, reason: '周敏休假' }))
      .when(byChen)
      .refused({ code: 'two-people' });
  });

  it('is never for oneself, and never by a clerk', () => {
    given(memo())
      .when(sign('exception', 'wang', { pair: 'return', whom: people.wang.id, reason: '忙' }))
      .refused({ code: 'answers', rule: 'A.exception' });
    given(memo())
      .when({ ...toChen, by: 'chen' })
      .refused({ code: 'not-yours' });
  });
});

describe('A.withdraw taking an entry back', () => {
  const withdraw = (entry: string, by: 'hu' | 'chen' | 'sun' = 'hu') =>
    sign('withdraw', by, { entry, reason: '日期填错' });
  const reverse = (entry: string) => sign('reverse', 'wang', { entry, reason: '日期填错' });
  const scheduled = [...makeable(), scheduledAt()];

  it('withdraws one’s own entry while nothing leans on it', () => {
    const after = given(...scheduled)
      .when(withdraw('schedule||4'))
      .then(
        { entry: 'schedule||4', reason: '日期填错', lines: [] },
        { title: { zh: '排产确认', en: 'Production schedule' }, by: '胡强', falls: [] },
      );
    expect(after.marks.schedule?.[0]?.fallen?.why).toBe('withdrawn');
    expect(waitedFor(after)).toContain('schedule');
  });

  it('is refused for another’s entry, for one that something leans on, and twice', () => {
    given(...scheduled)
      .when(withdraw('schedule||4', 'sun'))
      .refused({ code: 'answers', rule: 'A.withdraw' });
    given(...scheduled)
      .when(withdraw('technical||3', 'sun'))
      .refused({ code: 'answers' });
    given(...scheduled, withdraw('schedule||4'))
      .when(withdraw('schedule||4'))
      .refused({ code: 'answers' });
  });

  it('is refused for a record that only another’s step needs, though it does not cover it', () => {
    const produced = bearing(past(...confirmedAndSent('A')), { action: 'production-order' });
    givenOrder(produced).when(withdraw('confirmation-received||8', 'chen')).refused({ code: 'answers' });
  });

  it('does not take back what changed the order itself', () => {
    given(memo()).when(withdraw('intake||1', 'chen')).refused({ code: 'answers' });
  });

  it('is reversed by the supervisor, and what leans on it falls too', () => {
    const after = given(...scheduled)
      .when(reverse('technical||3'))
      .accepted();
    expect(after.marks.technical?.[0]?.fallen?.why).toBe('reversed');
    expect(stands(after, 'schedule')).toBe(false);
    expect(waitedFor(after)).toContain('technical');
  });

  it('takes the production order down with the receipt it needs', () => {
    const produced = bearing(past(...confirmedAndSent('A')), { action: 'production-order' });
    const after = givenOrder(produced).when(reverse('confirmation-received||8')).accepted();
    expect(stands(after, 'production-order')).toBe(false);
    expect(stands(after, 'confirmation-sent')).toBe(true);
  });

  it('is refused to a clerk, and where nothing of that name stands', () => {
    given(...scheduled)
      .when({ ...reverse('schedule||4'), by: 'chen' })
      .refused({ code: 'not-yours' });
    given(...scheduled)
      .when(reverse('schedule||9'))
      .refused({ code: 'answers' });
  });

  it('leaves money to finance, which reverses it with a reason; what was made of it is gone', () => {
    const paid = givenOrder(past(...confirmedAndSent()))
      .when(
        sign(
          'deposit',
          'xu',
          { amount: '34,564.50', receivedOn: '2026-11-23', reference: 'ICBC-1' },
          { at: noon('2026-11-23') },
        ),
      )
      .accepted();
    const entry = `deposit|${paid.marks.deposit?.[0]?.part ?? ''}|${paid.version}`;
    givenOrder(paid).when(reverse(entry)).refused({ code: 'answers' });
    const after = givenOrder(paid)
      .when(sign('reverse-payment', 'xu', { entry, reason: '他单款项' }))
      .accepted();
    expect(stands(after, 'deposit')).toBe(false);
    expect(waitedFor(after)).toContain('deposit');
    givenOrder(paid)
      .when({ ...sign('reverse-payment', 'xu', { entry, reason: '他单款项' }), by: 'wang' })
      .refused({ code: 'not-yours' });
  });

  it('leaves the record whole: every entry is still there, with why it fell', () => {
    const after = given(...scheduled)
      .when(reverse('technical||3'))
      .accepted();
    expect(after.marks.technical).toHaveLength(1);
    expect(after.marks.schedule?.[0]?.fallen).toMatchObject({ why: 'changed' });
  });
});

describe('S8 the ERP’s number', () => {
  it('is recorded once the confirmation is issued, and may be corrected', () => {
    given(...makeable())
      .when(sign('erp-number', 'chen', { number: 'ERP-1' }))
      .refused({ code: 'not-yet' });
    const after = given(...confirmedAndSent(), sign('erp-number', 'chen', { number: 'ERP-1' }))
      .when(sign('erp-number', 'chen', { number: 'ERP-2' }))
      .accepted();
    expect(after.marks['erp-number']?.map(({ fallen }) => fallen?.why ?? null)).toEqual(['superseded', null]);
  });
});

describe('every action of the catalogue', () => {
  it.each(actions.map((action) => [action.key, action] as const))(
    '%s draws with short words',
    (key, action) => {
      expect([...action.title.zh].length).toBeLessThanOrEqual(24);
      expect([...action.title.en].length).toBeLessThanOrEqual(24);
      expect(action.key).toBe(key);
    },
  );
});
