import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../../src/order/order.ts';
import { expectNoErrors, mondayMorning, openTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { produced } from '../support/produced.ts';

let mill: TestDesk;
let orders: readonly Order[];
let later: Order | undefined;
beforeAll(async () => {
  mill = await openTestDesk({ at: mondayMorning });
  orders = await produced(mill, 3);
  [later] = await produced(mill, 1, { first: 3, productionOn: '2026-11-25' });
});
afterAll(async () => {
  expectNoErrors(mill);
  await mill.close();
});

const numbers = () => orders.map(({ number }) => number);
const messagesWith = async (channel: string, words: string) =>
  (await mill.workspace.messages(channel)).filter((message) => textOf(message).includes(words));

describe('the reminder of the daily report', () => {
  it('names what is missing and leads to one form; at the cut-off what still is escalates by name, once', async () => {
    await mill.workspace.advance('PT7H30M');
    const [reminder, ...more] = await messagesWith('production', '请填生产日报');
    expect(more).toEqual([]);
    const asked = reminder ? textOf(reminder) : '';
    for (const number of numbers()) expect(asked).toContain(`${number} 联兴`);
    expect(asked).toContain('<!subteam^SPRODUCTION>');
    // Nothing is made of it before Wednesday, so nothing is owed of it (S12.1).
    expect(asked).not.toContain(later?.number);

    const hu = mill.workspace.as('hu.qiang');
    await hu.press('mill:daily-reports', reminder);
    const [first = '', ...rest] = numbers();
    await hu.fill({ [`${first}.nothingBecause~0`]: '停电' });
    await hu.submit();
    await hu.view('daily-reports-answer');

    await hu.closes(true);

    // Put off for an hour, it says so; the cut-off comes all the same.
    const menu = JSON.stringify(reminder?.blocks).match(/\{\\"slot[^}]*\\"when\\":\\"hour\\"\}/)?.[0] ?? '';
    await hu.press('mill-snooze', reminder, menu.replaceAll('\\"', '"'));
    await mill.desk.settle();
    await mill.workspace.until(
      async () => (await messagesWith('production', '胡强 推迟到'))[0],
      'the reminder to say that it was put off',
    );

    await mill.workspace.advance('PT1H1M');
    const again = (await messagesWith('production', '请填生产日报')).slice(1).map(textOf);
    expect(again).toHaveLength(1);
    expect(again[0]).not.toContain(first);
    for (const number of rest) expect(again[0]).toContain(number);
    const [escalation, ...others] = await messagesWith('order-escalations', '缺生产日报');
    expect(others).toEqual([]);
    const escalated = escalation ? textOf(escalation) : '';
    expect(escalated).toContain('<!subteam^SPRODUCTIONSUPERVISOR> <!subteam^SSERVICESUPERVISOR>');
    expect(escalated).not.toContain(first);
    for (const number of rest) expect(escalated).toContain(number);

    const recorded = await mill.database
      .collection('commits')
      .findOne({ orderId: 'mill', via: 'daily-report:2026-11-23:cut-off' });
    expect(recorded?.events[0].facts.lists.missing).toEqual(rest);
  });
});
