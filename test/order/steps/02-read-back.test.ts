import { describe, expect, it } from 'vitest';
import type { Order } from '../../../src/order/order.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import { gaps } from '../../../src/procedure/intake/completeness.ts';
import { signedTerms } from '../../support/deeds-commercial.ts';
import { bearing, type Deed, given, givenOrder, past, sign } from '../../support/given.ts';
import { completeMemo, memo } from '../../support/memo.ts';
import { readBack, readBackBoxes } from '../../support/read-back.ts';

const byPhone = { channel: 'phone', sourceFiles: null };
const missing = (order: Order) => gaps(order.content).map(({ blockId }) => blockId);
/** What the form asks to read back: block ids without the mark of the value. */
const asked = (order: Order, deed: Deed): readonly string[] =>
  Object.values(readBackBoxes(order, deed))
    .flat()
    .map((value) => value.split('#')[0] ?? '');
const taken = () =>
  givenOrder(emptyOrder)
    .when(readBack(emptyOrder, memo(byPhone)))
    .accepted();
const answer = (raw: Deed['raw']) =>
  sign('memo-answer', 'chen', { spokeWith: '陈志强', spokenAt: '1795395600', words: '来电补充', ...raw });
const said = Object.fromEntries(
  Object.entries(completeMemo).filter(([blockId]) => blockId !== 'channel' && blockId !== 'sourceFiles'),
);
const changed = (raw: Deed['raw']) => sign('revise', 'chen', { ...said, reason: '客户来电', ...raw });

describe('S2.1 the read-back, value by value', () => {
  it('names each value that the customer said, and none that is the contract’s or the plan’s', () => {
    const names = asked(emptyOrder, memo(byPhone));
    expect(names).toEqual([
      'later',
      ...['customer', 'contact', 'contactPhone', 'wantedOn', 'wantedKind', 'deliveryAddress'],
      ...['receiver', 'receiverPhone', 'tolerance', 'packaging', 'labels', 'specialTerms'],
      ...['lines.1.product', 'lines.1.form', 'lines.1.widthMm', 'lines.1.quantity'],
      ...['lines.2.product', 'lines.2.form', 'lines.2.widthMm', 'lines.2.quantity'],
    ]);
    const dear = { ...byPhone, paymentMethod: 'cod', 'lines.2.unitPrice': '4500' };
    expect(asked(emptyOrder, memo(dear)).filter((name) => !names.includes(name))).toEqual([
      'paymentMethod',
      'lines.2.unitPrice',
    ]);
  });

  it.each(['phone', 'visit'])('makes an order by %s complete when each is ticked', (channel) => {
    const deed = memo({ ...byPhone, channel });
    const order = givenOrder(emptyOrder).when(readBack(emptyOrder, deed)).accepted();
    expect(missing(order)).toEqual([]);
    givenOrder(order).when(signedTerms()).accepted();
  });

  it('is refused while one value is not ticked, and by one box for all', () => {
    const whole = readBack(emptyOrder, memo(byPhone));
    const but = { ...whole.raw, 'readBack.1': (whole.raw['readBack.1'] ?? []).slice(1) };
    given()
      .when({ ...whole, raw: but })
      .refused({
        code: 'answers',
        rule: 'S2.1',
        fields: {
          readBack: {
            zh: '还有 1 项未复述：请读给客户听，逐项打勾',
            en: '1 not read back yet: read each to the customer and tick it',
          },
        },
      });
    given()
      .when(memo({ ...byPhone, readBack: ['yes'] }))
      .refused({ code: 'answers', rule: 'S2.1' });
  });

  it('does not count a tick for a value that was typed otherwise since', () => {
    const whole = readBack(emptyOrder, memo(byPhone));
    given()
      .when({ ...whole, raw: { ...whole.raw, 'lines.1.quantity': '15' } })
      .refused({ code: 'answers', rule: 'S2.1' });
  });

  it('may be left for later, and then asks again for what is not ticked', () => {
    const order = past(memo({ ...byPhone, readBack: ['later'] }));
    expect(missing(order)).toEqual(['readBack']);
    givenOrder(order).when(signedTerms()).refused({ code: 'not-yet' });
    const again = givenOrder(order)
      .when(readBack(order, memo(byPhone)))
      .accepted();
    expect(missing(again)).toEqual([]);
  });

  it('is not asked before there is a line, nor of a fax', () => {
    const noLines = Object.fromEntries(
      Object.keys(completeMemo).flatMap((id) => (id.startsWith('lines.') ? [[id, null]] : [])),
    );
    expect(asked(emptyOrder, memo({ ...byPhone, ...noLines }))).toEqual([]);
    expect(asked(emptyOrder, memo())).toEqual([]);
  });

  it('is not asked again for what stands, and asks for a value filled in later in the form that fills it in', () => {
    expect(asked(taken(), memo(byPhone))).toEqual([]);
    const without = readBack(emptyOrder, memo({ ...byPhone, specialTerms: null }));
    const order = givenOrder(emptyOrder).when(without).accepted();
    const later = answer({ specialTerms: '白度尽量高' });
    expect(asked(order, later)).toEqual(['later', 'specialTerms']);
    givenOrder(order).when(later).refused({ code: 'answers', rule: 'S2.1' });
    expect(missing(givenOrder(order).when(readBack(order, later)).accepted())).toEqual([]);
  });

  it('is asked for what a change changes until S8 is issued, and not after', () => {
    const drawn = bearing(taken(), { action: 'confirmation' });
    const change = changed({ packaging: '木箱', 'lines.1.quantity': '10' });
    expect(asked(drawn, change)).toEqual(['packaging', 'lines.1.quantity']);
    givenOrder(drawn).when(change).refused({ code: 'answers', rule: 'S2.1' });
    expect(missing(givenOrder(drawn).when(readBack(drawn, change)).accepted())).toEqual([]);
    const issued = bearing(drawn, { action: 'confirmation-issue' });
    expect(missing(givenOrder(issued).when(change).accepted())).toEqual([]);
  });

  it('of before, one box for all, stands for all that the order said then', () => {
    const { content } = taken();
    const { readBack: _, ...answers } = { ...before(content), readBack: ['yes'] };
    const facts = { customer: content.customer, lines: content.lines, outside: '1' };
    const order = bearing(past(memo({ ...byPhone, readBack: ['later'] })), {
      action: 'intake',
      answers: { ...answers, readBack: ['yes'] },
      facts,
    });
    expect(missing(order)).toEqual([]);
    expect(order.content.source).toEqual({ readBack: true, files: [], text: null, oral: false });
    expect(asked(order, memo({ ...byPhone, packaging: '木箱' }))).toEqual(['later', 'packaging']);
  });

  it('keeps no phone and no address among the facts', () => {
    const order = taken();
    expect(JSON.stringify(order.marks.intake?.[0]?.facts)).not.toContain('13809281177');
  });
});

const before = ({ toleranceBasisPoints, source: _, customer, ...content }: Order['content']) => ({
  ...content,
  customer: customer?.code,
  tolerance: toleranceBasisPoints,
  sourceText: null,
  sourceFiles: null,
  oral: null,
});
