import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import { turns } from '../../../src/order/waiting.ts';
import { schedule } from '../../../src/procedure/schedule/07-schedule.ts';
import { isFromStock, linesOf } from '../../../src/procedure/schedule/sources.ts';
import { rawMaterial, signedTechnical } from '../../support/deeds-commercial.ts';
import { confirmedAndSent, drawn, makeable, scheduledAt } from '../../support/deeds-confirmation.ts';
import { bearing, given, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { mill, people } from '../../support/mill.ts';

const inStock = (...lines: readonly number[]) =>
  Object.fromEntries(lines.map((id) => [`lines.${id}.fromStock`, ['yes']]));
const keys = (order: Parameters<typeof turns>[0]) => turns(order).map(({ action }) => action.key);

describe('S7 production schedule', () => {
  it('is signed in writing with dates, quantities and tolerance', () => {
    given(...makeable())
      .when(scheduledAt())
      .then(
        {
          productionOn: '2026-12-02',
          finishedOn: '2026-12-04',
          tolerance: 300,
          clauses: '无',
          lines: [
            { id: 1, quantity: 12_500, fromStock: null },
            { id: 2, quantity: 8_000, fromStock: null },
          ],
        },
        {
          fromStock: false,
          stock: [],
          quantities: [
            { id: 1, quantity: 12_500 },
            { id: 2, quantity: 8_000 },
          ],
        },
      );
  });

  it('is refused until technical has signed', () => {
    given(memo()).when(scheduledAt()).refused({ code: 'not-yet', rule: 'S7' });
  });

  it('is refused to a clerk', () => {
    given(...makeable())
      .when({ ...scheduledAt(), by: 'chen' })
      .refused({ code: 'not-yours', may: ['production'] });
  });

  it('is refused when it would be finished before it is produced', () => {
    given(...makeable())
      .when(scheduledAt('B', { finishedOn: '2026-12-01' }))
      .refused({
        code: 'answers',
        rule: 'S7',
        fields: expect.objectContaining({ finishedOn: expect.anything() }),
      });
  });

  it.each([
    ['productionOn', { productionOn: '2026-11-22' }],
    ['finishedOn', { ...inStock(1, 2), finishedOn: '2026-11-22' }],
    ['clauses', { clauses: ' ' }],
    ['tolerance', { tolerance: '5' }],
    ['lines.1.quantity', { 'lines.1.quantity': '10' }],
  ])('is refused at %s', (blockId, more) => {
    given(...makeable())
      .when(scheduledAt('B', more))
      .refused({ code: 'answers', fields: { [blockId]: expect.anything() } });
  });

  it('S6.3 shows the raw-material statement word for word, and falls with a new one', () => {
    const order = past(...makeable());
    const sight = { order, part: null, by: people.hu, at: '', today: '2026-11-23', outside: mill, raw: {} };
    expect(schedule.shows(sight).map(({ value }) => value.zh)).toContain(rawMaterial);
    const after = given(...makeable(), scheduledAt())
      .when(signedTechnical({ rawMaterial: '木浆只剩 3 吨。' }))
      .accepted();
    expect(standing(after, schedule)).toBeUndefined();
  });

  it('falls when packaging changes', () => {
    const after = given(...makeable(), scheduledAt())
      .when(memo({ packaging: '牛皮纸包装' }))
      .accepted();
    expect(standing(after, schedule)).toBeUndefined();
  });

  it('may be stated anew, which takes the place of the first and of the confirmation drawn on it', () => {
    const after = given(...makeable(), scheduledAt(), drawn())
      .when(scheduledAt('B', { finishedOn: '2026-12-05' }))
      .accepted();
    expect(after.marks.schedule?.map(({ fallen }) => fallen?.why ?? null)).toEqual(['superseded', null]);
    expect(keys(after)).toContain('confirmation');
  });

  it('is not stated anew while production has its order (S10)', () => {
    givenOrder(bearing(past(...makeable(), scheduledAt()), { action: 'production-order' }))
      .when(scheduledAt('B', { finishedOn: '2026-12-05' }))
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S10' })] });
  });

  it('may reach the customer’s tolerance and not pass it', () => {
    given(...makeable())
      .when(scheduledAt('B', { 'lines.1.quantity': '12.875' }))
      .accepted();
    given(...makeable())
      .when(scheduledAt('B', { 'lines.1.quantity': '12.876' }))
      .refused({ code: 'answers', rule: 'S7', fields: { 'lines.1.quantity': expect.anything() } });
  });

  it('is refused on a form shown before the statement changed', () => {
    given(...makeable(), signedTechnical({ rawMaterial: '木浆只剩 3 吨。' }))
      .when({ ...scheduledAt(), seen: 'a form of before' })
      .refused({ code: 'changed' });
  });

  it('reserves goods in stock without a production date', () => {
    const after = given(...makeable())
      .when(scheduledAt('B', { ...inStock(1, 2), productionOn: null }))
      .accepted();
    expect(standing(after, schedule)).toMatchObject({
      answers: { productionOn: null },
      facts: { fromStock: true, stock: [1, 2] },
    });
  });

  it('reserves one line and makes the other, for which it needs a production date', () => {
    given(...makeable())
      .when(scheduledAt('B', { ...inStock(2), productionOn: null }))
      .refused({ code: 'answers', fields: { productionOn: expect.anything() } });
    const after = given(...makeable())
      .when(scheduledAt('B', inStock(2)))
      .accepted();
    expect(linesOf(after, 'made').map(({ id }) => id)).toEqual([1]);
    expect(linesOf(after, 'stock').map(({ id }) => id)).toEqual([2]);
    expect(isFromStock(after)).toBe(false);
  });
});

describe('S7.a a declined schedule', () => {
  const decline = sign('schedule-decline', 'hu', { reason: '12-04 前机台已满，12-12 可完工。' });
  const opens = { id: 'order-9', number: 'SO-261123-009' };
  const settle = (raw: Record<string, string>) =>
    sign('schedule-settlement', 'zhou', { words: '陈志强 10:20 电话', ...raw });

  it('is declined with a reason and waits for the salesperson', () => {
    const after = given(...makeable())
      .when(decline)
      .then({ reason: '12-04 前机台已满，12-12 可完工。', lines: [] });
    expect(keys(after)).toContain('schedule-settlement');
    expect(keys(after)).not.toContain('schedule');
  });

  it('is refused without a reason, and once a schedule is signed', () => {
    given(...makeable())
      .when(sign('schedule-decline', 'hu', { reason: '' }))
      .refused({ code: 'answers' });
    given(...makeable(), scheduledAt())
      .when(decline)
      .refused({ code: 'not-yet' });
  });

  it('is not declined twice', () => {
    given(...makeable(), decline)
      .when(decline)
      .refused({ code: 'no-such-part' });
  });

  it('blocks the schedule until it is settled', () => {
    given(...makeable(), decline)
      .when(scheduledAt())
      .refused({ code: 'not-yet' });
    given(...makeable(), decline, settle({ outcome: 'again' }))
      .when(scheduledAt())
      .accepted();
  });

  it('is settled by a later date, which becomes the wanted one', () => {
    const after = given(...makeable(), decline)
      .when(settle({ outcome: 'later', wantedOn: '2026-12-14' }))
      .accepted();
    expect(after.content.wantedOn).toBe('2026-12-14');
    expect(keys(after)).toContain('schedule');
  });

  it('is refused an earlier date as a later one', () => {
    given(...makeable(), decline)
      .when(settle({ outcome: 'later', wantedOn: '2026-12-05' }))
      .refused({ code: 'answers', rule: 'S7.a' });
  });

  it('is settled by a split, after which terms and technical look at what stays', () => {
    const after = given(...makeable(), decline)
      .when({ ...settle({ outcome: 'split', 'lines.1.keeps': '6.5', 'lines.2.keeps': '0' }), opens })
      .accepted();
    expect(after.content.lines.map(({ id, quantity }) => ({ id, quantity }))).toEqual([
      { id: 1, quantity: 6_500 },
    ]);
    expect(after.marks['schedule-settlement']?.[0]?.facts).toMatchObject({
      split: {
        to: opens,
        lines: [
          { id: 1, product: { code: 'HG-WF70' }, quantity: 6_000 },
          { id: 2, product: { code: 'HG-KL125' }, quantity: 8_000 },
        ],
      },
    });
    expect(keys(after)).toContain('terms');
  });

  it.each([
    [{ 'lines.1.keeps': '0', 'lines.2.keeps': '0' }],
    [{ 'lines.1.keeps': '12.5', 'lines.2.keeps': '8' }],
    [{ 'lines.1.keeps': '13', 'lines.2.keeps': '8' }],
  ])('is refused a split of nothing, of everything or into more', (keeps) => {
    given(...makeable(), decline)
      .when(settle({ outcome: 'split', ...keeps }))
      .refused({ code: 'answers', rule: 'S7.a' });
  });

  it('may end in cancelling', () => {
    const after = given(...makeable(), decline)
      .when(settle({ outcome: 'cancel' }))
      .accepted();
    expect(after.status).toBe('cancelled');
  });

  it('is refused a split that keeps more of one line than was ordered', () => {
    given(...makeable(), decline)
      .when(settle({ outcome: 'split', 'lines.1.keeps': '13', 'lines.2.keeps': '0' }))
      .refused({ code: 'answers', rule: 'S7.a', fields: { 'lines.1.keeps': expect.anything() } });
  });

  it('is refused to settle what nobody declined', () => {
    given(...makeable())
      .when(settle({ outcome: 'again' }))
      .refused({ code: 'no-such-part' });
  });
});

describe('S7.b finished later than wanted', () => {
  const late = scheduledAt('B', { finishedOn: '2026-12-09' });
  const answer = (outcome: string) =>
    sign('late-answer', 'zhou', { outcome, whom: '陈志强', words: '可以等到 12-09。' });

  it('needs the customer’s answer before the confirmation', () => {
    given(...makeable(), late)
      .when(drawn({ promisedOn: '2026-12-09' }))
      .refused({ code: 'not-yet' });
    given(...makeable(), late, answer('accepts'))
      .when(drawn({ promisedOn: '2026-12-09' }))
      .accepted();
  });

  it('goes back to production when the customer insists, with their words', () => {
    const after = given(...makeable(), late)
      .when(answer('insists'))
      .accepted();
    expect(standing(after, schedule)).toBeUndefined();
    expect(keys(after)).toContain('schedule');
    const sight = {
      order: after,
      part: null,
      by: people.hu,
      at: '',
      today: '2026-11-23',
      outside: mill,
      raw: {},
    };
    expect(schedule.shows(sight).map(({ value }) => value.zh)).toContain('可以等到 12-09。');
  });

  it('may end in cancelling', () => {
    const after = given(...makeable(), late)
      .when(answer('cancel'))
      .accepted();
    expect(after.status).toBe('cancelled');
  });

  it('is not asked when production is in time, nor twice for one schedule', () => {
    given(...makeable(), scheduledAt())
      .when(answer('accepts'))
      .refused({ code: 'no-such-part' });
    given(...makeable(), late, answer('accepts'))
      .when(answer('accepts'))
      .refused({ code: 'already' });
  });

  it('lets everybody see the journey from schedule to sending', () => {
    expect(keys(past(...confirmedAndSent()))).toContain('return');
  });
});
