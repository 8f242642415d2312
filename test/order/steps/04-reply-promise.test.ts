import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/order/decide.ts';
import { turns } from '../../../src/order/waiting.ts';
import { catalogue } from '../../../src/procedure/catalogue.ts';
import { owedReply } from '../../../src/procedure/intake/reply.ts';
import { signedTerms } from '../../support/deeds-commercial.ts';
import { bearing, type Deed, given, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill, people } from '../../support/mill.ts';

const seconds = (instant: string) => String(Date.parse(instant) / 1000);
const promise = (raw: Deed['raw'] = {}) =>
  sign('reply-promise', 'chen', {
    replyBy: seconds('2026-11-23T07:30:00Z'),
    toldWhom: '陈志强',
    toldAt: seconds('2026-11-23T01:50:00Z'),
    thanks: ['yes'],
    ...raw,
  });
const reply = sign('reply-given', 'chen', {
  toWhom: '陈志强',
  answeredAt: seconds('2026-11-23T02:00:00Z'),
  what: '排产在核，下午发确认书',
});
const keys = (...deeds: readonly Deed[]) => turns(past(...deeds)).map(({ action }) => action.key);

describe('S4 reply promise', () => {
  it('is recorded with whom was told, when, and that thanks were given', () => {
    given(memo())
      .when(promise())
      .then({
        replyBy: '2026-11-23T07:30:00.000Z',
        toldWhom: '陈志强',
        toldAt: '2026-11-23T01:50:00.000Z',
        thanks: ['yes'],
        lines: [],
      });
  });

  it('is waited for from the memo on and blocks nothing', () => {
    expect(keys(memo({ packaging: null }))).toContain('reply-promise');
    given(memo()).when(signedTerms()).accepted();
  });

  it('is refused without thanks, for a time gone by, or told in the future', () => {
    given(memo())
      .when(promise({ thanks: null }))
      .refused({ code: 'answers', rule: 'S4' });
    given(memo())
      .when(promise({ replyBy: seconds('2026-11-23T01:00:00Z'), toldAt: seconds('2026-11-23T03:00:00Z') }))
      .refused({ code: 'answers', fields: { replyBy: expect.anything(), toldAt: expect.anything() } });
  });

  it('is refused to sales', () => {
    given(memo())
      .when({ ...promise(), by: 'zhou' })
      .refused({ code: 'not-yours' });
  });

  it('given again replaces the earlier one', () => {
    const order = past(memo(), promise(), promise({ replyBy: seconds('2026-11-24T02:00:00Z') }));
    expect(owedReply(order)?.by).toBe('2026-11-24T02:00:00.000Z');
  });

  it('is owed until the answer is recorded or the confirmation goes out', () => {
    expect(owedReply(past(memo()))).toBeUndefined();
    expect(keys(memo(), promise())).toContain('reply-given');
    expect(keys(memo(), promise())).not.toContain('reply-promise');
    expect(owedReply(past(memo(), promise(), reply))).toBeUndefined();
    expect(owedReply(bearing(past(memo(), promise()), { action: 'confirmation-sent' }))).toBeUndefined();
  });

  it('answered later than now is refused, be it by minutes', () => {
    const ahead = { ...reply, raw: { ...reply.raw, answeredAt: seconds('2026-11-23T02:05:00Z') } };
    given(memo(), promise())
      .when(ahead)
      .refused({ code: 'answers', rule: 'S4', fields: { answeredAt: expect.anything() } });
  });

  it('answered when nothing is owed is refused', () => {
    given(memo()).when(reply).refused({ code: 'not-yet', rule: 'S4' });
    given(memo(), promise(), reply).when(reply).refused({ code: 'not-yet' });
  });

  it('shows words to copy in both languages, with the time promised', () => {
    const raw = { replyBy: seconds('2026-11-23T07:30:00Z') };
    const at = '2026-11-23T02:00:00.000Z';
    const shown = catalogue['reply-promise'].shows(
      sightOf({ by: people.chen, at, outside: mill, raw }, past(memo()), null),
    );
    expect(shown.map(({ value }) => value.zh)).toEqual([
      expect.stringContaining(
        '陈志强您好：贵方订单 SO-261123-001 已收到，我们将在 2026-11-23 15:30 前给您答复',
      ),
      expect.stringContaining('come back to you by 2026-11-23 15:30'),
    ]);
  });
});
