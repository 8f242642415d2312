import { describe, expect, it } from 'vitest';
import { stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import {
  confirmedAndSent,
  drawn,
  issued,
  noon,
  receivedOn,
  returnedOn,
  scheduledAt,
  sentOn,
} from '../../support/deeds-confirmation.ts';
import { type Deed, given, past, sign } from '../../support/given.ts';

const order = (at = noon('2026-11-24')): Deed => sign('production-order', 'chen', {}, { at });
const paid = (amount = '34,564.50'): Deed =>
  sign(
    'deposit',
    'xu',
    { amount, receivedOn: '2026-11-24', reference: `ICBC-${amount}` },
    { at: noon('2026-11-24') },
  );
const keys = (...deeds: readonly Deed[]) => turns(past(...deeds)).map(({ action }) => action.key);

describe('S9.1 grade A', () => {
  it('goes to production before the return, which stays owed', () => {
    const after = given(...confirmedAndSent('A'))
      .when(order())
      .accepted();
    expect(turns(after).map(({ action }) => action.key)).toContain('return');
  });

  it('is not produced before the confirmation is out', () => {
    given(...confirmedAndSent('A').slice(0, -2))
      .when(order())
      .refused({ code: 'not-yet' });
  });
});

describe('S9.2 grades B and C', () => {
  it('wait for return and deposit at once, each on its own person', () => {
    expect(keys(...confirmedAndSent())).toEqual(expect.arrayContaining(['return', 'deposit']));
  });

  it('are not produced without the return, nor with one that was asked for again', () => {
    given(...confirmedAndSent(), paid())
      .when(order())
      .refused({ code: 'not-yet' });
    given(...confirmedAndSent(), paid(), returnedOn('2026-11-24', { legible: 'no', file: [] }))
      .when(order())
      .refused({ code: 'not-yet' });
  });

  it('are not produced without the deposit in full', () => {
    given(...confirmedAndSent(), returnedOn('2026-11-24'), paid('34,564.49'))
      .when(order())
      .refused({ code: 'not-yet' });
  });

  it('are produced with both, once', () => {
    const ready = [...confirmedAndSent(), returnedOn('2026-11-24'), paid()];
    given(...ready)
      .when(order())
      .accepted();
    given(...ready, order())
      .when(order())
      .refused({ code: 'already' });
  });
});

describe('A.hold after the production order', () => {
  it('goes through schedule, confirmation and return anew, while the production order stands', () => {
    const produced = [
      ...confirmedAndSent('A'),
      order(),
      sign('hold', 'wang', { reason: '客户停机' }, { at: noon('2026-11-25') }),
      sign('resume', 'wang', {}, { at: noon('2026-11-27') }),
    ];
    const at = noon('2026-11-27');
    const scheduled = [...produced, scheduledAt('A', { finishedOn: '2026-12-05' }, { at })];
    const redrawn = [...scheduled, drawn({ promisedOn: '2026-12-05' }, { at })];
    const out = [...redrawn, issued(redrawn, 'chen', { at }), sentOn('2026-11-27'), receivedOn('2026-11-27')];
    expect(keys(...produced)).toContain('schedule');
    expect(keys(...scheduled)).toContain('confirmation');
    expect(keys(...out)).toContain('return');
    expect(stands(past(...out), 'production-order')).toBe(true);
  });
});
