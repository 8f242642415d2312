import { describe, expect, it } from 'vitest';
import { deadlines } from '../../../src/order/deadlines.ts';
import { decide } from '../../../src/order/decide.ts';
import type { Raw } from '../../../src/order/raw.ts';
import { turns } from '../../../src/order/waiting.ts';
import { signedTerms } from '../../support/deeds-commercial.ts';
import { commandOf, given, givenOrder, past, sign } from '../../support/given.ts';
import { completeMemo, memo } from '../../support/memo.ts';
import { mill, people } from '../../support/mill.ts';

const written = (more: Readonly<Record<string, Raw>> = {}, by: 'zhou' | 'he' | 'chen' = 'zhou') =>
  sign('sales-intake', by, { ...completeMemo, sourceFiles: null, ...more });
const takenOver = (by: 'chen' | 'li' | 'wang' = 'chen') => sign('intake-takeover', by);
const waitsFor = (order: Parameters<typeof turns>[0]) => turns(order).map(({ action }) => action.key);

describe('S1: a salesperson writes the intake themselves', () => {
  it('is their written order (S2.2) and waits for a clerk, whoever it is', () => {
    const order = past(written());
    expect(order).toMatchObject({
      status: 'open',
      clerk: { id: '' },
      content: { channel: 'salesperson', source: { oral: false, written: true, readBack: false } },
    });
    expect(waitsFor(order)).toEqual(['intake-takeover']);
    expect(turns(order)[0]?.who).toEqual(['service']);
  });

  it('counts as written though it lacks fields, and what it lacks is asked for once it is taken over', () => {
    const order = past(written({ tolerance: null }));
    expect(order.content.source.oral).toBe(false);
    expect(waitsFor(order)).toEqual(['intake-takeover']);
    const taken = givenOrder(order).when(takenOver()).accepted();
    expect(waitsFor(taken)).toEqual(['intake', 'reply-promise']);
    expect(taken.content.source.oral).toBe(false);
  });

  it('is taken over as it is by a clerk, who is the order’s clerk from then on', () => {
    const order = given(written()).when(takenOver('li')).accepted();
    expect(order).toMatchObject({ clerk: { id: people.li.id }, content: past(written()).content });
    expect(waitsFor(order)).toEqual(['reply-promise', 'terms']);
    givenOrder(order).when(takenOver()).refused({ code: 'already' });
    givenOrder(order).when(signedTerms()).accepted();
  });

  it('is taken over by completing the memo as well, and stays their written order', () => {
    const { onceMore: _, ...answers } = completeMemo;
    const order = given(written({ tolerance: null }))
      .when(sign('intake', 'chen', { ...answers, channel: 'salesperson', sourceFiles: null, tolerance: '3' }))
      .accepted();
    expect(order).toMatchObject({ clerk: { id: people.chen.id }, content: { source: { oral: false } } });
    expect(order.content.source.written).toBe(true);
    expect(waitsFor(order)).toEqual(['reply-promise', 'terms']);
    givenOrder(order).when(takenOver('li')).refused({ code: 'no-such-part' });
  });

  it('goes no further before: terms are not signed, and the refusal says who takes it over', () => {
    given(written())
      .when(signedTerms())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S1', who: ['service'] })] });
  });

  it('may be written anew until a clerk has it, by its own salesperson alone', () => {
    const order = given(written())
      .when(written({ packaging: '木箱' }))
      .accepted();
    expect(order).toMatchObject({ clerk: { id: '' }, content: { packaging: '木箱' } });
    givenOrder(order).when(written({}, 'he')).refused({ code: 'not-yours' });
    given(written(), takenOver()).when(written()).refused({ code: 'no-such-part' });
  });

  it('is not for a colleague’s customer, but for who stands in for them', () => {
    given()
      .when(written({}, 'he'))
      .refused({ code: 'answers', rule: 'S1', fields: { customer: expect.anything() } });
    const command = commandOf(written({}, 'he'), past());
    const standIn = { ...people.he, standsInFor: [{ id: people.zhou.id, name: people.zhou.name }] };
    expect(decide({ ...command, by: standIn }, past())).toMatchObject({ ok: true });
    expect(past(written({ customer: null }, 'he')).content.customer).toBeNull();
  });

  it('is no clerk’s to write, nor a salesperson’s to take over', () => {
    given().when(written({}, 'chen')).refused({ code: 'not-yours' });
    given(written()).when(sign('intake-takeover', 'zhou')).refused({ code: 'not-yours' });
    given(memo()).when(takenOver()).refused({ code: 'no-such-part' });
  });

  it('shows the order that is there, as a clerk’s memo does', () => {
    const there = { ...past(memo()), id: 'order-2', number: 'SO-261120-007' };
    given()
      .when({ ...written({ onceMore: null }), ordersLike: [there] })
      .refused({ code: 'answers', rule: 'S1' });
  });

  it('is called for after a working hour, and escalates after another', () => {
    const said = deadlines(past(written()), mill).filter(({ action }) => action === 'intake-takeover');
    expect(said.map(({ dueAt, who, degree }) => ({ dueAt, who, degree }))).toEqual([
      { dueAt: '2026-11-23T03:00:00.000Z', who: ['service'], degree: 'reminder' },
      { dueAt: '2026-11-23T04:00:00.000Z', who: ['service-supervisor'], degree: 'first' },
      { dueAt: '2026-11-23T05:00:00.000Z', who: ['director'], degree: 'second' },
    ]);
  });
});
