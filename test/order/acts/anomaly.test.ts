import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import { stands } from '../../../src/order/order.ts';
import { fell } from '../../../src/order/void.ts';
import { turns } from '../../../src/order/waiting.ts';
import { quantityFor } from '../../../src/procedure/goods/quantities.ts';
import { anomalies, blockedBy, openAnomalies } from '../../../src/procedure/production/anomalies.ts';
import { anomaly } from '../../../src/procedure/production/anomaly.ts';
import { batches, bookedTotal } from '../../../src/procedure/warehouse/batches.ts';
import { acceptedGoods } from '../../../src/procedure/warehouse/stock.ts';
import {
  book,
  booked,
  handOver,
  inProduction,
  inspect,
  inspectQuality,
  inWarehouse,
  later,
  planned,
} from '../../support/deeds-production.ts';
import { onTheRoad } from '../../support/deeds-shipments.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';

const late = sign('anomaly', 'hu', { kind: 'date', what: '网部断裂，晚两天' });
const damp = sign('anomaly', 'lin', { kind: 'quality', what: '受潮', batch: 'b1', 'lines.1.quantity': '2' });
const [plan, approval, answer] = planned('a1');
if (!plan || !approval || !answer) throw new Error('the plan is three deeds');
const close = (outcome: string, more = {}) =>
  sign('anomaly-close', 'lin', { outcome, explanation: '见记录', ...more }, { part: 'a1' });

const twoTonnes = { 'lines.1.quantity': '2' };

const turnsOf = (order: Parameters<typeof turns>[0]) => turns(order).map(({ action }) => action.key);

describe('S11.1 anomaly', () => {
  it('is told at once to clerk, salesperson, supervisor and director', () => {
    const after = givenOrder(inProduction())
      .when(late)
      .then(
        {
          kind: 'date',
          what: '网部断裂，晚两天',
          batch: null,
          lines: [
            { id: 1, quantity: null },
            { id: 2, quantity: null },
          ],
        },
        { anomaly: { id: 'a1', kind: 'date', what: '网部断裂，晚两天', batch: null, quantities: [] } },
      );
    const mark = standing(after, anomaly, 'a1');
    expect(mark && anomaly.tells(after, mark)).toEqual([
      'service',
      'salesperson',
      'service-supervisor',
      'director',
    ]);
    expect(turnsOf(after)).toContain('emergency-plan');
  });

  it('is refused to finance, and with more than the batch holds', () => {
    givenOrder(inProduction())
      .when({ ...late, by: 'xu' })
      .refused({ code: 'not-yours' });
    givenOrder(later(inProduction(), handOver({ 1: '1' })))
      .when(damp)
      .refused({ code: 'answers', rule: 'S11.1' });
  });

  it('may be reported again: each report is an anomaly of its own', () => {
    expect(openAnomalies(later(inProduction(), late, late)).map(({ id }) => id)).toEqual(['a1', 'a2']);
  });

  it('never was once it is withdrawn', () => {
    const after = fell(later(inProduction(), late), ({ action }) => action === 'anomaly', {
      at: '2026-11-23T03:00:00.000Z',
      why: 'withdrawn',
      facets: [],
    });
    expect(anomalies(after)).toEqual([]);
  });

  it('may be opened by what any other act stores', () => {
    const order = bearing(inProduction(), {
      action: 'arrival',
      part: 's1',
      facts: { anomaly: { id: 'as1', kind: 'transport', what: '破损', batch: null, quantities: [] } },
    });
    expect(openAnomalies(order)).toMatchObject([{ id: 'as1', kind: 'transport' }]);
  });

  it('blocks the batch whose goods it touches, and no other', () => {
    expect(blockedBy(later(inWarehouse(), damp), 'b1')).toHaveLength(1);
    expect(blockedBy(later(inWarehouse(), late), 'b1')).toEqual([]);
  });
});

describe('S11.1 emergency plan', () => {
  it('is stated by the supervisor, with an action and a time for salesperson and clerk', () => {
    const { by: _, ...raw } = { by: '', ...plan.raw };
    givenOrder(later(inProduction(), late)).when(plan).accepted();
    givenOrder(later(inProduction(), late))
      .when({ ...plan, raw: { ...raw, clerkBy: '' } })
      .refused({ code: 'answers', rule: 'S11.1' });
    givenOrder(later(inProduction(), late))
      .when({ ...plan, raw: { ...raw, clerkBy: '1700000000' } })
      .refused({ code: 'answers', fields: { clerkBy: { zh: '时间已过', en: 'That time has passed' } } });
    givenOrder(later(inProduction(), late))
      .when({ ...plan, by: 'chen' })
      .refused({ code: 'not-yours' });
  });

  it('is approved by the director, another person', () => {
    givenOrder(later(inProduction(), late, plan))
      .when(approval)
      .accepted();
    givenOrder(later(inProduction(), late)).when(approval).refused({ code: 'not-yet' });
    const byDirector = bearing(later(inProduction(), late), {
      action: 'emergency-plan',
      part: 'a1',
      by: { id: 'UZHAOGANG', name: '赵刚' },
    });
    givenOrder(byDirector).when(approval).refused({ code: 'two-people' });
  });

  it('that is sent back is asked for again, and needs approval again', () => {
    const back = sign('plan-approval', 'zhao', { verdict: 'back', reason: '太迟' }, { part: 'a1' });
    const after = later(inProduction(), late, plan, back);
    expect(turnsOf(after)).toContain('emergency-plan');
    expect(stands(after, 'plan-approval', 'a1')).toBe(false);
    expect(turnsOf(later(after, plan))).toContain('plan-approval');
  });

  it('is not sent back without a reason', () => {
    givenOrder(later(inProduction(), late, plan))
      .when({ ...approval, raw: { verdict: 'back' } })
      .refused({ code: 'answers' });
  });

  it('is followed by the customer’s answer, which needs the approval', () => {
    givenOrder(later(inProduction(), late, plan))
      .when(answer)
      .refused({
        code: 'not-yet',
        missing: [
          {
            rule: 'S11.1',
            what: { zh: '总监批准的应急方案', en: 'an approved emergency plan' },
            who: ['service-supervisor', 'director'],
          },
        ],
      });
    givenOrder(later(inProduction(), late, plan, approval))
      .when(answer)
      .accepted();
  });
});

describe('S11.a closing an anomaly', () => {
  it('is quality’s where goods are touched', () => {
    const order = later(inProduction(), handOver(), damp, ...planned());
    const after = givenOrder(order).when(close('rework', twoTonnes)).accepted();
    expect(openAnomalies(after)).toEqual([]);
    givenOrder(order)
      .when({ ...close('rework'), by: 'wang' })
      .refused({ code: 'not-yours' });
  });

  it('is the supervisor’s where none are', () => {
    const order = later(inProduction(), late, ...planned());
    givenOrder(order).when(close('rework')).refused({ code: 'no-such-part' });
    const settle = sign('anomaly-settle', 'wang', { explanation: '停机检修，排产另签' }, { part: 'a1' });
    expect(openAnomalies(givenOrder(order).when(settle).accepted())).toEqual([]);
  });

  it('is refused before the customer answered the plan', () => {
    givenOrder(later(inProduction(), handOver(), damp, plan, approval))
      .when(close('scrap'))
      .refused({ code: 'not-yet' });
  });

  it('by concession needs the customer’s consent on file', () => {
    const order = later(inProduction(), handOver(), damp, ...planned());
    givenOrder(order)
      .when(close('concession'))
      .refused({
        code: 'answers',
        fields: { consent: { zh: '请填写', en: 'Please fill this in' } },
      });
    givenOrder(order)
      .when(close('concession', { consent: ['FCONSENT'], ...twoTonnes }))
      .accepted();
  });

  it('takes goods that were booked out of the warehouse again', () => {
    const order = later(inWarehouse(), damp, ...planned());
    const after = givenOrder(order)
      .when(close('scrap', { 'lines.1.quantity': '2' }))
      .accepted();
    expect(bookedTotal(after)).toContainEqual({ id: 1, quantity: 10_500 });
    givenOrder(order)
      .when(close('scrap', { 'lines.1.quantity': '13' }))
      .refused({ code: 'answers', rule: 'S11.a' });
  });

  it('by scrapping all of a batch leaves nothing to inspect, and more is to be made', () => {
    const whole = sign('anomaly', 'lin', {
      kind: 'quality',
      what: '整批色差',
      batch: 'b1',
      'lines.1.quantity': '12.5',
      'lines.2.quantity': '8',
    });
    const scrapped = later(
      inProduction(),
      handOver(),
      whole,
      ...planned(),
      close('scrap', { 'lines.1.quantity': '12.5', 'lines.2.quantity': '8' }),
    );
    expect(batches(scrapped)).toMatchObject([{ id: 'b1', finished: [], booked: [] }]);
    expect(turnsOf(scrapped)).toContain('quantity-outcome');
    const remade = later(
      scrapped,
      sign('quantity-outcome', 'zhou', {
        'lines.1.outcome': 'remake',
        'lines.2.outcome': 'remake',
        remarks: '重做',
      }),
    );
    expect(turnsOf(remade)).toContain('batch');
    expect(bookedTotal(later(remade, ...booked('b2')))).toEqual([
      { id: 1, quantity: 12_500 },
      { id: 2, quantity: 8000 },
    ]);
  });

  it('by scrapping some of a batch leaves the rest to be inspected and booked', () => {
    const scrapped = later(
      inProduction(),
      handOver(),
      damp,
      ...planned(),
      close('scrap', { 'lines.1.quantity': '2' }),
    );
    expect(batches(scrapped)).toMatchObject([
      {
        finished: [
          { id: 1, quantity: 10_500 },
          { id: 2, quantity: 8000 },
        ],
        booked: null,
      },
    ]);
    expect(turnsOf(scrapped)).toEqual(expect.arrayContaining(['inspection', 'inspection-quality']));
  });

  it('is not done twice', () => {
    const order = later(
      inProduction(),
      ...booked().slice(0, 1),
      damp,
      ...planned(),
      close('rework', twoTonnes),
    );
    givenOrder(order).when(close('rework', twoTonnes)).refused({ code: 'no-such-part' });
  });
});

describe('S11.a quantities add up', () => {
  const touched = () => later(inWarehouse(), damp, ...planned());

  it('a batch that is named is counted: nothing said is refused', () => {
    givenOrder(inWarehouse())
      .when(sign('anomaly', 'lin', { kind: 'quality', what: '受潮', batch: 'b1' }))
      .refused({
        code: 'answers',
        rule: 'S11.1',
        fields: {
          'lines.1.quantity': {
            zh: '请填写涉及数量；整批的填全部数量',
            en: 'Say how much of the batch it touches; all of it if it is the whole batch',
          },
        },
      });
  });

  it('scrapping nothing settles nothing', () => {
    givenOrder(touched()).when(close('scrap')).refused({ code: 'answers', rule: 'S11.a' });
  });

  it('each outcome has its quantity, and the anomaly stays open until they make up what is touched', () => {
    const half = givenOrder(touched())
      .when(close('scrap', { 'lines.1.quantity': '1.5' }))
      .accepted();
    expect(openAnomalies(half)).toMatchObject([{ id: 'a1', quantities: [{ id: 1, quantity: 500 }] }]);
    expect(bookedTotal(half)).toContainEqual({ id: 1, quantity: 11_000 });
    expect(quantityFor(acceptedGoods(half), 1)).toBe(10_500);
    givenOrder(half)
      .when(close('concession', { consent: ['FCONSENT'], 'lines.1.quantity': '0.501' }))
      .refused({ code: 'answers', rule: 'S11.a' });
    const whole = later(half, close('concession', { consent: ['FCONSENT'], 'lines.1.quantity': '0.5' }));
    expect(openAnomalies(whole)).toEqual([]);
    expect(quantityFor(acceptedGoods(whole), 1)).toBe(11_000);
  });

  it('what was left out of a booking is not taken out of it a second time', () => {
    const besides = later(
      inProduction(),
      handOver(),
      inspect(),
      inspectQuality(),
      damp,
      book('b1', { 1: '10.5', 2: '8' }),
      ...planned(),
    );
    expect(quantityFor(acceptedGoods(besides), 1)).toBe(10_500);
    const after = later(besides, close('scrap', twoTonnes));
    expect(bookedTotal(after)).toContainEqual({ id: 1, quantity: 10_500 });
  });

  it('of goods whose batch nobody named it is asked where they lie, so that none is scrapped and stays', () => {
    const line = sign('anomaly', 'lin', { kind: 'quality', what: '受潮', ...twoTonnes });
    const order = later(inWarehouse(), line, ...planned());
    givenOrder(order)
      .when(close('scrap', twoTonnes))
      .refused({ code: 'answers', fields: { batch: expect.anything() } });
    const after = later(order, close('scrap', { batch: 'b1', ...twoTonnes }));
    expect(quantityFor(acceptedGoods(after), 1)).toBe(10_500);
  });

  it('goods that have left are not scrapped any more', () => {
    const order = later(onTheRoad(), damp, ...planned());
    givenOrder(order).when(close('scrap', twoTonnes)).refused({ code: 'answers', rule: 'S11.a' });
    givenOrder(order)
      .when(close('concession', { consent: ['FCONSENT'], ...twoTonnes }))
      .accepted();
  });
});
