import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoErrors, mondayMorning, openTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { people } from '../support/mill.ts';

let mill: TestDesk;
beforeAll(async () => {
  mill = await openTestDesk({ at: mondayMorning });
});
afterAll(async () => {
  expectNoErrors(mill);
  await mill.close();
});

/** Rows as the relay keeps them, of orders that wait for their clerk, their salesperson and finance. */
const rows = () =>
  Array.from({ length: 120 }, (_, index) => {
    const since = '2026-11-22T01:00:00.000Z';
    const wait = (action: string, who: string) => ({
      action,
      who: [who],
      since,
      dueAt: since,
      lateAt: since,
    });
    return {
      _id: `listed-${index}`,
      number: `SO-261101-${String(index).padStart(3, '0')}`,
      status: 'open',
      customer: '百张纸业',
      clerk: people.li.id,
      delegates: [index === 7 ? people.zhou.id : people.he.id],
      placedAt: '2026-11-01T01:00:00.000Z',
      waits: [wait('return', 'salesperson'), wait('deposit', 'finance')],
      keys: ['bai'],
      people: [],
      figures: [],
    };
  });

describe('lists of more orders than a page holds', () => {
  it('count all that was found, and show as mine only what waits for me', async () => {
    await mill.database.collection<{ _id: string }>('orders').insertMany(rows());
    const zhou = mill.workspace.as('zhou.min');
    const answered = (words: string) =>
      mill.workspace.until(
        async () => (await zhou.ephemerals()).map((one) => textOf(one)).find((text) => text.includes(words)),
        `an answer with ${words}`,
      );
    await zhou.slash('/order find bai');
    expect(await answered('SO-261101-008')).toContain('还有 100 张');
    await zhou.slash('/order mine');
    const all = async () => (await zhou.ephemerals()).map((one) => textOf(one));
    await mill.workspace.until(
      async () => ((await all()).length > 1 ? true : undefined),
      'the second answer',
    );
    const mine = (await all()).at(-1) ?? '';
    expect(mine).toContain('SO-261101-007');
    expect(mine).not.toContain('SO-261101-008');
    expect(mine).not.toContain('定金');
  });
});
