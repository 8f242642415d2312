import { describe, expect, it } from 'vitest';
import { findForm } from '../../../src/mill/forms/index.ts';
import { emptyRecord } from '../../../src/mill/record.ts';
import { formSeen, formSight, signForm } from '../../../src/mill/sign-form.ts';
import { decide } from '../../../src/order/decide.ts';
import type { Actor } from '../../../src/order/roles.ts';
import { nothingSeen } from '../../../src/order/seen.ts';
import type { Found } from '../../../src/procedure/figures.ts';
import { commandOf, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill, people } from '../../support/mill.ts';

const found = (number: string, clerk: string, salesperson: string) =>
  ({ orderId: `o-${number}`, number, clerk, salesperson }) as Found;
const open = [
  found('SO-1', people.chen.id, people.zhou.id),
  found('SO-2', people.li.id, people.zhou.id),
  found('SO-3', people.chen.id, people.he.id),
];
const asked = { place: 'salesperson', from: people.zhou.id, to: people.he.id, reason: '周敏离职' };

const handIn = (raw: Partial<typeof asked> = {}, by: Actor = people.wang) => {
  const form = findForm('reassign-all');
  if (!form) throw new Error('there is no form for it');
  const desk = { channels: { orders: '', production: '', digest: '', escalations: '' } };
  const side = { record: emptyRecord, desk, found: { open } };
  const signing = {
    part: null,
    raw: { ...asked, ...raw },
    by,
    at: '2026-11-23T02:00:00.000Z',
    outside: mill,
  };
  return signForm({ ...signing, form, seen: formSeen(form, formSight(signing, side)) }, side);
};

describe('A.delegate: somebody leaves', () => {
  it('and the supervisor gives all their open orders to another, each by an act of its own', () => {
    const decision = handIn();
    expect(decision).toMatchObject({ ok: true, deeds: [{ number: 'SO-1' }, { number: 'SO-2' }] });
    expect(handIn({ place: 'clerk', from: people.chen.id, to: people.li.id })).toMatchObject({
      deeds: [{ number: 'SO-1' }, { number: 'SO-3' }],
    });
    const order = past(memo());
    const [deed] = decision.ok ? decision.deeds : [];
    const act = { ...commandOf(sign('reassign', 'wang', deed?.raw), order), seen: nothingSeen };
    expect(decide(act, order)).toMatchObject({ ok: true });
  });

  it('is refused to a clerk, to the same person, to one without the role, and where there is nothing open', () => {
    expect(handIn({}, people.chen)).toMatchObject({ refusal: { code: 'not-yours' } });
    expect(handIn({ to: people.zhou.id })).toMatchObject({ refusal: { fields: { to: expect.anything() } } });
    expect(handIn({ to: people.lin.id })).toMatchObject({ refusal: { fields: { to: expect.anything() } } });
    expect(handIn({ from: people.ma.id })).toMatchObject({
      refusal: { fields: { from: expect.anything() } },
    });
  });
});
