import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/order/decide.ts';
import { evolveCommit } from '../../../src/order/evolve.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import { breaches, broughtAbout } from '../../../src/order/law.ts';
import type { Order } from '../../../src/order/order.ts';
import type { Actor, Person } from '../../../src/order/roles.ts';
import { laws } from '../../../src/procedure/laws.ts';
import { pairs } from '../../../src/procedure/two-people.ts';
import { acknowledgedDoubt, answeredDoubt, raisedDoubt } from '../../support/deeds-commercial.ts';
import {
  confirmedAndSent,
  drawn,
  makeable,
  returnedOn,
  scheduledAt,
} from '../../support/deeds-confirmation.ts';
import { handOver, inProduction, inspect, inspectQuality, later } from '../../support/deeds-production.ts';
import { briefed, noticed, onward, readyToShip } from '../../support/deeds-shipments.ts';
import { bearing, commandOf, type Deed, given, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { people } from '../../support/mill.ts';
import { intaken } from '../../support/side-doors.ts';

const toChen = sign('delegate', 'zhou', { to: people.chen.id });
const toLi = sign('delegate', 'zhou', { to: people.li.id });
const only = laws.filter(({ rule }) => rule === '§6.11');
const excepted = (pair: string, whom = people.chen.id, by: 'wang' | 'zhao' = 'wang') =>
  sign('exception', by, { pair, whom, reason: '周敏休假' });

/** A deed by somebody with other roles or as a stand-in than the demo mill gives. */
const as = (order: Order, deed: Deed, by: Actor) => decide({ ...commandOf(deed, order), by }, order);
const twoPeople = (rule: string, other: { readonly id: string; readonly name: string }) => ({
  ok: false,
  refusal: { code: 'two-people', rule, other: { id: other.id, name: other.name } },
});

/** The order with a signature on it and nothing else of what its act does. */
const signedOn = (order: Order, action: ActionKey, version: number, by: Person = people.chen): Order => ({
  ...order,
  marks: {
    ...order.marks,
    [action]: [
      {
        action,
        part: 'x1',
        by,
        for: null,
        at: '',
        version,
        answers: {},
        facts: {},
        covered: {},
        fallen: null,
      },
    ],
  },
});

describe('§6.11 one person is not two', () => {
  it('S5: a clerk who acts for the salesperson does not answer the doubt they raised', () => {
    given(memo(), toChen, raisedDoubt())
      .when({ ...answeredDoubt(), by: 'chen' })
      .refused({ code: 'two-people', rule: 'S5.a', other: { id: people.chen.id, name: people.chen.name } });
    given(memo(), toLi, raisedDoubt())
      .when({ ...answeredDoubt(), by: 'li' })
      .accepted();
  });

  it('S5: whoever answered or raised does not acknowledge', () => {
    const answered = past(memo(), raisedDoubt(), answeredDoubt());
    const both: Actor = { ...people.zhou, roles: ['sales', 'director'] };
    expect(as(answered, acknowledgedDoubt(), both)).toMatchObject(twoPeople('S5.a', people.zhou));
    const raisedByWang = past(memo(), raisedDoubt('lines.1.unitPrice', 'wang'), answeredDoubt());
    givenOrder(raisedByWang).when(acknowledgedDoubt()).refused({ code: 'two-people', rule: 'S5.a' });
    givenOrder(raisedByWang).when(acknowledgedDoubt('approved', 'zhao')).accepted();
  });

  it('S5: where the salesperson raised it, by a second role or a delegate, the supervisor answers and the director acknowledges', () => {
    const zhouToo: Actor = { ...people.zhou, roles: ['sales', 'service'] };
    const start = past(memo());
    const decision = as(start, raisedDoubt(), zhouToo);
    const raised = evolveCommit(start, { version: 2, events: decision.ok ? decision.events : [] });
    givenOrder(raised).when(answeredDoubt()).refused({ code: 'two-people', rule: 'S5.a' });
    const answered = givenOrder(raised)
      .when({ ...answeredDoubt(), by: 'wang' })
      .accepted();
    givenOrder(answered).when(acknowledgedDoubt()).refused({ code: 'two-people' });
    givenOrder(answered).when(acknowledgedDoubt('approved', 'zhao')).accepted();
    given(memo(), raisedDoubt())
      .when({ ...answeredDoubt(), by: 'wang' })
      .refused({ code: 'forbidden', rule: 'S5.a' });
  });

  it('S8.1: a clerk who acts for the salesperson does not consent to the date they relaxed', () => {
    const relaxed = [
      ...makeable(),
      toChen,
      toLi,
      scheduledAt(),
      drawn({ promisedOn: '2026-12-08', relaxReason: 'payment' }),
    ];
    const consent = (by: 'chen' | 'li') => sign('promise-consent', by, { answer: 'agreed' });
    given(...relaxed)
      .when(consent('chen'))
      .refused({ code: 'two-people', rule: 'S8.1' });
    given(...relaxed)
      .when(consent('li'))
      .accepted();
  });

  it('S9: a delegate acts for the salesperson, who issued the confirmation by a second role', () => {
    const order = past(...confirmedAndSent(), toLi);
    const issued = order.marks['confirmation-issue']?.[0];
    const byZhou: Order = {
      ...order,
      marks: {
        ...order.marks,
        'confirmation-issue': issued ? [{ ...issued, by: { id: people.zhou.id, name: '周敏' } }] : [],
      },
    };
    givenOrder(byZhou)
      .when({ ...returnedOn('2026-11-24'), by: 'li' })
      .refused({ code: 'two-people', rule: 'S9', other: { id: people.zhou.id, name: '周敏' } });
  });

  it('S11: what a stand-in stated, whom they stand in for does not approve', () => {
    const anomaly = sign('anomaly', 'lin', { kind: 'date', what: '晚两天' });
    const order = bearing(onward(readyToShip(), anomaly), {
      action: 'emergency-plan',
      part: 'a1',
      by: { id: people.li.id, name: '李娜' },
      for: { id: people.wang.id, name: '王莉' },
    });
    const wangToo: Actor = { ...people.wang, roles: ['service-supervisor', 'director'] };
    const approval = sign('plan-approval', 'zhao', { verdict: 'approve' }, { part: 'a1' });
    expect(as(order, approval, wangToo)).toMatchObject(twoPeople('S11.1', people.li));
  });

  it('S15: who writes the notice does not repeat it back, in either order', () => {
    const both: Actor = { ...people.chen, roles: ['service', 'dispatch'] };
    const order = onward(readyToShip(), noticed());
    expect(as(order, briefed(), both)).toMatchObject(twoPeople('S15', people.chen));
    givenOrder(order).when(briefed()).accepted();
  });

  it('is the law behind the guards, over every pair', () => {
    for (const { first, second, key, mayBeExcepted } of pairs) {
      const one = signedOn(past(memo()), first, 2);
      const two = signedOn(one, second, 3);
      expect(
        broughtAbout(only, one, two).map(({ of }) => of),
        key,
      ).toEqual([`pair:${key}:x1:3`]);
      expect(broughtAbout(only, one, signedOn(one, second, 3, people.guan)), key).toEqual([]);
      const allowed = bearing(past(memo()), {
        action: 'exception',
        facts: { to: { id: people.chen.id, name: '陈宇' }, pair: key },
      });
      const excused = signedOn(signedOn(allowed, first, 3), second, 4);
      expect(breaches(only, excused).length, key).toBe(mayBeExcepted ? 0 : 1);
    }
  });
});

describe('A.exception is given once for a pair', () => {
  const delegated = [...confirmedAndSent(), toChen];
  const byChen = { ...returnedOn('2026-11-24'), by: 'chen' as const };

  it('and covers that pair alone', () => {
    given(...delegated, excepted('briefing'))
      .when(byChen)
      .refused({ code: 'two-people' });
    given(...delegated, excepted('briefing'), excepted('return'))
      .when(byChen)
      .accepted();
  });

  it('it is spent when it is given: not withdrawn, and not given again', () => {
    const order = past(...delegated, excepted('return'));
    givenOrder(order)
      .when(sign('withdraw', 'wang', { entry: `exception||${order.version}`, reason: '不必了' }))
      .refused({ code: 'answers' });
    givenOrder(order)
      .when(excepted('return', people.li.id))
      .refused({ code: 'answers', rule: 'A.exception' });
  });

  it('one of before that names no pair covers the first signature that needs one', () => {
    const order = bearing(past(...delegated), {
      action: 'exception',
      facts: { to: { id: people.chen.id, name: '陈宇' } },
    });
    givenOrder(order).when(byChen).accepted();
  });

  it('the director gives it where the supervisor is the person, and to nobody else', () => {
    given(memo())
      .when(excepted('doubt-raised', people.wang.id, 'zhao'))
      .accepted();
    given(memo())
      .when(excepted('doubt-raised', people.chen.id, 'zhao'))
      .refused({ code: 'answers', rule: 'A.exception' });
  });
});

describe('A.delegate ends with the salesperson who gave it', () => {
  it('a former salesperson’s delegate signs nothing for the next one', () => {
    const order = past(memo(), toLi);
    const doubted = onward(order, raisedDoubt());
    givenOrder(doubted)
      .when({ ...answeredDoubt(), by: 'li' })
      .accepted();
    // Another customer, whose salesperson is 何军.
    const his = onward(doubted, intaken({ customer: 'C003' }));
    givenOrder(his)
      .when({ ...answeredDoubt(), by: 'li' })
      .refused({ code: 'not-yours' });
    givenOrder(his)
      .when({ ...answeredDoubt(), by: 'he' })
      .accepted();
  });
});

describe('M.two two signatures that come in either order', () => {
  it('the first is refused, as such, to who gave the second', () => {
    const looked = later(inProduction(), handOver(), inspectQuality());
    const both: Actor = { ...people.lin, roles: ['service', 'quality'] };
    expect(as(looked, inspect(), both)).toMatchObject(twoPeople('S12.2', people.lin));
  });
});
