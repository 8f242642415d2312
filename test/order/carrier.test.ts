import { describe, expect, it } from 'vitest';
import { carrierLine } from '../../blocks/carrier-line.ts';
import { decide } from '../../src/order/decide.ts';
import { effects } from '../../src/order/effects.ts';
import type { OrderEvent } from '../../src/order/events.ts';
import { evolve } from '../../src/order/evolve.ts';
import type { Order } from '../../src/order/order.ts';
import type { CarrierReported } from '../../src/procedure/own-events.ts';
import type { CarrierStatement } from '../../src/procedure/shipping/shipment-facts.ts';
import { shipmentOf } from '../../src/procedure/shipping/shipments.ts';
import {
  arrived,
  briefed,
  left,
  noticed,
  onTheRoad,
  onward,
  readyToShip,
} from '../support/deeds-shipments.ts';
import { drawingIn, expectMessage, languages, markupIn } from '../support/drawing.ts';
import { at, due } from './deadlines/played.ts';

/** It left on Friday the 4th at 10:00 and is expected on the 5th at 18:00; its whereabouts are asked on the way. */
const road = onTheRoad();
const checkAt = shipmentOf(road, 's1')?.checks[0]?.at ?? '';

const passing: CarrierStatement = {
  source: '快递100',
  state: 'on-its-way',
  occurredAt: at('2026-12-04 21:40'),
  place: '河南,郑州市',
  words: '快件到达【郑州分拨中心】',
  expectedAt: null,
};
const delayed: CarrierStatement = {
  ...passing,
  occurredAt: at('2026-12-05 07:00'),
  expectedAt: at('2026-12-07 15:00'),
};
const broken: CarrierStatement = {
  ...passing,
  state: 'problem',
  occurredAt: at('2026-12-05 09:10'),
  words: '车辆故障',
};

const hear = (order: Order, said: CarrierStatement, when: string) => {
  const decision = decide({ type: 'HearCarrier', shipment: 's1', said, at: when }, order);
  const events = decision.ok ? decision.events : [];
  const after = events.reduce(evolve, { ...order, version: order.version + 1 });
  return {
    events,
    after: events.length > 0 ? after : order,
    report: events[0] as CarrierReported | undefined,
  };
};

describe('S17 a carrier that is asked', () => {
  it('answers a check that is due, instead of the clerk', () => {
    expect(due(road, 'check:s1:1')).toHaveLength(3);
    const { after, report } = hear(road, passing, checkAt);
    expect(report).toMatchObject({ state: 'on-its-way', answers: [1], source: '快递100' });
    expect(due(after, 'check:s1:1')).toEqual([]);
  });

  it('says nothing where no check is due and all is well', () => {
    expect(hear(road, passing, at('2026-12-04 11:00')).events).toEqual([]);
  });

  it('does not answer with old news', () => {
    const stale = { ...passing, occurredAt: at('2026-12-03 10:00') };
    expect(hear(road, stale, checkAt).events).toEqual([]);
  });

  it('is news once, whatever comes again or too late', () => {
    const first = hear(road, broken, at('2026-12-05 09:20'));
    expect(first.report).toMatchObject({ state: 'problem' });
    expect(hear(first.after, broken, at('2026-12-05 09:25')).events).toEqual([]);
    expect(hear(first.after, { ...passing, state: 'problem' }, at('2026-12-05 09:30')).events).toEqual([]);
  });

  it('that expects it later sets new check times, and is not news twice', () => {
    const { after, report } = hear(road, delayed, at('2026-12-05 08:00'));
    expect(report).toMatchObject({ state: 'delayed', expectedAt: at('2026-12-07 15:00') });
    expect(report?.checksAt.length).toBeGreaterThan(0);
    const shipment = shipmentOf(after, 's1');
    expect(shipment?.expectedAt).toBe(at('2026-12-07 15:00'));
    expect(shipment?.checks.filter(({ answered }) => !answered).map((check) => check.at)).toEqual(
      report?.checksAt,
    );
    expect(due(after, 'arrival:s1')[0]).toContain('12-07 15:00');
    expect(hear(after, delayed, at('2026-12-05 08:30')).events).toEqual([]);
  });

  it('is not heard of a shipment that has arrived, or that never left', () => {
    expect(hear(onward(road, arrived()), broken, at('2026-12-05 18:00')).events).toEqual([]);
    expect(hear(onward(readyToShip(), noticed(), briefed()), broken, at('2026-12-05 18:00')).events).toEqual(
      [],
    );
  });

  it.each(languages)(
    'is told in the thread in %s: the bot says who said it, and whom it concerns',
    (language) => {
      const told = (said: CarrierStatement, when: string) => {
        const { events, after, report } = hear(road, said, when);
        const [effect] = effects(
          road,
          { orderId: 'o', version: 9, events: events as readonly OrderEvent[] },
          after,
        );
        expect(effect).toMatchObject({ kind: 'carrier', key: 'o:9:0:carrier' });
        if (!report) throw new Error('nothing was said');
        const drawn = carrierLine({ ...report, version: 9 }, after, drawingIn(language));
        expectMessage(drawn.blocks, report.state);
        return { text: markupIn(drawn).join('\n'), blocks: JSON.stringify(drawn.blocks) };
      };
      const answered = told(passing, checkAt);
      expect(answered.text).toContain('快递100');
      expect(answered.text).not.toMatch(/<[@!]/);
      // Words of a carrier mention nobody.
      const hostile = { ...delayed, words: '<!channel> <@U1> 晚点' };
      expect(told(hostile, at('2026-12-05 08:00')).text.match(/<[@!]/g)?.length).toBe(2);
      for (const news of [told(delayed, at('2026-12-05 08:00')), told(broken, at('2026-12-05 09:20'))]) {
        expect(news.text.match(/<[@!]/g)?.length).toBe(2);
        expect(news.blocks).toContain('open:tracking');
      }
      const delivered = { ...passing, state: 'delivered' as const, occurredAt: at('2026-12-05 16:20') };
      expect(told(delivered, at('2026-12-05 16:30')).blocks).toContain('open:arrival');
    },
  );
});

describe('S17 what a carrier said', () => {
  it('loses its button once somebody has dealt with it, and says who', () => {
    const { after } = hear(road, broken, at('2026-12-05 09:20'));
    const [heard] = after.carrierReports;
    const settled = onward(after, arrived());
    const [effect] = effects(after, { orderId: 'o', version: settled.version, events: [] }, settled).filter(
      ({ kind }) => kind === 'carrier',
    );
    expect(effect).toMatchObject({
      key: `o:${settled.version}:carrier-answered:0`,
      of: `o:${heard?.version}:0:carrier`,
    });
    if (!heard) throw new Error('nothing was heard');
    const drawn = carrierLine(heard, settled, drawingIn('en'));
    expect(JSON.stringify(drawn.blocks)).not.toContain('open:');
    expect(markupIn(drawn).join('\n')).toContain('✓ Arrival');
    expectMessage(drawn.blocks, 'settled');
  });
});

describe('S17 a shipment without a waybill', () => {
  it('is asked about from people alone', () => {
    expect(left().raw.waybill).toBeUndefined();
    expect(due(road, 'check:s1:1')).toHaveLength(3);
  });
});
