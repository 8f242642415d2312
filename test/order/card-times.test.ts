import { describe, expect, it } from 'vitest';
import { cardChangesAt } from '../../src/procedure/card-times.ts';
import { handOver, inProduction, later } from '../support/deeds-production.ts';
import { past, sign } from '../support/given.ts';
import { memo } from '../support/memo.ts';
import { mill } from '../support/mill.ts';
import { at, shown } from './deadlines/played.ts';

const next = (order: ReturnType<typeof inProduction>, now: string) => {
  const found = cardChangesAt(order, mill, at(now));
  return found && shown(found);
};

describe('when a card changes though nobody signs anything', () => {
  it('is when a prompt falls due, also on a day that nobody works', () => {
    expect(next(inProduction(), '2026-11-24 10:00')).toBe('12-01 08:00');
  });

  it('is when the order becomes late against a date, and each midnight while it is', () => {
    expect(next(inProduction(), '2026-12-07 18:00')).toBe('12-08 00:00');
    expect(next(inProduction(), '2026-12-12 18:00')).toBe('12-13 00:00');
  });

  it('is never for an order that waits for acts only, nor for lateness once all is handed over', () => {
    expect(next(past(memo()), '2026-11-24 10:00')).toBeNull();
    expect(next(later(inProduction(), handOver()), '2026-12-12 18:00')).toBeNull();
    expect(
      next(later(inProduction(), sign('hold', 'chen', { reason: '停机' })), '2026-12-12 18:00'),
    ).toBeNull();
  });
});
