import { describe, expect, it } from 'vitest';
import { orderList } from '../../blocks/order-list.ts';
import { waitsText } from '../../blocks/waits.ts';
import { turns } from '../../src/order/waiting.ts';
import { isOwnWait } from '../../src/procedure/own-waits.ts';
import { inProduction } from '../support/deeds-production.ts';
import { drawingIn } from '../support/drawing.ts';
import { people } from '../support/mill.ts';

const en = drawingIn('en');
const row = (number: string, since: string) => ({
  _id: number,
  number,
  status: 'open',
  customer: '联兴',
  waits: [{ action: 'monitoring', since }],
});

describe('lists of orders', () => {
  it('say how many more there are in all, not of the page that was fetched', () => {
    const rows = Array.from({ length: 50 }, (_, index) => row(`SO-${index}`, '2026-11-25T05:00:00.000Z'));
    expect(JSON.stringify(orderList({ rows, total: 120 }, en))).toContain('and 100 more');
    expect(JSON.stringify(orderList({ rows: rows.slice(0, 3), total: 3 }, en))).not.toContain('more');
  });

  it('say of what is yet to come when it is expected, not that it has waited for no minutes', () => {
    const text = JSON.stringify(orderList({ rows: [row('SO-1', '2026-12-09T00:00:00.000Z')], total: 1 }, en));
    expect(text).toContain('(expected 12-09)');
    expect(text).not.toContain('0 min');
    const order = inProduction();
    const card = waitsText(
      turns(order).filter(({ action }) => action.key === 'monitoring'),
      order,
      en,
    ).join('\n');
    expect(card).toContain('expected 12-01');
    expect(card).not.toMatch(/since 12-|From 12-/);
  });

  it('hold as one’s own only what waits for this very person', () => {
    const own = { clerk: people.chen.id, delegates: [people.zhou.id] };
    const wait = (who: string) => ({ who: [who] });
    expect(isOwnWait(wait('salesperson'), own, people.zhou)).toBe(true);
    expect(isOwnWait(wait('salesperson'), own, people.he)).toBe(false);
    expect(isOwnWait(wait('service'), own, people.chen)).toBe(true);
    expect(isOwnWait(wait('service'), own, people.li)).toBe(false);
    expect(isOwnWait(wait('technical'), own, people.sun)).toBe(true);
    expect(isOwnWait(wait('finance'), own, people.zhou)).toBe(false);
  });
});
