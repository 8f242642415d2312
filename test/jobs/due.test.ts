import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepDue } from '../../jobs/due.ts';
import { createLog } from '../../src/log.ts';
import { nextWorkingStart } from '../../src/order/calendar.ts';
import { collections } from '../../src/store/collections.ts';
import { expectNoErrors, openTestDesk, orderOf, type TestDesk, textOf } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';
import type { Filling } from '../support/workspace-person.ts';

let mill: TestDesk;
beforeAll(async () => {
  mill = await openTestDesk();
});
afterAll(async () => {
  expectNoErrors(mill);
  await mill.close();
});

const memo = { ...completeMemo, sourceFiles: [{ name: 'fax.png', text: 'a fax' }] } as Readonly<
  Record<string, Filling>
>;

/** Takes a complete order in: from then on the clerk's check of the terms and the reply promise are waited for. */
const takeIn = async () => {
  const chen = mill.workspace.as('chen.yu');
  await chen.slash('/order new');
  await chen.view('intake');
  await chen.pressInView('form:add-line');
  await chen.fill(memo);
  expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
  await mill.desk.settle();
  const card = await mill.card();
  const orderId = String(
    (await mill.database.collection('commits').findOne({ number: orderOf(card) }))?.orderId,
  );
  return { card, orderId };
};

/** To an hour of work about a week on, whatever hour it is now: at night nobody is called. */
const aWeekPasses = async (): Promise<void> => {
  const now = mill.desk.ports.now().getTime();
  const then = nextWorkingStart(new Date(now + 7 * 86_400_000).toISOString(), mill.desk.ports.outside());
  await mill.workspace.advance(`PT${Math.ceil((Date.parse(then) - now) / 1000) + 60}S`);
};

const rows = async (orderId: string) =>
  mill.database.collection('deadlines').find({ orderId }).sort({ dueAt: 1 }).toArray();

const firedOn = async (orderId: string): Promise<readonly string[]> =>
  (await mill.database.collection('commits').find({ orderId }).sort({ version: 1 }).toArray())
    .flatMap(({ events }) => events as { type: string; slot: string }[])
    .filter(({ type }) => type === 'DeadlineFired')
    .map(({ slot }) => slot);

const reminders = async (channel: string, orderId: string): Promise<readonly string[]> =>
  (await mill.workspace.messages(channel))
    .filter(({ metadata }) => /:(reminder|escalation)$/.test(String(metadata?.event_payload.key)))
    .filter(({ metadata }) => String(metadata?.event_payload.key).startsWith(orderId))
    .map(textOf);

describe('what falls due', () => {
  it('is said once in the thread, then in the escalation channel too, and never after it is settled', async () => {
    const { orderId } = await takeIn();
    expect((await rows(orderId)).map(({ slot }) => String(slot).split(':')[1])).toContain('terms');
    expect(await firedOn(orderId)).toEqual([]);

    await aWeekPasses();
    const slots = await firedOn(orderId);
    expect(new Set(slots).size).toBe(slots.length);
    expect(slots.filter((slot) => slot.startsWith('wait:terms')).map((slot) => slot.slice(-12))).toEqual(
      ['Z:reminder', 'escalation:1', 'escalation:2'].map((end) =>
        expect.stringMatching(new RegExp(`${end}$`)),
      ),
    );
    const thread = await reminders('orders', orderId);
    expect(thread).toHaveLength(slots.length);
    expect(thread.filter((text) => text.includes('条款')).length).toBeGreaterThan(0);
    const escalated = slots.filter((slot) => slot.includes('escalation'));
    expect(await reminders('order-escalations', orderId)).toHaveLength(escalated.length);

    await mill.desk.settle();
    await mill.workspace.advance('PT20M');
    expect(await firedOn(orderId)).toEqual(slots);
    expect(await reminders('orders', orderId)).toHaveLength(slots.length);
  });

  it('is fired once by however many sweeps run at once', async () => {
    const { orderId } = await takeIn();
    const due = { dueAt: '2000-01-01T00:00:00.000Z' };
    await mill.database.collection('deadlines').updateMany({ orderId }, { $set: due });
    const deps = {
      collections: collections(mill.database),
      ports: mill.desk.ports,
      log: createLog('silent'),
    };
    // None is really due: each is decided anew, nothing is written, and the rows go back to their own time.
    const version = await mill.database.collection('commits').countDocuments({ orderId });
    await Promise.all([sweepDue(deps)(), sweepDue(deps)(), mill.desk.settle()]);
    expect(await mill.database.collection('commits').countDocuments({ orderId })).toBe(version);
    expect((await rows(orderId)).every(({ dueAt }) => dueAt > due.dueAt)).toBe(true);

    await Promise.all([aWeekPasses(), sweepDue(deps)(), sweepDue(deps)()]);
    await Promise.all([sweepDue(deps)(), mill.desk.settle()]);
    const slots = await firedOn(orderId);
    expect(slots.length).toBeGreaterThan(2);
    expect(new Set(slots).size).toBe(slots.length);
    await mill.workspace.until(
      async () => (await reminders('orders', orderId)).length === slots.length,
      'each of them in the thread',
    );
  });

  it('is reckoned anew when the settings change', async () => {
    const { orderId } = await takeIn();
    const before = await rows(orderId);
    await mill.desk.mill.append(
      'mill',
      [{ type: 'SettingsChanged', settings: { serviceLevelHours: { terms: 40 } } }],
      {
        by: { id: 'UGUANLI', name: '管理员' },
        via: 'test:settings',
        at: mill.desk.ports.now().toISOString(),
      },
    );
    await mill.desk.settle();
    const dueOf = (all: typeof before) =>
      String(all.find(({ slot }) => /^wait:terms.*reminder$/.test(String(slot)))?.dueAt);
    expect(dueOf(await rows(orderId)) > dueOf(before)).toBe(true);
  });
});
