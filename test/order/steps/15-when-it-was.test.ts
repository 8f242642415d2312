import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/order/marks.ts';
import type { Order } from '../../../src/order/order.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { shipped } from '../../../src/procedure/shipping/15-shipped.ts';
import { shipmentOf } from '../../../src/procedure/shipping/shipments.ts';
import {
  advised,
  arrived,
  briefed,
  left,
  noticed,
  onTheRoad,
  onward,
  readyToShip,
  receipted,
  seconds,
} from '../../support/deeds-shipments.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';

/** Typed on the 4th at 10:15, mill time; held at whatever time is given. */
const held = (heldAt: string) => ({
  ...briefed({ heldAt: seconds(heldAt) }),
  at: '2026-12-04T02:15:00.000Z',
});
const asked = sign('ship-first-request', 'chen', {
  reason: '客户停机待料',
  'lines.1.quantity': '12.5',
  'lines.2.quantity': '8',
});
const authorised = (saidAt: string) =>
  sign(
    'ship-first',
    'wang',
    { decision: 'authorised', saidAt: seconds(saidAt), reason: '总监电话同意' },
    { part: 's1', at: '2026-12-04T02:10:00.000Z' },
  );
const why = { whyEarlier: '雨前装车，事后补登' };
const departure = (order: Order) => standing(order, shipped, 's1');
const said = (order: Order) => {
  const mark = departure(order);
  return mark && shipped.says(order, mark);
};
const told = (order: Order) => {
  const mark = departure(order);
  return mark && shipped.tells(order, mark);
};
const noticedOrder = () => onward(readyToShip(), noticed());

describe('S15 when it was, besides when it was typed', () => {
  it('keeps when a briefing was held and a ship-first said, and proposes now', () => {
    const order = onward(
      readyToShip(),
      asked,
      authorised('2026-12-04T01:00:00Z'),
      held('2026-12-04T01:30:00Z'),
    );
    expect(order.marks['ship-first']?.at(-1)?.facts).toMatchObject({ saidAt: '2026-12-04T01:00:00.000Z' });
    expect(order.marks.briefing?.at(-1)).toMatchObject({
      at: '2026-12-04T02:15:00.000Z',
      facts: { heldAt: '2026-12-04T01:30:00.000Z' },
    });
    for (const [key, name] of [
      ['briefing', 'heldAt'],
      ['ship-first', 'saidAt'],
    ] as const) {
      const sight = { at: '2026-12-04T02:15:30.500Z' } as never;
      expect(find(key)?.fields[name]?.initial?.(sight, undefined)).toBe(seconds('2026-12-04T02:15:30Z'));
    }
  });

  it('neither was before the order, nor more than ten minutes ahead of the desk', () => {
    const early = { code: 'answers', rule: 'S15', fields: { heldAt: expect.anything() } } as const;
    givenOrder(noticedOrder()).when(held('2026-11-22T02:00:00Z')).refused(early);
    givenOrder(noticedOrder())
      .when(held('2026-12-04T02:26:00Z'))
      .refused({ code: 'answers', fields: { heldAt: expect.anything() } });
    givenOrder(noticedOrder()).when(held('2026-12-04T02:24:00Z')).accepted();
    givenOrder(onward(readyToShip(), asked))
      .when(authorised('2026-11-22T02:00:00Z'))
      .refused({ code: 'answers', rule: 'S14.2', fields: { saidAt: expect.anything() } });
  });

  it('the goods leave after the briefing was held, in the same minute at the soonest', () => {
    const order = onward(noticedOrder(), held('2026-12-04T02:05:40Z'));
    givenOrder(order)
      .when(left({ departedAt: seconds('2026-12-04T02:04:00Z'), ...why }))
      .refused({
        code: 'answers',
        rule: 'S15',
        fields: {
          departedAt: {
            zh: '发货复述在此之后；请核对时间，或由其本人撤回后按实际时间重新登记',
            en: 'It cannot have left before the briefing; check the time, or whoever recorded that withdraws it and records it anew with its true time',
          },
        },
      });
    givenOrder(order)
      .when(left({ departedAt: seconds('2026-12-04T02:05:00Z'), ...why }))
      .accepted();
  });

  it('and after the ship-first was said, also where a briefing was held before', () => {
    const order = onward(
      readyToShip(),
      asked,
      authorised('2026-12-04T01:50:00Z'),
      held('2026-12-04T01:00:00Z'),
    );
    givenOrder(order)
      .when(left({ departedAt: seconds('2026-12-04T01:40:00Z'), ...why }))
      .refused({ code: 'answers', rule: 'S15', fields: { departedAt: expect.anything() } });
    givenOrder(order)
      .when(left({ departedAt: seconds('2026-12-04T01:55:00Z'), ...why }))
      .accepted();
  });

  it('a departure before the typing of what it leans on needs a reason, which the supervisor is shown', () => {
    const order = onward(noticedOrder(), held('2026-12-04T01:00:00Z'));
    givenOrder(order)
      .when(left())
      .refused({
        code: 'answers',
        rule: 'S15',
        fields: {
          whyEarlier: {
            zh: '发车早于发货复述的登记；请写明原因，客服主管会看到',
            en: 'It left before the briefing was typed; say why, the service supervisor sees it',
          },
        },
      });
    const gone = givenOrder(order).when(left(why)).accepted();
    expect(said(gone)?.zh).toContain('早于登记发车：雨前装车，事后补登');
    expect(said(gone)?.en).toContain('left before that was typed: 雨前装车，事后补登');
    expect(told(gone)).toEqual(['service', 'service-supervisor']);
    givenOrder(gone).when(left(why)).refused({ code: 'already' });
  });

  it('needs none, and tells nobody more, where all was typed before', () => {
    const gone = givenOrder(onward(noticedOrder(), briefed())).when(left()).accepted();
    expect(told(gone)).toEqual(['service']);
  });

  it('a departure is ahead of the desk by ten minutes at most', () => {
    const order = onward(noticedOrder(), briefed());
    givenOrder(order)
      .when(left({ departedAt: seconds('2026-12-04T02:39:00Z') }))
      .accepted();
    givenOrder(order)
      .when(left({ departedAt: seconds('2026-12-04T02:41:00Z') }))
      .refused({ code: 'answers', fields: { departedAt: expect.anything() } });
  });

  it('a departure lies not before the order, also after a briefing that says only when it was typed', () => {
    const order = bearing(noticedOrder(), { action: 'briefing', part: 's1', facts: { withTerms: true } });
    givenOrder(order)
      .when(left({ departedAt: seconds('2026-11-20T02:00:00Z'), ...why }))
      .refused({ code: 'answers', rule: 'S15', fields: { departedAt: expect.anything() } });
    givenOrder(order).when(left()).accepted();
  });

  it('draws a departure of before, which knows no such question', () => {
    const { note, quantities, departedAt, expectedAt } = { ...shipmentOf(onTheRoad(), 's1') };
    const order = bearing(onward(noticedOrder(), briefed()), {
      action: 'shipped',
      part: 's1',
      answers: { carrier: '顺通物流', waybill: null, plate: '粤S·A1234', collectedBy: null },
      facts: { note, quantities, departedAt, expectedAt, checksAt: [] },
    });
    expect(said(order)?.zh).toBe('SO-261123-001-S1 · 顺通物流 · 粤S·A1234');
    expect(told(order)).toEqual(['service']);
  });
});

describe('S18 one after the other', () => {
  it('nothing arrives before it left', () => {
    const order = onward(onTheRoad(), advised());
    givenOrder(order)
      .when(arrived({ arrivedAt: seconds('2026-12-04T01:59:00Z') }))
      .refused({ code: 'answers', rule: 'S18', fields: { arrivedAt: expect.anything() } });
    givenOrder(order).when(arrived()).accepted();
  });

  it('a receipt is signed on the day of the arrival at the mill’s clock or later, never before', () => {
    const late = { arrivedAt: seconds('2026-12-05T17:00:00Z') };
    const order = onward(onTheRoad(), { ...arrived(late), at: '2026-12-05T18:00:00.000Z' });
    expect(shipmentOf(order, 's1')?.arrivedAt).toBe('2026-12-05T17:00:00.000Z');
    const signedOn = (day: string) => {
      const deed = receipted();
      return { ...deed, raw: { ...deed.raw, signedOn: day } };
    };
    givenOrder(order)
      .when(signedOn('2026-12-05'))
      .refused({
        code: 'answers',
        rule: 'S18',
        fields: {
          signedOn: {
            zh: '货物 2026-12-06 才到，签收不能更早；到货时间有误的，先撤回到货登记',
            en: 'The goods arrived on 2026-12-06: it is not signed before that; where the arrival is wrong, withdraw it first',
          },
        },
      });
    givenOrder(onward(order, signedOn('2026-12-06')))
      .when(signedOn('2026-12-06'))
      .refused({ code: 'already' });
  });
});
