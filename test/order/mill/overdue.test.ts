import { describe, expect, it } from 'vitest';
import { homeView } from '../../../blocks/home.ts';
import { fireMatter } from '../../../src/mill/due.ts';
import { millEffects } from '../../../src/mill/effects.ts';
import { emptyRecord, evolveRecord } from '../../../src/mill/record.ts';
import { type Found, figuresOf } from '../../../src/procedure/figures.ts';
import { inProduction } from '../../support/deeds-production.ts';
import { drawingIn } from '../../support/drawing.ts';
import { mill, people } from '../../support/mill.ts';

const opened = evolveRecord(emptyRecord, { type: 'MillOpened', at: '2026-11-25T01:00:00.000Z' });
const sixOClock = '2026-11-25T10:00:00.000Z';

const found = (number: string, lateAt: string, who = 'service'): Found => ({
  ...figuresOf(inProduction(), mill),
  orderId: number,
  number,
  customer: '联兴',
  clerk: people.chen.id,
  salesperson: null,
  waits: [{ action: 'contract-review', who: [who], since: '2026-11-23T02:00:00.000Z', lateAt }],
});

const late = [
  found('SO-261101-001', '2026-11-24T09:00:00.000Z'),
  found('SO-261101-002', '2026-11-23T07:00:00.000Z'),
  found('SO-261101-003', '2026-11-25T09:30:00.000Z', 'finance'),
  found('SO-261101-004', '2026-11-26T02:00:00.000Z'),
];

const digest = (overdue: readonly Found[]) => {
  const gathered = { found: { overdue }, prepared: null };
  const events = fireMatter('digest:2026-11-25', sixOClock, {
    sight: { record: opened, outside: mill },
    gathered,
  });
  return millEffects({ version: 2, events }).flatMap(({ message }) => message.parts);
};

const said =
  '⏱ 3 overdue: Customer service 2 (longest 2 d 3 h: SO-261101-002 Contract review); Finance 1 (longest 30 min: SO-261101-003 Contract review)';

describe('§5 what is overdue', () => {
  it('is the first figure of the daily digest, on whom and how long, until it is settled', () => {
    const [first, second] = digest(late);
    expect(first?.text.en).toBe(said);
    expect(first?.lists).toEqual([expect.objectContaining({ name: 'overdue' })]);
    expect(second?.text.en).not.toContain('✅');
    expect(digest([])[0]?.text.en).toContain('✅ No order needs special attention');
  });

  it('is the first figure on Home of supervisor and director, and of nobody else', () => {
    const none = { rows: [], total: 0 };
    const drawing = { ...drawingIn('en'), now: sixOClock };
    const rows = late.map((row) => ({ ...row, _id: row.number }));
    const homeOf = (by: (typeof people)['wang']) =>
      JSON.stringify(homeView({ by, waiting: [], handled: none, overdue: rows }, drawing));
    for (const by of [people.wang, people.zhao]) expect(homeOf(by)).toContain('⏱ 3 overdue');
    expect(homeOf(people.chen)).not.toContain('overdue');
  });
});
