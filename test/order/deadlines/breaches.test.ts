import { describe, expect, it } from 'vitest';
import { overdueMessage } from '../../../blocks/overdue.ts';
import { overdueEntry, overdueFor } from '../../../blocks/reminder.ts';
import { effects } from '../../../src/order/effects.ts';
import { breaches } from '../../../src/order/law.ts';
import type { Order } from '../../../src/order/order.ts';
import { laws } from '../../../src/procedure/laws.ts';
import { confirmed, ordered, scheduled, termsSigned } from '../../support/deeds-production.ts';
import { gradeA, onTheRoad } from '../../support/deeds-shipments.ts';
import { drawingIn } from '../../support/drawing.ts';
import { type Borne, bearing, borne, givenOrder, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { at, due, fire, play, saidAs, told } from './played.ts';

const now = at('2026-12-08 10:00');
const slot = 'breach:§6.1:running';

/** Grade A is produced before its return; made grade C, it may not be. */
const inProductionAsA = (): Order =>
  bearing(past(memo(gradeA)), termsSigned, scheduled, ...confirmed, ...ordered);
const lowered = givenOrder(inProductionAsA())
  .when(sign('regrade', 'wang', { grade: 'C', contract: 'kept', reason: '逾期' }, { at: now }))
  .accepted();
const all = fire(lowered, `${slot}:1`, now);
const shown = { order: all.order, said: saidAs(all, `${slot}:1`) };
const stopped: Borne = { action: 'stop-acknowledge', at: now, facts: { made: [] } };

const fired = (() => {
  const [one] = shown.said;
  if (!one)
    throw new Error(
      JSON.stringify([
        lowered.content.customer,
        breaches(laws, lowered),
        Object.entries(lowered.marks).map(([k, m]) => [k, m?.map((x) => x.fallen?.why)]),
        due(lowered),
      ]),
    );
  return one;
})();

/** What is told of a signature besides its own line. */
const drawnAnew = (order: Order, mark: Borne) => {
  const after = bearing(order, mark);
  const commit = { orderId: order.id, version: after.version, events: [borne(mark)] };
  return effects(order, commit, after).filter(
    (one) => (one.kind === 'redraw' || one.kind === 'overdue-settled') && JSON.stringify(one).includes(slot),
  );
};

describe('§6 a breach that news makes known', () => {
  it('is shown to supervisor and director, in the words of the law, with the order and not as late', () => {
    expect(due(inProductionAsA(), 'breach')).toEqual([]);
    expect(breaches(laws, lowered).map(({ of }) => of)).toEqual(['running']);
    expect(shown.said).toMatchObject([
      { kind: 'breach', rule: '§6.1', action: 'stop-acknowledge', who: ['service-supervisor', 'director'] },
    ]);
    const words = {
      zh: ['违反规定（§6.1）', '没有经审核的回传：请生产部停产签收', '1 项须处理'],
      en: ['A rule is broken (§6.1)', 'production acknowledges the stop', '1 to be dealt with'],
    };
    for (const language of ['zh', 'en'] as const) {
      const drawing = drawingIn(language);
      const to = overdueFor(fired, shown.order, drawing);
      const entry = { ...overdueEntry(fired, shown.order, drawing), to, isSettled: false, isBreach: true };
      const drawn = JSON.stringify(overdueMessage([entry], language));
      for (const word of words[language]) expect(drawn).toContain(word);
    }
  });

  it('is said in the thread and in the escalation channel, once', () => {
    const { id: orderId, version } = shown.order;
    const effected = effects(lowered, { orderId, version, events: all.said }, shown.order);
    expect(effected.filter((one) => JSON.stringify(one).includes(slot)).map(({ kind }) => kind)).toEqual([
      'overdue',
      'reminder',
    ]);
    expect(told(play(shown.order, at('2026-12-20 10:00')), 'breach')).toEqual([]);
    expect(fire(shown.order, `${slot}:1`, now).said).toEqual([]);
  });

  it('is drawn anew once it is settled, with the act that did so', () => {
    expect(drawnAnew(shown.order, stopped).map(({ kind }) => kind)).toEqual(['redraw', 'overdue-settled']);
    const entry = overdueEntry(fired, bearing(shown.order, stopped), drawingIn('zh'));
    expect(JSON.stringify(entry.blocks)).toMatch(/✅.*§6\.1.*已处理：停产签收/);
    expect(JSON.stringify(entry.blocks)).not.toContain('open:');
    expect(drawnAnew(shown.order, { action: 'chase', at: now })).toEqual([]);
  });

  it('that comes again is shown again, since its end was written down', () => {
    const back = bearing(shown.order, stopped);
    const ended = fire(back, 'breach-over:§6.1:running:1', at('2026-12-08 22:00'));
    expect(saidAs(ended, 'breach-over:§6.1:running:1')).toMatchObject([{ kind: 'breach', who: [] }]);
    expect(due(ended.order, 'breach')).toEqual([]);
    const again: Order = { ...ended.order, marks: { ...ended.order.marks, 'stop-acknowledge': [] } };
    expect(due(again, 'breach').map((one) => one.slice(12))).toEqual([`${slot}:2`]);
    expect(saidAs(fire(again, `${slot}:2`, now), `${slot}:2`)).toHaveLength(1);
  });

  it('waits for working hours like any reminder', () => {
    expect(fire(lowered, `${slot}:1`, at('2026-12-08 22:00')).said).toEqual([]);
  });
});

describe('§6 an order that breaks a law from before', () => {
  const touching = {
    anomaly: {
      id: 'a1',
      kind: 'quality',
      what: '受潮',
      batch: 'b1',
      quantities: [{ id: 1, quantity: 12_500 }],
    },
  };

  it('is shown by what it is, whichever act made it so', () => {
    expect(due(onTheRoad(), 'breach')).toEqual([]);
    const anomalous = bearing(onTheRoad(), { action: 'anomaly', part: 'a1', facts: touching });
    expect(due(anomalous, 'breach').map((one) => one.slice(12))).toEqual(['breach:§6.2:left:1:1']);
  });

  it('is shown on a cancelled order too, without sums where the channel reads along', () => {
    const paidOut: Borne = { action: 'payment-allot', facts: { money: { kind: 'out', fen: 500 } } };
    const order: Order = { ...bearing(lowered, paidOut), status: 'cancelled' };
    const [slotOfIt] = due(order, 'breach').map((one) => one.slice(12));
    expect(slotOfIt).toBe('breach:§6.9:account:C004:1');
    const fires = fire(order, slotOfIt ?? '', now);
    const drawn = saidAs(fires, slotOfIt ?? '').flatMap((one) =>
      (['all', 'open'] as const).map((sees) =>
        JSON.stringify(overdueEntry(one, fires.order, { ...drawingIn('zh'), sees }).blocks),
      ),
    );
    expect(drawn).toEqual([expect.stringContaining('5.00 元'), expect.not.stringContaining('5.00')]);
  });
});
