import { describe, expect, it } from 'vitest';
import { type Order, stands } from '../../../src/order/order.ts';
import type { Raw } from '../../../src/order/raw.ts';
import { turns } from '../../../src/order/waiting.ts';
import {
  briefed,
  left,
  noticeChecks,
  noticed,
  onward,
  readyToShip,
  seconds,
  wholeOrder,
} from '../../support/deeds-shipments.ts';
import { bearing, givenOrder, sign } from '../../support/given.ts';
import { completeMemo } from '../../support/memo.ts';

const said = Object.fromEntries(
  Object.entries(completeMemo).filter(([blockId]) => blockId !== 'channel' && blockId !== 'sourceFiles'),
);
const changed = (order: Order, raw: Readonly<Record<string, Raw>>): Order =>
  onward(order, sign('revise', 'chen', { ...said, reason: '客户来电要求', ...raw }));
const papers = (order: Order) =>
  (['dispatch-notice', 'briefing'] as const).filter((key) => stands(order, key, 's1'));
const newTerms = { specialTerms: '不得雨淋' };

const shippedFirst = () =>
  onward(
    readyToShip(),
    sign('ship-first-request', 'chen', {
      reason: '客户停机待料',
      'lines.1.quantity': '12.5',
      'lines.2.quantity': '8',
    }),
    sign(
      'ship-first',
      'wang',
      { decision: 'authorised', saidAt: seconds('2026-11-23T02:00:00Z'), reason: '总监电话同意' },
      { part: 's1' },
    ),
  );

describe('S15 what changed after the notice', () => {
  it('S14 special terms, packaging or labels bring the notice down, and the briefing with it', () => {
    for (const change of [newTerms, { packaging: '木箱' }, { labels: '不贴' }]) {
      expect(papers(changed(onward(readyToShip(), noticed()), change))).toEqual([]);
      const order = changed(onward(readyToShip(), noticed(), briefed()), change);
      expect(papers(order)).toEqual([]);
      givenOrder(order).when(left()).refused({ code: 'not-yet' });
    }
  });

  it('is noticed anew and repeated back with the new term before the goods leave', () => {
    const order = changed(onward(readyToShip(), noticed(), briefed()), newTerms);
    expect(turns(order).map(({ action, part }) => [action.key, part?.id])).toContainEqual([
      'dispatch-notice',
      's1',
    ]);
    const again = onward(order, noticed({ checks: noticeChecks }, 's1'));
    givenOrder(again).when(briefed()).refused({ code: 'answers' });
    givenOrder(onward(again, briefed({ terms: ['term.1'] })))
      .when(left())
      .accepted();
  });

  it('S14.2 brings down the briefing of what goes first, which has no notice to fall', () => {
    const order = changed(onward(shippedFirst(), briefed()), newTerms);
    expect(stands(order, 'ship-first', 's1')).toBe(true);
    expect(papers(order)).toEqual([]);
    givenOrder(order).when(left()).refused({ code: 'not-yet' });
  });

  it('leaves both as they are once the goods have left, and where nothing of it changes', () => {
    expect(papers(changed(onward(readyToShip(), noticed(), briefed(), left()), newTerms))).toEqual([
      'dispatch-notice',
      'briefing',
    ]);
    expect(papers(changed(onward(readyToShip(), noticed(), briefed()), { wantedOn: '2026-12-20' }))).toEqual([
      'dispatch-notice',
      'briefing',
    ]);
  });

  it('leaves notices and briefings of before this rule standing, as they stood', () => {
    const notice = { action: 'dispatch-notice', part: 's1', facts: { quantities: wholeOrder } };
    const order = bearing(readyToShip(), notice, { action: 'briefing', part: 's1' });
    expect(papers(changed(order, newTerms))).toEqual(['dispatch-notice', 'briefing']);
  });
});
