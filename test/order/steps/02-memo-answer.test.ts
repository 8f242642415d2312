import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/order/decide.ts';
import { questions } from '../../../src/order/form.ts';
import { standing } from '../../../src/order/marks.ts';
import type { Order } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { catalogue } from '../../../src/procedure/catalogue.ts';
import { intake } from '../../../src/procedure/intake/01-intake.ts';
import { memoAnswer } from '../../../src/procedure/intake/02-memo-answer.ts';
import { isComplete } from '../../../src/procedure/intake/completeness.ts';
import { openQuestions } from '../../../src/procedure/intake/questions.ts';
import { signedTerms } from '../../support/deeds-commercial.ts';
import { bearing, given, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill, people } from '../../support/mill.ts';
import { readBack } from '../../support/read-back.ts';

const call = { spokeWith: '陈志强', spokenAt: '1795395600', words: '没有特殊要求，规格 787' };
const answer = (raw: Parameters<typeof sign>[2], by: 'zhou' | 'he' | 'chen' = 'zhou') =>
  sign('memo-answer', by, { ...call, ...raw });
const torn = memo({ specialTerms: null, 'lines.1.widthMm': null });
const unclear = sign('memo-question', 'chen', { field: 'packaging', text: '木托盘还是纸托盘？' });

const askedOf = (order: Order) =>
  questions(
    catalogue['memo-answer'],
    sightOf({ by: people.zhou, at: '2026-11-23T02:00:00.000Z', outside: mill, raw: {} }, order, null),
  ).map(({ blockId }) => blockId);

describe('S2.3 what a fax leaves open', () => {
  it('is asked of the salesperson, exactly the missing fields', () => {
    expect(turns(past(torn)).map(({ action, who }) => [action.key, who[0]])).toContainEqual([
      'memo-answer',
      'salesperson',
    ]);
    expect(askedOf(past(torn))).toEqual([
      'spokeWith',
      'spokenAt',
      'words',
      'specialTerms',
      'lines.1.widthMm',
    ]);
  });

  it('waits on nobody else, and on the clerk beside any salesperson while it is not known whose customer it is', () => {
    const waiting = (order: Order) => turns(order).map(({ action, who }) => [action.key, who[0]]);
    expect(waiting(past(torn)).filter(([key]) => key === 'intake')).toEqual([]);
    expect(waiting(past(memo({ customer: null })))).toEqual(
      expect.arrayContaining([
        ['intake', 'service'],
        ['memo-answer', 'salesperson'],
      ]),
    );
  });

  it('is answered field by field and completes the memo, which stays signed', () => {
    const order = given(torn)
      .when(answer({ specialTerms: '无', 'lines.1.widthMm': '787' }))
      .accepted();
    expect(isComplete(order.content)).toBe(true);
    expect(order.content).toMatchObject({ specialTerms: '无', packaging: '防潮膜+木托盘' });
    expect(order.content.lines[0]).toMatchObject({ widthMm: 787, quantity: 12_500, unitPriceFen: 635_000 });
    expect(standing(order, memoAnswer)?.facts.answered).toEqual(['specialTerms', 'lines.1.widthMm']);
    expect(standing(order, intake)).toBeDefined();
    expect(turns(order).map(({ action }) => action.key)).not.toContain('memo-answer');
  });

  it('may be answered in part: the rest stays open', () => {
    const order = given(torn)
      .when(answer({ specialTerms: '无' }))
      .accepted();
    expect(askedOf(order)).toEqual(['spokeWith', 'spokenAt', 'words', 'lines.1.widthMm']);
  });

  it('is closed once production has its order (S10)', () => {
    givenOrder(bearing(past(torn), { action: 'production-order' }))
      .when(answer({ specialTerms: '无' }))
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S10' })] });
  });

  it('is refused without any answer, and with one the memo would refuse', () => {
    given(torn).when(answer({})).refused({ code: 'answers', rule: 'S2.3' });
    given(torn)
      .when(answer({ 'lines.1.widthMm': '20' }))
      .refused({ code: 'answers', fields: { 'lines.1.widthMm': expect.anything() } });
  });

  it('asks for a whole line where the fax shows none', () => {
    const bare = memo(
      Object.fromEntries(
        Object.keys(torn.raw).flatMap((key) => (key.startsWith('lines.') ? [[key, null]] : [])),
      ),
    );
    const line = {
      product: 'HG-WF70',
      form: 'sheet',
      widthMm: '787',
      lengthMm: '1092',
      quantity: '5',
      unitPrice: '6350',
    };
    const raw = Object.fromEntries(Object.entries(line).map(([name, value]) => [`lines.1.${name}`, value]));
    const order = given(bare).when(answer(raw)).accepted();
    expect(order.content.lines).toMatchObject([{ id: 1, form: 'sheet', lengthMm: 1092, quantity: 5000 }]);
    expect(isComplete(order.content)).toBe(true);
  });

  it('is refused to a stranger to the order, but not to the clerk', () => {
    given(torn)
      .when(answer({ specialTerms: '无' }, 'he'))
      .refused({ code: 'not-yours' });
    given(torn)
      .when(answer({ specialTerms: '无' }, 'chen'))
      .accepted();
  });

  it('is refused when nothing is open', () => {
    given(memo())
      .when(answer({ specialTerms: '无' }))
      .refused({ code: 'no-such-part' });
  });

  it('of an order by phone waits for nobody but may be answered', () => {
    const byPhone = memo({
      channel: 'phone',
      sourceFiles: null,
      specialTerms: null,
      readBack: ['later'],
    });
    expect(turns(past(byPhone)).map(({ action }) => action.key)).not.toContain('memo-answer');
    const order = past(byPhone);
    const said = givenOrder(order)
      .when(readBack(order, answer({ specialTerms: '无' })))
      .accepted();
    expect(said.content.source.readBack).toBe(true);
  });
});

describe('S2.3 a field that is unclear', () => {
  it('is asked about, keeps the terms from being signed, and is offered with what is noted now', () => {
    expect(openQuestions(past(memo(), unclear))).toMatchObject([{ id: 'q1', blockId: 'packaging' }]);
    expect(askedOf(past(memo(), unclear))).toContain('packaging');
    given(memo(), unclear)
      .when(signedTerms())
      .refused({
        code: 'not-yet',
        missing: [expect.objectContaining({ rule: 'S2.3', who: ['salesperson'] })],
      });
  });

  it('is settled by an answer, even one that confirms what is noted', () => {
    const order = past(memo(), unclear, answer({ packaging: '防潮膜+木托盘' }), signedTerms());
    expect(openQuestions(order)).toEqual([]);
    expect(turns(order).map(({ action }) => action.key)).toContain('technical');
  });

  it('is settled by a memo that says otherwise, and not by one that says the same', () => {
    expect(openQuestions(past(memo(), unclear, memo()))).toHaveLength(1);
    expect(openQuestions(past(memo(), unclear, memo({ packaging: '纸托盘' })))).toEqual([]);
  });

  it('keeps no name, phone or address among its facts', () => {
    const who = sign('memo-question', 'chen', { field: 'receiver', text: '李敏还是李明？' });
    const asked = past(memo(), who);
    expect(asked.marks['memo-question']?.[0]?.facts).toMatchObject({ blockId: 'receiver', value: null });
    const answered = past(memo(), who, answer({ receiver: '李明' }));
    expect(answered.content.receiver).toBe('李明');
    expect(openQuestions(answered)).toEqual([]);
    expect(answered.marks['memo-answer']?.[0]?.facts).toEqual({ answered: ['receiver'], changes: {} });
  });

  it('must be a field that has a value', () => {
    given(torn)
      .when(sign('memo-question', 'chen', { field: 'specialTerms', text: '？' }))
      .refused({ code: 'answers' });
  });
});
