import { describe, expect, it } from 'vitest';
import { turns } from '../../../src/order/waiting.ts';
import { signedTerms } from '../../support/deeds-commercial.ts';
import { given, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const words = '鹭岛 轻涂60 1194 要20吨 先付一半 月中要';
const oral = memo({ channel: 'salesperson', sourceFiles: null, sourceText: words, oral: ['yes'] });
const written = sign('written-order', 'zhou', { files: ['FORDER1'] });
const keys = (order: ReturnType<typeof past>) => turns(order).map(({ action }) => action.key);

describe('S2.2 a salesperson’s order', () => {
  it('is refused when it is neither written nor marked oral', () => {
    given()
      .when(memo({ channel: 'salesperson', sourceFiles: null }))
      .refused({ code: 'answers', rule: 'S2.2' });
  });

  it('taken orally waits for the written order, which the salesperson adds', () => {
    expect(keys(past(oral))).toContain('written-order');
    const order = given(oral).when(written).accepted();
    expect(order.content.source).toMatchObject({ oral: false, files: ['FORDER1'], text: words });
    expect(keys(order)).not.toContain('written-order');
  });

  it('does not hold up the terms while it is oral', () => {
    given(oral).when(signedTerms()).accepted();
  });

  it('that is a message without the form’s fields counts as oral, ticked or not', () => {
    const bare = { channel: 'salesperson', sourceFiles: null, sourceText: words };
    expect(past(memo({ ...bare, packaging: null })).content.source.oral).toBe(true);
    expect(past(memo(bare)).content.source.oral).toBe(false);
    expect(past(memo({ ...bare, packaging: null, sourceFiles: ['F1'] })).content.source.oral).toBe(false);
  });

  it('stays marked oral when the memo is saved again with nothing written added', () => {
    expect(past(oral, { ...oral, raw: { ...oral.raw, oral: null } }).content.source.oral).toBe(true);
  });

  it('is refused without text and file', () => {
    given(oral).when(sign('written-order', 'zhou')).refused({ code: 'answers', rule: 'S2.2' });
  });

  it('is refused to another salesperson', () => {
    given(oral)
      .when({ ...written, by: 'he' })
      .refused({ code: 'not-yours' });
  });

  it('is refused once it is there', () => {
    given(oral, written).when(written).refused({ code: 'no-such-part' });
  });
});
