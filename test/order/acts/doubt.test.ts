import { describe, expect, it } from 'vitest';
import { channelPost } from '../../../blocks/channel-post.ts';
import { effects } from '../../../src/order/effects.ts';
import { standing } from '../../../src/order/marks.ts';
import { turns } from '../../../src/order/waiting.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { terms } from '../../../src/procedure/terms/05-terms.ts';
import { openDoubts } from '../../../src/procedure/terms/doubts.ts';
import {
  acknowledgedDoubt,
  agreedMemo,
  answeredDoubt,
  raisedDoubt,
  signedTerms,
} from '../../support/deeds-commercial.ts';
import { drawingIn } from '../../support/drawing.ts';
import { bearing, type Deed, given, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const cheaper = memo({ 'lines.1.unitPrice': '6300' });
const corrected = answeredDoubt({ outcome: 'corrected', spot: 'lines.1.unitPrice', unitPrice: '6,350.00' });
const turnsOf = (...deeds: readonly Deed[]) =>
  turns(past(...deeds)).map(({ action, part, who }) => [action.key, part?.id ?? null, who[0]]);

describe('S5.a a doubt', () => {
  it('may be about a deviation, and keeps which', () => {
    const text = '单价与方案不符，请核实';
    given(cheaper)
      .when(raisedDoubt())
      .then(
        { about: 'lines.1.unitPrice', text, lines: [] },
        {
          subject: 'lines.1.unitPrice',
          about: {
            zh: '第 1 行单价 6,300.00 ≠ 方案 6,350.00',
            en: 'Line 1 price 6,300.00 ≠ plan 6,350.00',
          },
          deviation: 'lines.1.unitPrice:plan:C001:HG-WF70:630000:635000',
          customer: 'C001',
        },
      );
  });

  it('may be raised before the memo is complete, about anything', () => {
    const order = given(memo({ packaging: null }))
      .when(raisedDoubt('other'))
      .accepted();
    expect(openDoubts(order)).toMatchObject([{ id: 'd1', subject: 'other', state: 'raised' }]);
  });

  it('is refused about something the order does not have', () => {
    given(cheaper).when(raisedDoubt('lines.9.unitPrice')).refused({ code: 'answers' });
  });

  it('is refused to a salesperson', () => {
    given(cheaper).when(raisedDoubt('other', 'zhou')).refused({ code: 'not-yours' });
  });

  it('is told to salesperson, supervisor and director at once, and in the escalation channel', () => {
    const before = past(cheaper);
    const after = past(cheaper, raisedDoubt());
    const mark = after.marks.doubt?.[0];
    const events = mark ? [{ type: 'Signed' as const, ...mark, seen: '' }] : [];
    const told = effects(before, { orderId: 'order-1', version: after.version, events }, after);
    expect(told.map(({ kind }) => kind)).toEqual(['line', 'escalation']);
    expect(told[0]).toMatchObject({ tells: ['salesperson', 'service-supervisor', 'director'] });
  });

  it('has buttons in the escalation channel for whoever is waited for, until it is settled', () => {
    const stages = [
      past(cheaper, raisedDoubt()),
      past(cheaper, raisedDoubt(), answeredDoubt()),
      past(cheaper, raisedDoubt(), answeredDoubt(), acknowledgedDoubt()),
    ] as const;
    const mark = stages[0].marks.doubt?.[0];
    const action = find('doubt');
    if (!mark || !action) throw new Error('no doubt was raised');
    const shown = stages.map((order) =>
      JSON.stringify(channelPost({ action, mark }, order, drawingIn('zh')).blocks),
    );
    expect(shown.map((blocks) => blocks.match(/open:[a-z-]+/g))).toEqual([
      ['open:show', 'open:doubt-answer'],
      ['open:show', 'open:doubt-acknowledge'],
      null,
    ]);
    expect(shown[2]).toMatch(/✅ 已了结：.+ · 王莉 11-23/);
    for (const [before, after] of [
      [stages[0], stages[1]],
      [stages[1], stages[2]],
    ] as const) {
      const last = Object.values(after.marks)
        .flat()
        .find(({ version }) => version === after.version);
      const events = last ? [{ type: 'Signed' as const, ...last, seen: '' }] : [];
      const redrawn = effects(before, { orderId: 'order-1', version: after.version, events }, after).filter(
        ({ kind }) => kind === 'escalation-redraw',
      );
      expect(redrawn).toMatchObject([{ of: `order-1:${mark.version}:0:escalation` }]);
    }
  });

  it('raised twice is two doubts', () => {
    expect(openDoubts(past(cheaper, raisedDoubt(), raisedDoubt('paymentMethod')))).toHaveLength(2);
  });

  it('waits for the salesperson, then for supervisor or director, then for nobody', () => {
    expect(turnsOf(cheaper, raisedDoubt())).toContainEqual(['doubt-answer', 'd1', 'salesperson']);
    const answered = turnsOf(cheaper, raisedDoubt(), answeredDoubt());
    expect(answered).toContainEqual(['doubt-acknowledge', 'd1', 'service-supervisor']);
    expect(answered.map(([key]) => key)).not.toContain('doubt-answer');
    const settled = turnsOf(cheaper, raisedDoubt(), answeredDoubt(), acknowledgedDoubt());
    expect(settled.map(([key]) => key)).toEqual(['reply-promise', 'terms']);
  });

  it('raised after the terms were signed leaves them standing', () => {
    const order = past(agreedMemo('B'), signedTerms(), raisedDoubt('packaging'));
    expect(standing(order, terms)).toBeDefined();
    expect(openDoubts(order)).toHaveLength(1);
  });
});

describe('S5.a the answer', () => {
  it('is refused without how it was verified', () => {
    given(cheaper, raisedDoubt())
      .when(answeredDoubt({ verified: '' }))
      .refused({ code: 'answers', fields: { verified: { zh: '请填写', en: 'Please fill this in' } } });
  });

  it('is refused to another salesperson', () => {
    given(cheaper, raisedDoubt())
      .when({ ...answeredDoubt(), by: 'he' })
      .refused({ code: 'not-yours' });
  });

  it('is refused with a value that the memo would refuse, at its field', () => {
    given(cheaper, raisedDoubt('lines.1.widthMm'))
      .when(answeredDoubt({ outcome: 'corrected', spot: 'lines.1.widthMm', widthMm: '3000' }))
      .refused({
        code: 'answers',
        fields: { widthMm: { zh: '可做宽度 600–1600 mm', en: 'Widths made: 600–1600 mm' } },
      });
  });

  it('is refused where it corrects a value to what the order says already', () => {
    given(cheaper, raisedDoubt())
      .when(answeredDoubt({ outcome: 'corrected', spot: 'lines.1.unitPrice', unitPrice: '6,300.00' }))
      .refused({ code: 'answers', rule: 'S5.a' });
  });

  it('may be given anew until it is acknowledged, and is refused afterwards', () => {
    given(cheaper, raisedDoubt(), corrected).when(answeredDoubt()).accepted();
    given(cheaper, raisedDoubt(), answeredDoubt(), acknowledgedDoubt())
      .when(answeredDoubt())
      .refused({ code: 'no-such-part' });
  });
});

describe('S5.a the acknowledgement', () => {
  it('makes a corrected value the order’s', () => {
    const order = given(cheaper, raisedDoubt(), corrected).when(acknowledgedDoubt('corrected')).accepted();
    expect(order.content.lines[0]?.unitPriceFen).toBe(635_000);
    expect(order.content.source.files).toEqual(['FFAX1']);
    expect(order.revision).toBe(2);
    expect(openDoubts(order)).toEqual([]);
  });

  it('makes a corrected name the order’s, and keeps it out of its facts', () => {
    const order = past(
      agreedMemo('B'),
      raisedDoubt('receiver'),
      answeredDoubt({ outcome: 'corrected', spot: 'receiver', receiver: '李明' }),
      acknowledgedDoubt('corrected'),
    );
    expect(order.content.receiver).toBe('李明');
    expect(order.marks.doubt?.[0]?.facts).toMatchObject({ about: { zh: '收货人', en: 'Receiver' } });
    expect(order.marks['doubt-acknowledge']?.[0]?.facts).toEqual({ changes: {} });
  });

  it('voids terms that were signed before the value was corrected', () => {
    const doubted = [agreedMemo('B'), signedTerms(), raisedDoubt('lines.1.quantity')];
    const more = answeredDoubt({ outcome: 'corrected', spot: 'lines.1.quantity', quantity: '13' });
    const order = past(...doubted, more, acknowledgedDoubt('corrected'));
    expect(standing(order, terms)).toBeUndefined();
    expect(order.content.lines[0]?.quantity).toBe(13_000);
  });

  it('approves a deviation with a reason, and not without', () => {
    given(cheaper, raisedDoubt(), answeredDoubt()).when(acknowledgedDoubt()).accepted();
    given(cheaper, raisedDoubt(), answeredDoubt())
      .when(sign('doubt-acknowledge', 'wang', { outcome: 'approved' }, { part: 'd1' }))
      .refused({ code: 'answers' });
  });

  it('may cancel the order', () => {
    const order = past(
      cheaper,
      raisedDoubt(),
      answeredDoubt({ outcome: 'cancelled' }),
      acknowledgedDoubt('cancelled'),
    );
    expect(order.status).toBe('cancelled');
    expect(turns(order)).toEqual([]);
  });

  it('raised by a clerk is answered by the salesperson, not by the supervisor', () => {
    given(cheaper, raisedDoubt())
      .when({ ...corrected, by: 'wang' })
      .refused({ code: 'forbidden', rule: 'S5.a' });
  });

  it('sent back asks the salesperson again, and the new answer the supervisor', () => {
    const back = [cheaper, raisedDoubt(), answeredDoubt(), acknowledgedDoubt('back')];
    expect(turnsOf(...back)).toContainEqual(['doubt-answer', 'd1', 'salesperson']);
    given(...back, corrected)
      .when(acknowledgedDoubt('corrected'))
      .accepted();
  });

  it('needs an answer first', () => {
    given(cheaper, raisedDoubt()).when(acknowledgedDoubt()).refused({ code: 'no-such-part' });
  });

  it('cannot take over a corrected value that the answer does not give', () => {
    given(cheaper, raisedDoubt(), answeredDoubt())
      .when(acknowledgedDoubt('corrected'))
      .refused({ code: 'answers' });
  });

  it('M.two is refused to whoever raised the doubt', () => {
    given(cheaper, raisedDoubt('lines.1.unitPrice', 'wang'), answeredDoubt())
      .when(acknowledgedDoubt('approved', 'wang'))
      .refused({ code: 'two-people', other: { id: 'UWANGLI', name: '王莉' } });
    given(cheaper, raisedDoubt('lines.1.unitPrice', 'wang'), answeredDoubt())
      .when(acknowledgedDoubt('approved', 'zhao'))
      .accepted();
  });

  it('is refused to a clerk', () => {
    given(cheaper, raisedDoubt(), answeredDoubt())
      .when(acknowledgedDoubt('approved', 'li'))
      .refused({ code: 'not-yours' });
  });

  it('agrees on another deposit for this order alone, which the terms then keep', () => {
    const doubted = [agreedMemo('B'), raisedDoubt('deposit')];
    const half = answeredDoubt({ outcome: 'approved', depositPercent: '50' });
    const order = past(...doubted, half, acknowledgedDoubt(), memo({ packaging: '木托盘' }), signedTerms());
    expect(order.content.customer?.contract.depositPercent).toBe(50);
  });

  it('after the production order corrects, approves, and cancels as A.cancel says', () => {
    const produced = bearing(past(cheaper, raisedDoubt(), corrected), { action: 'production-order' });
    givenOrder(produced).when(acknowledgedDoubt('corrected')).accepted();
    givenOrder(produced)
      .when(acknowledgedDoubt('cancelled', 'zhao'))
      .refused({ code: 'forbidden', rule: 'A.cancel' });
    givenOrder(produced).when(acknowledgedDoubt('cancelled')).accepted();
    givenOrder(produced).when(acknowledgedDoubt('approved')).accepted();
  });
});
