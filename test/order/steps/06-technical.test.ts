import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import { technical } from '../../../src/procedure/technical/06-technical.ts';
import { given, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const statement = '木浆库存 86 吨，可满足本单及已排 3 单；BCTMP 12-02 到货。';
const makeable = {
  rawMaterial: statement,
  'lines.1.producible': 'yes',
  'lines.1.formula': 'unchanged',
  'lines.2.producible': 'yes',
  'lines.2.formula': 'unchanged',
};

describe('S6 technical sign-off', () => {
  it('is signed for each line once the terms are', () => {
    const answered = (id: number) => ({ id, producible: 'yes', formula: 'unchanged', reason: null });
    given(memo(), sign('terms', 'chen'))
      .when(sign('technical', 'sun', makeable))
      .then({ rawMaterial: statement, lines: [answered(1), answered(2)] });
  });

  it('is refused until the terms are signed, and says who signs them', () => {
    given(memo())
      .when(sign('technical', 'sun', makeable))
      .refused({
        code: 'not-yet',
        missing: [{ rule: 'S5', what: { zh: '条款核对', en: 'Terms check' }, who: ['service'] }],
      });
  });

  it('is refused to a clerk', () => {
    given(memo(), sign('terms', 'chen'))
      .when(sign('technical', 'chen', makeable))
      .refused({ code: 'not-yours', may: ['technical'] });
  });

  it('is refused a changed formula without its reason', () => {
    given(memo(), sign('terms', 'chen'))
      .when(sign('technical', 'sun', { ...makeable, 'lines.1.formula': 'changed' }))
      .refused({
        code: 'answers',
        fields: { 'lines.1.reason': { zh: '请填写', en: 'Please fill this in' } },
      });
  });

  it('S6.3 is refused without the written raw-material statement', () => {
    given(memo(), sign('terms', 'chen'))
      .when(sign('technical', 'sun', { ...makeable, rawMaterial: '  ' }))
      .refused({ code: 'answers', fields: { rawMaterial: { zh: '请填写', en: 'Please fill this in' } } });
  });

  it('falls when the product changes, and the terms with it', () => {
    const after = given(memo(), sign('terms', 'chen'), sign('technical', 'sun', makeable))
      .when(memo({ 'lines.1.widthMm': '889' }))
      .accepted();
    expect(standing(after, technical)).toBeUndefined();
    expect(after.revision).toBe(2);
  });
});
