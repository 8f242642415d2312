import { afterAll, beforeAll, expect, it } from 'vitest';
import { expectNoErrors, mondayMorning, openTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { produced } from '../support/produced.ts';

let mill: TestDesk;
beforeAll(async () => {
  mill = await openTestDesk({ at: mondayMorning });
});
afterAll(async () => {
  expectNoErrors(mill);
  await mill.close();
});

it('a card has the prompt that falls due on a Saturday, though nobody is told of it before Monday', async () => {
  const [order] = await produced(mill, 1);
  const card = async () => {
    const key = `card:${order?.id}`;
    const found = (await mill.workspace.messages('orders')).find(
      ({ metadata }) => metadata?.event_payload.key === key,
    );
    return found ? textOf(found) : '';
  };
  const prompt = '2026-12-05 复卷抽检';
  // From Monday at nine to ten minutes before eight on the second Saturday.
  await mill.workspace.advance('P11DT22H50M');
  expect(await card()).toContain('2026-12-01');
  expect(await card()).not.toContain(prompt);
  await mill.workspace.advance('PT30M');
  expect(await card()).toContain(prompt);
}, 120_000);
