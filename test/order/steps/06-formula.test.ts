import { describe, expect, it } from 'vitest';
import { offers, turns } from '../../../src/order/waiting.ts';
import { technicalSettled } from '../../../src/procedure/technical/technical-settled.ts';
import { agreedMemo, signedTechnical, signedTerms } from '../../support/deeds-commercial.ts';
import { type Deed, given, past, sign } from '../../support/given.ts';

const reason = '白度 92 须加荧光剂';
const changing = signedTechnical({ 'lines.1.formula': 'changed', 'lines.1.reason': reason });
const changed = [agreedMemo('B'), signedTerms(), changing];
const consent = (outcome = 'consents', more: Deed['raw'] = {}) =>
  sign(
    'formula-consent',
    'zhou',
    { outcome, words: '陈工电话同意', spokenAt: '1795395600', ...more },
    { part: 'l1' },
  );
const confirmation = (more: Deed['raw'] = {}, part = 'l1') =>
  sign(
    'formula-confirmation',
    'sun',
    { text: '按原配方生产，白度约 88', file: ['FFORMULA'], ...more },
    { part },
  );
const keys = (...deeds: readonly Deed[]) =>
  turns(past(...deeds)).map(({ action, part }) => [action.key, part?.id ?? null]);

describe('S6.2 a formula that technical changes', () => {
  it('needs the customer’s recorded consent before the sign-off counts', () => {
    expect(technicalSettled(past(...changed))).toMatchObject({
      met: false,
      need: { rule: 'S6.2', who: ['salesperson'] },
    });
    expect(keys(...changed)).toContainEqual(['formula-consent', 'l1']);
    const order = given(...changed)
      .when(consent())
      .accepted();
    expect(technicalSettled(order).met).toBe(true);
  });

  it('is not consented to by technical, without words, or later than now', () => {
    given(...changed)
      .when({ ...consent(), by: 'sun' })
      .refused({ code: 'not-yours' });
    given(...changed)
      .when(consent('consents', { words: '' }))
      .refused({ code: 'answers' });
    // Five minutes ahead, and years.
    for (const spokenAt of ['1795399500', '1999999999'])
      given(...changed)
        .when(consent('consents', { spokenAt }))
        .refused({ code: 'answers', rule: 'S6.2' });
  });

  it('consented to stays so when technical signs the same again, and not when its answer changes', () => {
    expect(technicalSettled(past(...changed, consent(), changing)).met).toBe(true);
    const unchanged = past(...changed, consent(), signedTechnical(), changing);
    expect(technicalSettled(unchanged).met).toBe(false);
  });

  it('asked twice is refused', () => {
    given(...changed, consent())
      .when(consent())
      .refused({ code: 'no-such-part' });
  });

  it('that the customer takes neither way goes to the salesperson’s proposal, unless they come round', () => {
    expect(keys(...changed, consent('refuses'))).toContainEqual(['proposal', 'l1']);
    const order = given(...changed, consent('refuses'))
      .when(consent())
      .accepted();
    expect(technicalSettled(order).met).toBe(true);
  });
});

describe('S6.2 an old formula insisted on', () => {
  const insisted = [...changed, consent('insisted')];

  it('needs a written confirmation by technical with the customer’s file', () => {
    expect(technicalSettled(past(...insisted))).toMatchObject({
      need: { rule: 'S6.2', who: ['technical'] },
    });
    expect(keys(...insisted)).toContainEqual(['formula-confirmation', 'l1']);
    given(...insisted)
      .when(confirmation({ file: null }))
      .refused({ code: 'answers' });
    given(...insisted)
      .when(confirmation({ text: ' ' }))
      .refused({ code: 'answers' });
    expect(
      technicalSettled(
        given(...insisted)
          .when(confirmation())
          .accepted(),
      ).met,
    ).toBe(true);
  });

  it('is not confirmed by sales', () => {
    given(...insisted)
      .when({ ...confirmation(), by: 'zhou' })
      .refused({ code: 'not-yours' });
  });

  it('confirmed twice, or where nobody insists, is refused', () => {
    given(...insisted, confirmation())
      .when(confirmation())
      .refused({ code: 'no-such-part' });
    given(...changed)
      .when(confirmation())
      .refused({ code: 'no-such-part' });
  });

  it('may come of a proposal for a line refused, and leaves another proposal open meanwhile', () => {
    const refusing = signedTechnical({ 'lines.2.producible': 'no', 'lines.2.reason': '旧配方不环保' });
    const answered = sign(
      'proposal',
      'zhou',
      { apology: ['yes'], proposal: '新配方', outcome: 'insisted' },
      { part: 'l2' },
    );
    const order = past(agreedMemo('B'), signedTerms(), refusing, answered);
    expect(offers(order).map(({ action, part }) => [action.key, part?.id])).toContainEqual([
      'proposal',
      'l2',
    ]);
    const settled = past(agreedMemo('B'), signedTerms(), refusing, answered, confirmation({}, 'l2'));
    expect(technicalSettled(settled).met).toBe(true);
  });
});
