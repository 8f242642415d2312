import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deadlines } from '../../../src/order/deadlines.ts';
import type { ActionKey } from '../../../src/order/keys.ts';
import type { Mark, Order } from '../../../src/order/order.ts';
import { factsOf } from '../../../src/order/order.ts';
import { turns } from '../../../src/order/waiting.ts';
import { find } from '../../../src/procedure/catalogue.ts';
import { totalFen } from '../../../src/procedure/goods/lines.ts';
import { shopChanges } from '../../../src/procedure/shop/shop-changes.ts';
import { shopView } from '../../../src/procedure/shop/shop-view.ts';
import { runs } from '../../support/property-seed.ts';
import { expectFoldedAnew, expectLawful } from './laws.ts';
import { nextShopCommand, placedShop } from './shop-story.ts';
import { type Move, mendedCommand, type Story, told, world } from './story.ts';

const life = fc.record({ first: fc.nat(), then: fc.array(fc.nat(), { maxLength: 45, size: 'max' }) });

describe('whatever member, clerk, accountant and logistics do with a shop order', () => {
  it('E1 to E5 hold, each counted from the signatures alone', () => {
    fc.assert(
      fc.property(life, ({ first, then }) => {
        let story = placedShop(first);
        for (const seed of then) story = moved(story, seed);
        expectFoldedAnew(story);
      }),
      { numRuns: runs(70) },
    );
  });

  it('it can be brought to its end by those whose turn it is (process §6.7)', () => {
    fc.assert(
      fc.property(life, ({ first, then }) => {
        let story = placedShop(first);
        for (const seed of then.slice(0, 15)) story = moved(story, seed);
        for (let tries = 0; tries < 250 && turns(story.order).length > 0; tries += 1)
          story = moved(story, first + 7919 * tries, 'steadily');
        expect(turns(story.order).map(({ action }) => action.key)).toEqual([]);
        expect(['closed', 'cancelled']).toContain(story.order.status);
        expect(deadlines(story.order, world)).toEqual([]);
      }),
      { numRuns: runs(30) },
    );
  });
});

const moved = (story: Story, seed: number, manner?: 'steadily'): Story => {
  const first = told(story, nextShopCommand(story, seed, manner));
  expectShopLaws(first.move);
  if (first.move.decision.ok || first.move.decision.refusal.code !== 'answers') return first.story;
  const again = told(story, mendedCommand(first.move, seed));
  expectShopLaws(again.move);
  return again.story;
};

const expectShopLaws = (move: Move): void => {
  expectLawful(move);
  const { before, command, decision, after } = move;
  if (!decision.ok) return;
  expect(find(command.action)?.process, 'no step of the other process').toBe('shop');
  expect(after.shop?.owner, 'an order stays its shop’s').toEqual(before.shop?.owner);
  laws[command.action]?.(before, move);
  expectEven(after);
  expectTold(before, after);
};

/** The version a shop knows rises with what it is told, and with nothing else. */
const expectTold = (before: Order, after: Order): void => {
  const told = shopChanges(before, { orderId: after.id, version: after.version }, after);
  const risen = after.shop?.told.version !== before.shop?.told.version;
  expect(risen, 'what a shop sees changes when it is told so').toBe(told.length > 0);
  if (risen) expect(after.shop?.told.version).toBe(after.version);
};

/** What each act may only do; said of the order before it. */
const laws: Readonly<Record<string, (before: Order, move: Move) => void>> = {
  'shop-change': (before, { command }) => expectUnlocked(before, command.by.id),
  'shop-withdraw': (before, { command }) => expectUnlocked(before, command.by.id),
  'shop-allot': (before) => expect(confirmations(before), 'allotted once confirmed').toHaveLength(1),
  'shop-payment': (before) => expect(confirmations(before), 'paid once confirmed').toHaveLength(1),
  'shop-confirm': (before) => expect(confirmations(before), 'confirmed once').toHaveLength(0),
  'shop-ship': (before) => {
    const total = totalFen(before.content.lines) ?? 0;
    if (before.content.paymentMethod === 'prepaid')
      expect(held(before), 'prepaid goods leave paid in full').toBeGreaterThanOrEqual(total);
  },
  'shop-delivery': (before, { after }) => {
    const state = Reflect.get(standing(after, 'shop-delivery').at(-1)?.facts ?? {}, 'state');
    if (['out', 'delivered', 'failed', 'redeliver', 'returned', 'lost'].includes(String(state)))
      expect(standing(before, 'shop-ship'), `${String(state)} only what has shipped`).toHaveLength(1);
  },
  'shop-cancel': (before) => {
    const last = Reflect.get(standing(before, 'shop-delivery').at(-1)?.facts ?? {}, 'state');
    if (standing(before, 'shop-ship').length > 0)
      expect(['returned', 'lost'], 'shipped, cancelled only once back or lost').toContain(last);
  },
};

const expectUnlocked = (before: Order, by: string): void => {
  expect(confirmations(before), 'nothing is changed after confirmation').toEqual([]);
  expect(by, 'by its own member').toBe(before.shop?.owner.id);
};

const expectEven = (order: Order): void => {
  expect(held(order), 'never refunded more than was received').toBeGreaterThanOrEqual(0);
  const view = shopView(order);
  if (order.status === 'closed') {
    expect(standing(order, 'shop-ship')).toHaveLength(1);
    expect(['delivered', 'returned', 'lost']).toContain(view.delivery.state);
    expect([view.payment.dueFen, view.payment.refundDueFen]).toEqual([0, 0]);
  }
  if (order.status === 'cancelled' && held(order) > 0)
    expect(turns(order).map(({ action }) => action.key)).toContain('shop-refund');
};

const confirmations = (order: Order): readonly Mark[] =>
  standing(order, 'shop-confirm').filter(({ facts }) => Reflect.get(Object(facts), 'result') === 'valid');

const held = (order: Order): number => sum(order, 'shop-payment') - sum(order, 'shop-refund');

const sum = (order: Order, key: ActionKey): number =>
  standing(order, key).reduce((all, { facts }) => all + Number(Reflect.get(Object(facts), 'fen')), 0);

const standing = (order: Order, key: ActionKey): readonly Mark[] => factsOf(order, key);
