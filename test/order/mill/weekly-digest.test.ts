import { describe, expect, it } from 'vitest';
import { fireMatter, millDeadlines } from '../../../src/mill/due.ts';
import { millEffects } from '../../../src/mill/effects.ts';
import type { MillSight } from '../../../src/mill/matter.ts';
import { emptyRecord, evolveRecord } from '../../../src/mill/record.ts';
import { type Found, figuresOf } from '../../../src/procedure/figures.ts';
import { inProduction } from '../../support/deeds-production.ts';
import { mill } from '../../support/mill.ts';

const sight: MillSight = {
  record: evolveRecord(emptyRecord, { type: 'MillOpened', at: '2026-11-23T01:00:00.000Z' }),
  outside: mill,
};
const slot = 'weekly:2026-W48';
const mondayAtEight = '2026-11-30T00:00:00.000Z';

const order = (number: string, more: Partial<Found> = {}): Found => ({
  ...figuresOf(inProduction(), mill),
  orderId: number,
  number,
  customer: '联兴',
  clerk: '',
  salesperson: null,
  waits: [],
  leads: [],
  ...more,
});

const fired = (at: string, found: Readonly<Record<string, readonly Found[]>> = {}) =>
  fireMatter(slot, at, { sight, gathered: { found, prepared: null } });

const said = (found: Readonly<Record<string, readonly Found[]>>) => {
  const effects = millEffects({ version: 2, events: fired(mondayAtEight, found) });
  expect(effects.map(({ key, message }) => [key, message.channel])).toEqual([[`mill:${slot}:0`, 'digest']]);
  return effects.flatMap(({ message }) => message.parts);
};

const finished = (number: string, on: string, promisedOn: string | null): Found =>
  order(number, { finished: { on, promisedOn } });

const lead = (minutes: number, week = '2026-W48', action = 'intake') => ({ action, week, minutes });

describe('§5 the week', () => {
  it('is told when work begins on the Monday after it and asks for just that week, at the mill’s clock', () => {
    const weekly = millDeadlines(sight).find(({ due }) => due.slot === slot);
    expect(weekly?.due.dueAt).toBe(mondayAtEight);
    expect(weekly?.matter.asks(weekly.due, sight)).toEqual({
      finished: {
        kind: 'happened',
        what: 'finished',
        after: '2026-11-22T16:00:00.000Z',
        until: '2026-11-29T16:00:00.000Z',
      },
      overdue: { kind: 'late', against: 'promisedOn', on: '2026-11-30' },
      signed: { kind: 'figure', figure: 'signed:2026-W48' },
      open: { kind: 'figure', figure: 'open' },
    });
    expect(fired('2026-11-29T23:59:59.000Z')).toEqual([]);
    expect(fired(mondayAtEight)).toHaveLength(1);
    // In an outage's wake it waits for working time too, and knows since when it was due.
    expect(fired('2026-11-30T12:00:00.000Z')).toEqual([]);
    expect(fired('2026-12-01T00:00:00.000Z')).toMatchObject([{ dueAt: mondayAtEight }]);
  });

  it('says how many promises were kept: on the day is kept, and what was never promised is not counted', () => {
    const [promises] = said({
      finished: [
        finished('SO-1', '2026-11-25', '2026-11-25'),
        finished('SO-2', '2026-11-24', '2026-11-25'),
        finished('SO-3', '2026-11-26', '2026-11-25'),
        finished('SO-4', '2026-11-26', null),
      ],
      overdue: [order('SO-5')],
    });
    expect(promises).toMatchObject({
      text: { zh: '守诺率 66%（成品 3 单，按期 2 单）', en: 'Promises kept: 66% (2 of 3 finished orders)' },
      lists: [
        { name: 'kept', label: { en: 'Kept 2' } },
        { name: 'broken', label: { en: 'Broken 1' } },
        { name: 'overdue', label: { en: 'Overdue still 1' } },
      ],
    });
    expect(said({})[0]?.text.zh).toBe('守诺率 —（本周没有成品的订单）');
  });

  it('says the median time of each step signed in the week, the slowest first', () => {
    const [, leads] = said({
      signed: [
        order('SO-1', { leads: [lead(10), lead(9000, '2026-W47'), lead(1500, '2026-W48', 'review')] }),
        order('SO-2', { leads: [lead(65), lead(600)] }),
      ],
    });
    const [heading, first, second, ...more] = leads?.text.en.split('\n') ?? [];
    expect(heading).toBe('Lead time of each step (median)');
    expect(first).toMatch(/: 1 d 1 h \(1 signed\)$/);
    expect(second).toMatch(/: 1 h 5 min \(3 signed\)$/);
    expect(more).toEqual([]);
    expect(said({})[1]?.text.en).toBe('Lead time of each step (median)\nNone');
  });

  it('says on whom orders wait, each order once, with the longest wait; nothing that begins later', () => {
    const wait = (who: string, since: string) => ({ action: 'intake', who: [who], since });
    const [, , waiting] = said({
      open: [
        order('SO-1', { waits: [wait('UTANGBO', '2026-11-28T22:00:00.000Z')] }),
        order('SO-2', {
          waits: [
            wait('production', '2026-11-29T21:00:00.000Z'),
            wait('production', '2026-11-29T22:00:00.000Z'),
            wait('finance', '2026-12-01T00:00:00.000Z'),
          ],
        }),
        order('SO-3', { waits: [wait('production', '2026-11-27T20:00:00.000Z')] }),
      ],
    });
    expect(waiting?.text.zh.split('\n')).toEqual([
      '谁在等谁',
      expect.stringMatching(/^2 单等生产部，最久 2 天 4 小时：SO-3 /),
      expect.stringMatching(/^1 单等受派物流，最久 1 天 2 小时：SO-1 /),
    ]);
    expect(waiting?.lists?.map(({ name }) => name)).toEqual(['waits-production', 'waits-allotted']);
  });
});
