import { expect, it } from 'vitest';
import { reminder } from '../../../blocks/reminder.ts';
import { decide } from '../../../src/order/decide.ts';
import { effects } from '../../../src/order/effects.ts';
import { evolve } from '../../../src/order/evolve.ts';
import { signedTerms } from '../../support/deeds-commercial.ts';
import { drawingIn } from '../../support/drawing.ts';
import { commandOf, type Deed, past, sign } from '../../support/given.ts';
import { memo } from '../../support/memo.ts';
import { at, fire } from './played.ts';

const slot = 'wait:terms:2026-11-23T02:00:00.000Z:reminder';
const reminded = fire(past(memo()), slot, at('2026-11-23 14:00'));

const signedOn = (order: typeof reminded.order, deed: Deed) => {
  const decision = decide(commandOf(deed, order), order);
  const events = decision.ok ? decision.events : [];
  const version = order.version + 1;
  const after = events.reduce(evolve, { ...order, version });
  return { after, told: effects(order, { orderId: order.id, version, events }, after) };
};

it('a reminder whose matter is settled is drawn anew, once, without its button', () => {
  const { after, told } = signedOn(reminded.order, signedTerms());
  const redraws = told.flatMap((effect) => (effect.kind === 'redraw' ? [effect] : []));
  expect(redraws).toHaveLength(1);
  const { id: orderId, version } = reminded.order;
  const said = effects(past(memo()), { orderId, version, events: reminded.said }, reminded.order).find(
    (effect) => effect.kind === 'reminder' && effect.fired.some((one) => one.slot === slot),
  );
  expect(redraws[0]?.of).toBe(said?.key);
  const before = reminder({ fired: reminded.said }, reminded.order, drawingIn('zh'));
  expect(JSON.stringify(before.blocks)).toContain('open:terms');
  const drawn = reminder({ fired: redraws[0]?.fired ?? [] }, after, drawingIn('zh'));
  expect(JSON.stringify(drawn.blocks)).not.toContain('open:terms');
  expect(JSON.stringify(drawn.blocks)).toContain('✅');
  const held = signedOn(after, sign('hold', 'chen', { reason: '客户停机' }));
  expect(held.told.filter(({ kind }) => kind === 'redraw')).toEqual([]);
});

it('nothing is drawn anew for an order on hold, which goes on waiting when it is resumed', () => {
  const { told } = signedOn(reminded.order, sign('hold', 'chen', { reason: '客户停机' }));
  expect(told.filter(({ kind }) => kind === 'redraw')).toEqual([]);
});
