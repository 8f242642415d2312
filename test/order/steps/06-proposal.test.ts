import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import { turns } from '../../../src/order/waiting.ts';
import { technical } from '../../../src/procedure/technical/06-technical.ts';
import { technicalSettled } from '../../../src/procedure/technical/technical-settled.ts';
import { agreedMemo, signedTechnical, signedTerms } from '../../support/deeds-commercial.ts';
import { bearing, type Deed, given, givenOrder, past, sign } from '../../support/given.ts';

const refusing = signedTechnical({
  'lines.2.producible': 'no',
  'lines.2.reason': '125g 牛卡最宽 1092，本机停修；可改 170g',
});
const refused = [agreedMemo('B'), signedTerms(), refusing];
const proposed = (outcome: string, more: Deed['raw'] = {}, part = 'l2') =>
  sign('proposal', 'zhou', { apology: ['yes'], proposal: '改用 170g 牛卡', outcome, ...more }, { part });
const alternative = proposed('alternative', {
  product: 'HG-KL170',
  form: 'roll',
  widthMm: '1092',
  unitPrice: '4450',
});
const keys = (...deeds: readonly Deed[]) =>
  turns(past(...deeds)).map(({ action, part }) => [action.key, part?.id ?? null]);

describe('S6.1 a line that cannot be made', () => {
  it('keeps the sign-off from being settled and waits for the salesperson', () => {
    expect(technicalSettled(past(...refused))).toMatchObject({
      met: false,
      need: { rule: 'S6.1', who: ['salesperson'] },
    });
    expect(keys(...refused)).toContainEqual(['proposal', 'l2']);
    expect(keys(...refused)).not.toContainEqual(['technical', null]);
  });

  it('needs technical’s reason', () => {
    given(agreedMemo('B'), signedTerms())
      .when(signedTechnical({ 'lines.2.producible': 'no' }))
      .refused({
        code: 'answers',
        fields: { 'lines.2.reason': { zh: '请填写', en: 'Please fill this in' } },
      });
  });

  it('replaced by an alternative changes the line, and terms and technical are asked again', () => {
    const order = given(...refused)
      .when(alternative)
      .accepted();
    expect(order.content.lines).toMatchObject([
      { id: 1, product: { code: 'HG-WF70' } },
      { id: 2, product: { code: 'HG-KL170', grammage: 170 }, unitPriceFen: 445_000, quantity: 8000 },
    ]);
    expect(standing(order, technical)).toBeUndefined();
    expect(keys(...refused, alternative)).toEqual([
      ['reply-promise', null],
      ['terms', null],
    ]);
    const settled = technicalSettled(past(...refused, alternative, signedTerms(), signedTechnical()));
    expect(settled.met).toBe(true);
  });

  it('is not replaced by the same, nor by what the mill does not make', () => {
    const same = { product: 'HG-KL125', form: 'roll', widthMm: '1092', unitPrice: '4480' };
    given(...refused)
      .when(proposed('alternative', same))
      .refused({ code: 'answers', rule: 'S6.1' });
    given(...refused)
      .when(proposed('alternative', { ...same, form: 'sheet', lengthMm: '787' }))
      .refused({ code: 'answers', fields: { form: expect.anything() } });
  });

  it.each([
    ['removed', { reason: '客户先不要' }],
    ['split', {}],
    ['sampling', { sampling: 'DY-2026-031' }],
  ])('%s leaves the other line, to be signed again', (outcome, more) => {
    const order = given(...refused)
      .when(proposed(outcome, more))
      .accepted();
    expect(order.content.lines.map(({ id }) => id)).toEqual([1]);
    expect(order.status).toBe('open');
    expect(standing(order, technical)).toBeUndefined();
  });

  it('without an apology, or of a line that can be made, is refused', () => {
    given(...refused)
      .when({ ...alternative, raw: { ...alternative.raw, apology: null } })
      .refused({ code: 'answers' });
    given(...refused)
      .when(proposed('insisted', {}, 'l1'))
      .refused({ code: 'no-such-part' });
  });

  it('is the salesperson’s to settle', () => {
    given(...refused)
      .when({ ...alternative, by: 'chen' })
      .refused({ code: 'not-yours' });
  });

  it('settled is refused a second time', () => {
    given(...refused, alternative)
      .when(alternative)
      .refused({ code: 'no-such-part' });
  });

  it('is no matter of a proposal once production has its order (S10)', () => {
    givenOrder(bearing(past(...refused), { action: 'production-order' }))
      .when(alternative)
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S10' })] });
  });

  it('may end in a cancelled order', () => {
    const order = past(...refused, proposed('cancelled', { reason: '客户改买他家' }));
    expect(order.status).toBe('cancelled');
  });
});

describe('S6.1 the only line of an order', () => {
  const only = [
    agreedMemo('C'),
    signedTerms(),
    signedTechnical({ 'lines.1.producible': 'no', 'lines.1.reason': '白度达不到' }, [1]),
  ];
  const by = (deed: Deed): Deed => ({ ...deed, by: 'he', part: 'l1' });

  it('referred to sampling closes the order as referred, with the reference', () => {
    const order = given(...only)
      .when(by(proposed('sampling', { sampling: 'DY-2026-031' })))
      .accepted();
    expect(order.status).toBe('referred');
    expect(order.marks.proposal?.[0]?.answers).toMatchObject({ sampling: 'DY-2026-031' });
  });

  it.each(['removed', 'split'])('cannot be %s', (outcome) => {
    given(...only)
      .when(by(proposed(outcome, { reason: '不要' })))
      .refused({ code: 'answers', rule: 'S6.1', fields: { outcome: expect.anything() } });
  });
});
