import { describe, expect, it } from 'vitest';
import { deadlines } from '../../src/order/deadlines.ts';
import { timesOf } from '../../src/order/due.ts';
import type { Order } from '../../src/order/order.ts';
import { nextCallingTime } from '../../src/order/time/quiet-hours.ts';
import { turns } from '../../src/order/waiting.ts';
import { boardRow } from '../../src/store/board.ts';
import { confirmedAndSent, seconds } from '../support/deeds-confirmation.ts';
import { inProduction } from '../support/deeds-production.ts';
import { onTheRoad } from '../support/deeds-shipments.ts';
import { bearing, past, sign } from '../support/given.ts';
import { memo } from '../support/memo.ts';
import { mill } from '../support/mill.ts';
import { at, shown } from './deadlines/played.ts';

const waitOf = (order: Order, key: string, part: string | null = null) => {
  const found = boardRow(order, mill).waits.find((wait) => wait.action === key && wait.part === part);
  return found && { dueAt: shown(found.dueAt), lateAt: shown(found.lateAt) };
};

describe('when a turn is due is said by one rule, in lists and on Home as in reminders', () => {
  const promised = sign('reply-promise', 'chen', {
    replyBy: seconds(at('2026-11-25 15:00')),
    toldWhom: '陈志强',
    toldAt: seconds('2026-11-23T02:00:00.000Z'),
    thanks: ['yes'],
  });

  it('S4: a reply is due when it was promised, not so many hours after the promise', () => {
    expect(waitOf(past(memo(), promised), 'reply-given')).toEqual({
      dueAt: '11-25 15:00',
      lateAt: '11-25 15:00',
    });
  });

  it('S9: a return is not late the evening it was asked for, but from the first morning it is asked for again', () => {
    expect(waitOf(past(...confirmedAndSent()), 'return')?.lateAt).toBe('11-24 08:00');
    expect(waitOf(past(...confirmedAndSent()), 'deposit')?.lateAt).toBe('11-24 08:00');
  });

  it('S10.1: goods are due in the course of production’s own finished date', () => {
    expect(waitOf(inProduction(), 'batch', '')?.lateAt).toBe('12-08 00:00');
  });

  it('S11, S18: a prompt and an arrival are due from their day on', () => {
    expect(waitOf(inProduction(), 'monitoring', 'm1')?.dueAt).toBe('12-01 16:00');
    expect(waitOf(onTheRoad(), 'arrival', 's1')?.lateAt).toBe('12-07 12:00');
  });

  it('S14.2: the notice of goods that went first is due after 24 elapsed hours', () => {
    const order = bearing(onTheRoad(), {
      action: 'ship-first',
      part: 's2',
      at: at('2026-12-02 10:00'),
      facts: { authorised: true, quantities: [{ id: 1, quantity: 500 }] },
    });
    expect(waitOf(order, 'dispatch-notice', 's2')?.dueAt).toBe('12-03 10:00');
  });

  it('is what reminders and escalations of every turn ask too', () => {
    for (const order of [past(memo(), promised), past(...confirmedAndSent()), inProduction(), onTheRoad()]) {
      const all = deadlines(order, mill).map(({ dueAt }) => dueAt);
      const said = turns(order).flatMap((turn) => timesOf(turn, order, mill).said ?? []);
      // What falls outside working time is said when work begins.
      for (const { first } of said) expect(all).toContain(nextCallingTime(first, mill));
    }
  });
});
