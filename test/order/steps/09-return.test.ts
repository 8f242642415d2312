import { describe, expect, it } from 'vitest';
import type { DeadlineFired } from '../../../src/order/events.ts';
import { evolve } from '../../../src/order/evolve.ts';
import { type Order, stands } from '../../../src/order/order.ts';
import { offers, turns } from '../../../src/order/waiting.ts';
import { acceptedReturns } from '../../../src/procedure/confirmation/promise.ts';
import { resultOf } from '../../../src/procedure/confirmation/return-check.ts';
import {
  confirmedAndSent,
  drawn,
  issued,
  noon,
  receivedOn,
  returnedOn,
  sentOn,
} from '../../support/deeds-confirmation.ts';
import { bearing, given, givenOrder, past, sign } from '../../support/given.ts';

const sent = confirmedAndSent();
const keys = (order: Parameters<typeof turns>[0]) => turns(order).map(({ action }) => action.key);
const secondRevision = () => {
  const before = [...sent, drawn({ promisedOn: '2026-12-05' }, { at: noon('2026-11-24') })];
  return [
    ...before,
    issued(before, 'chen', { at: noon('2026-11-24') }),
    sentOn('2026-11-24'),
    receivedOn('2026-11-24'),
  ];
};

describe('S9 the customer’s return', () => {
  it('is accepted from the designated signer, with the document', () => {
    given(...sent)
      .when(returnedOn('2026-11-24'))
      .then(
        {
          revision: '1',
          cameOn: '2026-11-24',
          legible: 'yes',
          signature: 'signed',
          signedBy: '陈志强',
          otherSigner: null,
          content: 'unchanged',
          terms: 'clear',
          file: ['FRETURN'],
          remarks: null,
          lines: [],
        },
        { result: 'accepted', revision: 1 },
      );
  });

  it('is accepted stamped', () => {
    const after = given(...sent)
      .when(returnedOn('2026-11-24', { signature: 'stamped', signedBy: null }))
      .accepted();
    expect(stands(after, 'return')).toBe(true);
  });

  it('is refused before the confirmation was sent', () => {
    given(...sent.slice(0, -2))
      .when(returnedOn('2026-11-24'))
      .refused({ code: 'not-yet' });
  });

  it('is refused when accepted without the document', () => {
    given(...sent)
      .when(returnedOn('2026-11-24', { file: [] }))
      .refused({ code: 'answers', fields: { file: expect.anything() } });
  });

  it.each(['2026-11-25', '2026-11-22'])(
    'is refused when it came on %s: in the future, before the sending',
    (day) => {
      given(...sent)
        .when(returnedOn('2026-11-24', { cameOn: day }))
        .refused({ code: 'answers', fields: { cameOn: expect.anything() } });
    },
  );

  it('is refused for an older revision', () => {
    given(...secondRevision())
      .when(returnedOn('2026-11-25'))
      .refused({ code: 'answers', rule: 'S9', fields: { revision: expect.anything() } });
    given(...secondRevision())
      .when(returnedOn('2026-11-25', { revision: '2' }))
      .accepted();
  });

  it.each([{ legible: 'no' }, { signature: 'none' }, { signedBy: '林小姐' }])(
    'asks for the same revision again: %o',
    (more) => {
      const after = given(...sent)
        .when(returnedOn('2026-11-24', { ...more, file: [] }))
        .accepted();
      expect(stands(after, 'return')).toBe(false);
      expect(stands(after, 'confirmation')).toBe(true);
      expect(keys(after)).toContain('return');
      givenOrder(after).when(returnedOn('2026-11-25')).accepted();
    },
  );

  it('takes another signer with the salesperson’s reason', () => {
    const after = given(...sent)
      .when(returnedOn('2026-11-24', { signedBy: '林小姐', otherSigner: '陈志强出差，来电授权' }))
      .accepted();
    expect(stands(after, 'return')).toBe(true);
  });

  it.each([{ content: 'wrong' }, { content: 'altered' }, { terms: 'unclear' }])(
    'sends the confirmation back to be issued anew: %o',
    (more) => {
      const after = given(...sent)
        .when(returnedOn('2026-11-24', { ...more, file: [] }))
        .accepted();
      expect(stands(after, 'return')).toBe(false);
      expect(stands(after, 'confirmation')).toBe(false);
      expect(keys(after)).toContain('confirmation');
    },
  );

  it('is not accepted twice', () => {
    given(...sent, returnedOn('2026-11-24'))
      .when(returnedOn('2026-11-24'))
      .refused({ code: 'already' });
  });

  it('is examined by the order’s own salesperson or a delegate', () => {
    given(...sent)
      .when({ ...returnedOn('2026-11-24'), by: 'he' })
      .refused({ code: 'not-yours' });
    given(...sent, sign('delegate', 'zhou', { to: 'ULINA' }))
      .when({ ...returnedOn('2026-11-24'), by: 'li' })
      .accepted();
  });

  it('M.two is not examined by whoever issued the confirmation, grade A excepted', () => {
    const delegated = sign('delegate', 'zhou', { to: 'UCHENYU' });
    given(...sent, delegated)
      .when({ ...returnedOn('2026-11-24'), by: 'chen' })
      .refused({ code: 'two-people', rule: 'S9' });
    given(...confirmedAndSent('A'), delegated)
      .when({ ...returnedOn('2026-11-24', { signedBy: '谢国栋' }), by: 'chen' })
      .accepted();
  });

  it('falls with a new revision', () => {
    const after = given(...sent, returnedOn('2026-11-24'))
      .when(drawn({ promisedOn: '2026-12-05' }, { at: noon('2026-11-24') }))
      .accepted();
    expect(stands(after, 'return')).toBe(false);
  });

  it('S9.3 found to have come earlier is so by a day at least, and not before it was sent', () => {
    const earlier = (cameOn: string) =>
      given(...confirmedAndSent('B', '2026-11-24'), returnedOn('2026-11-26')).when(
        sign('return-earlier', 'zhou', { cameOn, reason: '传真机里压了两天' }, { at: noon('2026-11-27') }),
      );
    for (const wrong of ['2026-11-26', '2026-11-23'])
      earlier(wrong).refused({ code: 'answers', rule: 'S9.3', fields: { cameOn: expect.anything() } });
    earlier('2026-11-25').accepted();
  });

  it('that was not accepted is none, and one that is not signed is asked for again, whatever it says', () => {
    const again = given(...sent)
      .when(returnedOn('2026-11-24', { signature: 'none', signedBy: null, content: 'altered' }))
      .accepted();
    expect(again.marks.return?.[0]?.facts).toMatchObject({ result: 'again' });
    expect(acceptedReturns(again)).toEqual([]);
    expect(stands(again, 'confirmation')).toBe(true);
  });

  it('compares names whatever their width and spaces', () => {
    const examined = {
      legible: 'yes',
      signature: 'signed',
      signedBy: ' 陈 志强',
      otherSigner: null,
      content: 'unchanged',
      terms: 'clear',
    } as const;
    expect(resultOf(examined, ['陈志强'])).toBe('accepted');
    expect(resultOf({ ...examined, signature: 'stamped', signedBy: null }, [])).toBe('accepted');
    expect(resultOf(examined, [])).toBe('again');
  });
});

/** Ten days after the confirmation was sent. */
const calledOut: DeadlineFired = {
  type: 'DeadlineFired',
  slot: 'return-choice:2026-11-23',
  kind: 'return-choice',
  degree: 'reminder',
  rule: 'S9',
  action: 'return-choice',
  part: null,
  who: ['service'],
  slip: null,
  dueAt: noon('2026-12-03'),
  at: noon('2026-12-03'),
};

describe('S9 a return or deposit that stays out', () => {
  const choose = (next: string, by: 'chen' | 'zhou' | 'wang' = 'chen') =>
    sign('return-choice', by, { next, reason: '客户说下周付款' });

  it('is chased, held or cancelled by clerk or salesperson', () => {
    expect(
      given(...sent)
        .when(choose('chase', 'zhou'))
        .accepted().status,
    ).toBe('open');
    expect(
      given(...sent)
        .when(choose('hold'))
        .accepted().status,
    ).toBe('held');
    expect(
      given(...sent)
        .when(choose('cancel'))
        .accepted().status,
    ).toBe('cancelled');
  });

  it('is offered once its ten days were called out, may be chosen before, and is refused afterwards', () => {
    const keys = (order: Order) => offers(order).map(({ action }) => action.key);
    expect(keys(past(...sent))).not.toContain('return-choice');
    expect(keys(evolve(past(...sent), calledOut))).toContain('return-choice');
    given(...sent)
      .when(choose('chase'))
      .accepted();
    const settled = bearing(past(...sent, returnedOn('2026-11-24')), {
      action: 'deposit',
      answers: { amount: 3_456_450, lines: [] },
      facts: { money: { kind: 'deposit', fen: 3_456_450 } },
    });
    givenOrder(settled).when(choose('chase')).refused({ code: 'no-such-part' });
  });

  it('A.cancel is the supervisor’s once production has its order', () => {
    const produced = bearing(past(...confirmedAndSent('A')), { action: 'production-order' });
    givenOrder(produced).when(choose('cancel')).refused({ code: 'forbidden', rule: 'A.cancel' });
    givenOrder(produced).when(choose('cancel', 'wang')).accepted();
  });

  it('S9.1 may be chased as often as it takes', () => {
    const chased = sign('chase', 'zhou', { matter: 'return', whom: '陈志强', words: '明天签回' });
    given(...sent, chased)
      .when(chased)
      .accepted();
    given(...sent)
      .when(sign('chase', 'zhou', { matter: 'return', whom: '陈志强', words: '' }))
      .refused({ code: 'answers' });
  });
});
