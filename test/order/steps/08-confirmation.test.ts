import { describe, expect, it } from 'vitest';
import { sightOf } from '../../../src/order/decide.ts';
import { effects } from '../../../src/order/effects.ts';
import { standing } from '../../../src/order/marks.ts';
import { stands } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { confirmation } from '../../../src/procedure/confirmation/08-confirmation.ts';
import { prompts, revisions } from '../../../src/procedure/confirmation/confirmations.ts';
import {
  allTicked,
  confirmedAndSent,
  drawn,
  issued,
  makeable,
  noon,
  receivedOn,
  scheduledAt,
  seconds,
  sentOn,
} from '../../support/deeds-confirmation.ts';
import { bearing, commandOf, given, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';

const scheduled = [...makeable(), scheduledAt()];
const checked = (...more: Parameters<typeof drawn>) => [...scheduled, drawn(...more)];
const keys = (order: Parameters<typeof turns>[0]) => turns(order).map(({ action }) => action.key);

describe('S8 order confirmation', () => {
  it('is drawn with its number and revision, arrival condition and monitoring prompts', () => {
    given(...scheduled)
      .when(
        drawn({
          arrivalOn: '2026-12-05',
          arrivalCondition: '尾板车卸货',
        }),
      )
      .then(
        {
          promisedOn: '2026-12-04',
          relaxReason: null,
          relaxWords: null,
          arrivalOn: '2026-12-05',
          arrivalCondition: '尾板车卸货',
          prompt1: '开机后进度与质量',
          prompt1On: '2026-12-02',
          prompt2: null,
          prompt2On: null,
          prompt3: null,
          prompt3On: null,
          lines: [],
        },
        {
          revision: 1,
          number: 'SO-261123-001 r1',
          drawnOn: '2026-11-23',
          promisedOn: '2026-12-04',
          finishedOn: '2026-12-04',
          arrival: { on: '2026-12-05', condition: '尾板车卸货' },
          prompts: [{ id: 'm1', what: '开机后进度与质量', on: '2026-12-02' }],
        },
      );
  });

  it('is refused until S5, S6 and S7 are signed', () => {
    given(...makeable())
      .when(drawn())
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S7' })] });
  });

  it('says on its paper that the promised date is not the date of shipping', () => {
    const before = past(...scheduled);
    const order = givenOrder(before).when(drawn()).accepted();
    const mark = standing(order, confirmation);
    const [paper] = mark ? confirmation.papers(order, mark) : [];
    expect(paper?.notes.map(({ zh }) => zh).join()).toContain('承诺日为完工日，不是发货日');
    expect(paper?.number).toBe('SO-261123-001 r1');
    expect(paper?.table?.rows).toHaveLength(2);
  });

  it('draws a new revision each time, which voids the ticks', () => {
    const before = checked();
    const after = given(...before, issued(before))
      .when(drawn())
      .accepted();
    expect(revisions(after).map(({ revision, stands: inForce }) => [revision, inForce])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(stands(after, 'confirmation-issue')).toBe(false);
  });

  it('keeps the id of a prompt that comes again in a new revision', () => {
    const after = given(
      ...checked({ prompt1: '进度', prompt1On: '2026-12-02', prompt2: '质量', prompt2On: '2026-12-03' }),
    )
      .when(drawn({ prompt1: '质量', prompt1On: '2026-12-03', prompt2: '包装', prompt2On: '2026-12-04' }))
      .accepted();
    expect(prompts(after).map(({ id, what }) => [id, what])).toEqual([
      ['m2', '质量'],
      ['m3', '包装'],
    ]);
  });

  it.each([
    ['prompt1', { prompt1: null }],
    ['prompt1On', { prompt1On: null }],
    ['prompt2On', { prompt2: '进度', prompt2On: '2026-11-22' }],
  ])('is refused with half a prompt, at %s', (blockId, more) => {
    given(...scheduled)
      .when(drawn(more))
      .refused({ code: 'answers', fields: { [blockId]: expect.anything() } });
  });

  it('S11 is refused without a prompt where goods are made, and proposes the production and the finished date', () => {
    const order = past(...scheduled);
    givenOrder(order)
      .when(drawn({ prompt1: null, prompt1On: null }))
      .refused({ code: 'answers', rule: 'S11', fields: { prompt1: expect.anything() } });
    const sight = sightOf(commandOf(drawn(), order), order, null);
    const proposed = [confirmation.fields.prompt1On, confirmation.fields.prompt2On].map((field) =>
      field.initial?.({ ...sight, raw: {} }, undefined),
    );
    expect(proposed).toEqual(['2026-12-02', '2026-12-04']);
  });

  it('S11 needs no prompt where all lies in stock', () => {
    const none = { prompt1: null, prompt1On: null };
    const inStock = scheduledAt('B', {
      productionOn: null,
      'lines.1.fromStock': ['yes'],
      'lines.2.fromStock': ['yes'],
    });
    given(...makeable(), inStock)
      .when(drawn(none))
      .accepted();
  });

  it('is issued only with every box ticked', () => {
    const before = checked();
    given(...before)
      .when(issued(before))
      .accepted();
    given(...before)
      .when(sign('confirmation-issue', 'chen', { ...allTicked(past(...before)), 'lines.2.values': ['spec'] }))
      .refused({ code: 'answers', fields: { 'lines.2.values': expect.anything() } });
  });

  it('is not issued twice', () => {
    const before = checked();
    given(...before, issued(before))
      .when(issued(before))
      .refused({ code: 'already' });
  });

  it('S8.1 is no promise for a day that has passed, be it production’s own', () => {
    given(...scheduled)
      .when(drawn({ prompt1On: '2026-12-05' }, { at: noon('2026-12-05') }))
      .refused({
        code: 'answers',
        rule: 'S8.1',
        fields: { promisedOn: { zh: expect.any(String), en: expect.stringContaining('has passed') } },
      });
  });

  it('is received neither before it was sent nor in the future', () => {
    const sent = [...checked(), issued(checked()), sentOn('2026-11-24')];
    const received = (receivedAt: string) =>
      given(...sent).when({
        ...receivedOn('2026-11-24', { receivedAt: seconds(receivedAt) }),
        at: '2026-11-24T05:00:00.000Z',
      });
    for (const wrong of ['2026-11-24T03:30:00Z', '2026-11-24T05:05:00Z'])
      received(wrong).refused({ code: 'answers', rule: 'S8', fields: { receivedAt: expect.anything() } });
    received('2026-11-24T04:30:00Z').accepted();
  });

  it('is refused on a form drawn over an earlier revision', () => {
    const before = checked();
    given(...before, drawn())
      .when({ ...issued(before), seen: 'a form of r1' })
      .refused({ code: 'changed' });
  });

  it('is sent only once issued, never in the future or before', () => {
    const before = checked();
    given(...before)
      .when(sentOn())
      .refused({ code: 'not-yet' });
    const ready = [...before, issued(before)];
    given(...ready)
      .when(sentOn('2026-11-23', { sentAt: seconds(noon('2026-11-24')) }))
      .refused({ code: 'answers' });
    given(...ready)
      .when(sentOn('2026-11-23', { sentAt: seconds(noon('2026-11-20')) }))
      .refused({ code: 'answers' });
    const after = given(...ready)
      .when(sentOn())
      .accepted();
    expect(revisions(after)[0]?.sentOn).toBe('2026-11-23');
  });

  it('records the legible receipt with thanks', () => {
    const before = checked();
    const ready = [...before, issued(before), sentOn()];
    given(...ready)
      .when(receivedOn('2026-11-23', { thanked: [] }))
      .refused({ code: 'answers', fields: { thanked: expect.anything() } });
    const after = given(...ready)
      .when(receivedOn())
      .accepted();
    expect(keys(after)).toContain('return');
    given(...ready, receivedOn())
      .when(receivedOn())
      .refused({ code: 'already' });
  });

  it('is sent again when it could not be read', () => {
    const before = checked();
    const after = given(...before, issued(before), sentOn())
      .when(receivedOn('2026-11-23', { legible: 'no', thanked: [] }))
      .accepted();
    expect(keys(after)).toContain('confirmation-sent');
    const again = givenOrder(after).when(sentOn('2026-11-24')).accepted();
    expect(keys(again)).toContain('confirmation-received');
  });

  it('falls when anything it says changes', () => {
    const after = given(...confirmedAndSent())
      .when(memo({ receiver: '王五' }))
      .accepted();
    expect(stands(after, 'confirmation')).toBe(false);
    expect(stands(after, 'confirmation-issue')).toBe(false);
    expect(stands(after, 'schedule')).toBe(true);
    expect(keys(after)).toContain('confirmation');
  });

  it('is not drawn anew while production holds its order by it', () => {
    givenOrder(bearing(past(...confirmedAndSent()), { action: 'production-order' }))
      .when(drawn())
      .refused({ code: 'not-yet' });
  });

  it('has its paper behind a button of its line, a draft that is not kept', () => {
    const before = past(...scheduled);
    const after = givenOrder(before).when(drawn()).accepted();
    const mark = standing(after, confirmation);
    const event = {
      type: 'Signed' as const,
      action: 'confirmation' as const,
      part: null,
      by: { id: '', name: '' },
      for: null,
      at: '',
      answers: mark?.answers,
      facts: mark?.facts,
      seen: '',
    };
    const told = effects(before, { orderId: 'order-1', version: after.version, events: [event] }, after);
    expect(told).toContainEqual(
      expect.objectContaining({ kind: 'line', papers: [expect.objectContaining({ standing: 'draft' })] }),
    );
    expect(told.map(({ kind }) => kind)).not.toContain('print');
  });
});

describe('S8.1 the promised date', () => {
  const later = { promisedOn: '2026-12-08', relaxReason: 'payment' };

  it('is never earlier than production’s finished date', () => {
    given(...scheduled)
      .when(drawn({ promisedOn: '2026-12-03' }))
      .refused({ code: 'answers', rule: 'S8.1', fields: { promisedOn: expect.anything() } });
  });

  it('is later only with a reason', () => {
    given(...scheduled)
      .when(drawn({ promisedOn: '2026-12-08' }))
      .refused({ code: 'answers', rule: 'S8.1', fields: { relaxReason: expect.anything() } });
    given(...scheduled)
      .when(drawn({ promisedOn: '2026-12-08', relaxReason: 'other' }))
      .refused({ code: 'answers', fields: { relaxWords: expect.anything() } });
  });

  it('is later only with the responsible salesperson’s consent', () => {
    const before = checked(later);
    given(...before)
      .when(issued(before))
      .refused({ code: 'not-yet', missing: [expect.objectContaining({ rule: 'S8.1' })] });
    const consented = [...before, sign('promise-consent', 'zhou', { answer: 'agreed' })];
    given(...consented)
      .when(issued(consented))
      .accepted();
  });

  it('is consented to by that salesperson alone, once', () => {
    given(...checked(later))
      .when(sign('promise-consent', 'he', { answer: 'agreed' }))
      .refused({ code: 'not-yours' });
    given(...checked(later), sign('promise-consent', 'zhou', { answer: 'agreed' }))
      .when(sign('promise-consent', 'zhou', { answer: 'agreed' }))
      .refused({ code: 'already' });
  });

  it('is drawn anew when the salesperson does not agree', () => {
    const after = given(...checked(later))
      .when(sign('promise-consent', 'zhou', { answer: 'refused', reason: '客户等不了' }))
      .accepted();
    expect(stands(after, 'confirmation')).toBe(false);
    expect(keys(after)).toContain('confirmation');
  });

  it('needs no consent when it is production’s own', () => {
    given(...checked())
      .when(sign('promise-consent', 'zhou', { answer: 'agreed' }))
      .refused({ code: 'no-such-part' });
  });
});
