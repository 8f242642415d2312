import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/order/decide.ts';
import { effects } from '../../../src/order/effects.ts';
import { questions } from '../../../src/order/form.ts';
import { standing } from '../../../src/order/marks.ts';
import { stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { emptyOrder } from '../../../src/procedure/empty-order.ts';
import { lineText } from '../../../src/procedure/goods/lines.ts';
import { intake } from '../../../src/procedure/intake/01-intake.ts';
import { gaps } from '../../../src/procedure/intake/completeness.ts';
import { signedTechnical, signedTerms } from '../../support/deeds-commercial.ts';
import { bearing, given, givenOrder, past } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill, people } from '../../support/mill.ts';

const byPhone = { channel: 'phone', sourceFiles: null };
const notYet = ['later'];

describe('S1 intake', () => {
  it.each([
    ['fax', {}],
    ['salesperson', { sourceText: '手写单：双胶 70g 12.5 吨' }],
  ])('takes an order in by %s', (channel, more) => {
    const order = given()
      .when(memo({ channel, ...more }))
      .accepted();
    expect(order).toMatchObject({ status: 'open', content: { channel }, clerk: { id: 'UCHENYU' } });
    expect(gaps(order.content)).toEqual([]);
  });

  it('is refused for a channel there is not, and to sales', () => {
    given()
      .when(memo({ channel: 'pigeon' }))
      .refused({ code: 'answers' });
    given().when(memo({}, 'zhou')).refused({ code: 'not-yours' });
  });
});

describe('§2 rolls of a product that requires diameter or core', () => {
  const outside = {
    ...mill,
    products: mill.products.map((product) =>
      product.code === 'HG-KL125' ? { ...product, requires: ['diameterMm', 'coreMm'] as const } : product,
    ),
  };
  const said = { 'lines.2.diameterMm': '1200', 'lines.2.coreMm': '76' };
  const takenIn = (more = {}) => ({ ...memo(more), outside });

  it('are not complete without them; others may say them', () => {
    const order = past(takenIn({ 'lines.1.coreMm': '76' }));
    expect(gaps(order.content).map(({ blockId }) => blockId)).toEqual([
      'lines.2.diameterMm',
      'lines.2.coreMm',
    ]);
    expect(gaps(past(takenIn(said)).content)).toEqual([]);
    expect(order.content.lines.map((line) => lineText(line, 'spec').en)).toEqual([
      'HG-WF70 roll 787mm core 76',
      'HG-KL125 roll 1092mm',
    ]);
  });

  it('are asked for them, and sheets are not', () => {
    const sight = (raw: Record<string, string>) =>
      questions(
        intake,
        sightOf({ by: people.chen, at: '2026-11-23T02:00:00.000Z', outside, raw }, emptyOrder, null),
      )
        .map(({ blockId }) => blockId)
        .filter((blockId) => blockId.endsWith('coreMm'));
    expect(sight({ 'lines.1.form': 'roll' })).toEqual(['lines.1.coreMm']);
    expect(sight({ 'lines.1.form': 'sheet' })).toEqual([]);
  });

  it('of lines taken in before it was required are as they were', () => {
    const order = past(memo());
    const again = givenOrder(order)
      .when(takenIn({ packaging: '木箱' }))
      .accepted();
    expect(gaps(again.content)).toEqual([]);
  });

  it('are other paper with another core: what technical signed falls', () => {
    const signed = past(takenIn(said), signedTerms('chen', { outside }), {
      ...signedTechnical(),
      outside,
    });
    const again = givenOrder(signed)
      .when(takenIn({ ...said, 'lines.2.coreMm': '152' }))
      .accepted();
    expect(stands(signed, 'technical')).toBe(true);
    expect(stands(again, 'technical')).toBe(false);
  });
});

describe('S2.1 orders by phone and visit', () => {
  it.each(['phone', 'visit'])('by %s are not complete before they were read back', (channel) => {
    const order = past(memo({ ...byPhone, channel, readBack: notYet }));
    expect(gaps(order.content).map(({ blockId }) => blockId)).toEqual(['readBack']);
    givenOrder(order).when(signedTerms()).refused({ code: 'not-yet' });
  });
});

describe('S2.3 orders by fax', () => {
  it('need the fax itself', () => {
    expect(gaps(past(memo({ sourceFiles: null })).content).map(({ blockId }) => blockId)).toEqual([
      'sourceFiles',
    ]);
  });

  it('tell the salesperson at once what is missing, and nobody when nothing is', () => {
    const tellsOf = (deed: ReturnType<typeof memo>) => {
      const after = past(deed);
      const mark = standing(after, intake);
      const events = mark ? [{ type: 'Signed' as const, ...mark, seen: '' }] : [];
      return effects(emptyOrder, { orderId: 'order-1', version: 1, events }, after).flatMap((effect) =>
        effect.kind === 'line' ? effect.tells : [],
      );
    };
    expect(tellsOf(memo({ labels: null }))).toEqual(['salesperson']);
    expect(tellsOf(memo())).toEqual([]);
  });
});

describe('S3 customer memo', () => {
  it('is recorded at once, however little is known, and waits to be completed', () => {
    const little = Object.fromEntries(Object.keys(memo().raw).map((key) => [key, null]));
    const order = given()
      .when(memo({ ...little, channel: 'fax' }))
      .accepted();
    expect(gaps(order.content).map(({ blockId }) => blockId)).toEqual([
      'customer',
      'contact',
      'contactPhone',
      'paymentMethod',
      'wantedOn',
      'wantedKind',
      'deliveryAddress',
      'receiver',
      'receiverPhone',
      'tolerance',
      'packaging',
      'labels',
      'specialTerms',
      'lines.1.product',
      'sourceFiles',
    ]);
    expect(turns(order).map(({ action }) => action.key)).toContain('intake');
  });

  it('takes “none” for an answer and blank for a gap', () => {
    expect(gaps(past(memo({ specialTerms: '无' })).content)).toEqual([]);
    expect(gaps(past(memo({ specialTerms: '  ' })).content).map(({ blockId }) => blockId)).toEqual([
      'specialTerms',
    ]);
  });

  it('taken up again keeps the files and every value that was not touched', () => {
    const order = past(memo({ specialTerms: null }), memo({ sourceFiles: null }));
    expect(order.content.source.files).toEqual(['FFAX1']);
    expect(order.revision).toBe(2);
  });

  it('refuses what does not exist or cannot be made, at its field', () => {
    given()
      .when(memo({ customer: 'C999' }))
      .refused({ code: 'answers', fields: { customer: expect.anything() } });
    given()
      .when(memo({ 'lines.1.widthMm': '3000', 'lines.2.form': 'sheet' }))
      .refused({ fields: { 'lines.1.widthMm': expect.anything(), 'lines.2.form': expect.anything() } });
  });

  it('refuses a line of nothing, and half a ream, at its field', () => {
    const reams = { 'lines.1.product': 'HG-NCR50', 'lines.1.form': null };
    for (const quantity of [{ 'lines.1.quantity': '0' }, { ...reams, 'lines.1.quantity': '40.5' }])
      given()
        .when(memo(quantity))
        .refused({ code: 'answers', rule: 'S3', fields: { 'lines.1.quantity': expect.anything() } });
    given()
      .when(memo({ ...reams, 'lines.1.quantity': '40' }))
      .accepted();
  });

  it('is refused on a form shown before somebody else changed it', () => {
    given(memo(), memo({ packaging: '纸托盘' }))
      .when({ ...memo({ packaging: '木托盘' }), seen: 'a form from before' })
      .refused({ code: 'changed' });
  });

  it('is closed once production has its order', () => {
    givenOrder(bearing(past(memo()), { action: 'production-order' }))
      .when(memo({ packaging: '木托盘' }))
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S10' })] });
  });
});
