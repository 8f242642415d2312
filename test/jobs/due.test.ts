import { describe, expect, it } from 'vitest';
import { sweepDue } from '../../jobs/clock/due-orders.ts';
import { noAgenda } from '../../src/desk/agenda.ts';
import { nextWorkingStart } from '../../src/order/time/calendar.ts';
import { addDays, dateIn } from '../../src/order/time/dates.ts';
import { createLog } from '../../src/running/log.ts';
import { collections } from '../../src/store/collections.ts';
import { actingAt } from '../support/acting.ts';
import { brought } from '../support/brought.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { deskForFile, mondayMorning, orderOf, textOf } from '../support/desk.ts';
import { completeMemo } from '../support/memo.ts';
import type { ShownMessage } from '../support/workspace.ts';
import type { Filling } from '../support/workspace-person.ts';

const mill = deskForFile({ at: mondayMorning });
const as = actingAt(mill);

const memo = { ...completeMemo, sourceFiles: [{ name: 'fax.png', text: 'a fax' }] } as Readonly<
  Record<string, Filling>
>;

/** The clock of these tests goes on from one to the next: what is wanted lies ahead of it. */
const inAMonth = (): string => addDays(dateIn('Asia/Shanghai', mill().desk.ports.now().toISOString()), 30);

/** Takes a complete order in: from then on the clerk's check of the terms and the reply promise are waited for. */
const takeIn = async () => {
  const chen = mill().workspace.as('chen.yu');
  await chen.slash('/order new');
  await chen.view('intake');
  await chen.pressInView('form:add-line');
  await chen.fill({ ...memo, wantedOn: inAMonth() });
  expect(await chen.submit()).toEqual({ ok: true, outcome: 'closed' });
  await mill().desk.settle();
  const card = await mill().card();
  return { card, orderId: await idOf(card) };
};

const idOf = async (card: ShownMessage): Promise<string> => {
  const placed = await mill()
    .database.collection('commits')
    .findOne({ number: orderOf(card) });
  return String(placed?.orderId);
};

/** To an hour of work about a week on, whatever hour it is now: at night nobody is called. */
const aWeekPasses = async (): Promise<void> => {
  const now = mill().desk.ports.now().getTime();
  const then = nextWorkingStart(new Date(now + 7 * 86_400_000).toISOString(), mill().desk.ports.outside());
  await mill().workspace.advance(`PT${Math.ceil((Date.parse(then) - now) / 1000) + 60}S`);
};

/** At least so long, and on to an hour of work. */
const untilWork = async (duration: string): Promise<void> => {
  await mill().workspace.advance(duration);
  const now = mill().desk.ports.now().getTime();
  const then = Date.parse(nextWorkingStart(new Date(now).toISOString(), mill().desk.ports.outside()));
  await mill().workspace.advance(`PT${Math.ceil((then - now) / 1000) + 60}S`);
};

const rows = async (orderId: string) =>
  mill().database.collection('deadlines').find({ orderId }).sort({ dueAt: 1 }).toArray();

const firedOn = async (orderId: string): Promise<readonly string[]> =>
  (await mill().database.collection('commits').find({ orderId }).sort({ version: 1 }).toArray())
    .flatMap(({ events }) => events as { type: string; slot: string }[])
    .filter(({ type }) => type === 'DeadlineFired')
    .map(({ slot }) => slot);

/** Escalations that somebody was told of. */
const escalatedOn = async (orderId: string): Promise<readonly string[]> =>
  (await mill().database.collection('commits').find({ orderId }).toArray())
    .flatMap(({ events }) => events as { type: string; slot: string; who: readonly string[] }[])
    .filter(
      ({ type, slot, who }) => type === 'DeadlineFired' && slot.includes('escalation') && who.length > 0,
    )
    .map(({ slot }) => slot);

interface Said {
  readonly text: string;
  readonly blocks: unknown;
}

const remindersOf = async (orderId: string): Promise<readonly Said[]> =>
  (await mill().workspace.messages('orders'))
    .filter(({ metadata }) => String(metadata?.event_payload.key).endsWith(':reminder'))
    .filter(({ metadata }) => String(metadata?.event_payload.key).startsWith(orderId))
    .map((message) => ({ text: textOf(message), blocks: message.blocks }));

const reminders = async (orderId: string): Promise<readonly string[]> =>
  (await remindersOf(orderId)).map(({ text }) => text);

/** The orders for which a message has buttons. */
const buttonsIn = (blocks: unknown): ReadonlySet<string> =>
  new Set([...JSON.stringify(blocks).matchAll(/"orderId\\":\\"(\w+)/g)].map(([, orderId]) => orderId ?? ''));

/** Messages of the escalation channel that say something of an order, each with the keys of what it says of it. */
const escalations = async (
  orderId: string,
): Promise<readonly (Said & { readonly keys: readonly string[] })[]> =>
  (await mill().workspace.messages('order-escalations'))
    .map((message) => ({
      text: textOf(message),
      blocks: message.blocks,
      keys: String(message.metadata?.event_payload.keys ?? '')
        .split(' ')
        .filter((key) => key.startsWith(orderId)),
    }))
    .filter(({ keys }) => keys.length > 0);

describe('what falls due', () => {
  it('is said once in the thread, then in the escalation channel too, and never after it is settled', async () => {
    const { orderId } = await takeIn();
    expect((await rows(orderId)).map(({ slot }) => String(slot).split(':')[1])).toContain('terms');
    expect(await firedOn(orderId)).toEqual([]);

    await aWeekPasses();
    const slots = await firedOn(orderId);
    expect(new Set(slots).size).toBe(slots.length);
    // The card says nothing of reminders, so it is not drawn anew for them.
    const drawnFor = await mill()
      .database.collection<{ _id: string; wanted: number }>('cards')
      .findOne({ _id: orderId });
    expect(drawnFor?.wanted).toBeLessThan(
      await mill().database.collection('commits').countDocuments({ orderId }),
    );
    expect(slots.filter((slot) => slot.startsWith('wait:terms')).map((slot) => slot.slice(-12))).toEqual(
      ['Z:reminder', 'escalation:1', 'escalation:2'].map((end) =>
        expect.stringMatching(new RegExp(`${end}$`)),
      ),
    );
    const thread = await reminders(orderId);
    // A week late, as after an outage: what it has come to by then is said, once, with what it has passed.
    expect(thread).toHaveLength(1);
    expect(thread[0]).toContain('条款');
    expect(thread[0]).toContain('提醒、第一级升级已过时，不再另发');
    const channel = await escalations(orderId);
    expect(channel).toHaveLength(1);
    expect(channel[0]?.keys).toHaveLength((await escalatedOn(orderId)).length);

    await mill().desk.settle();
    await mill().workspace.advance('PT20M');
    expect(await firedOn(orderId)).toEqual(slots);
    expect(await reminders(orderId)).toEqual(thread);
    expect(await escalations(orderId)).toEqual(channel);
  });

  it('is fired once by however many sweeps run at once', async () => {
    const { orderId } = await takeIn();
    const due = { dueAt: '2000-01-01T00:00:00.000Z' };
    await mill().database.collection('deadlines').updateMany({ orderId }, { $set: due });
    const deps = {
      collections: collections(mill().database),
      ports: mill().desk.ports,
      agenda: noAgenda,
      log: createLog('silent'),
    };
    // None is really due: each is decided anew, nothing is written, and the rows go back to their own time.
    const version = await mill().database.collection('commits').countDocuments({ orderId });
    await Promise.all([sweepDue(deps)(), sweepDue(deps)(), mill().desk.settle()]);
    expect(await mill().database.collection('commits').countDocuments({ orderId })).toBe(version);
    expect((await rows(orderId)).every(({ dueAt }) => dueAt > due.dueAt)).toBe(true);

    await Promise.all([aWeekPasses(), sweepDue(deps)(), sweepDue(deps)()]);
    await Promise.all([sweepDue(deps)(), mill().desk.settle()]);
    const slots = await firedOn(orderId);
    expect(slots.length).toBeGreaterThan(2);
    expect(new Set(slots).size).toBe(slots.length);
    const escalated = (await escalatedOn(orderId)).length;
    expect(escalated).toBeGreaterThan(0);
    await mill().workspace.until(
      async () => (await escalations(orderId)).flatMap(({ keys }) => keys).length === escalated,
      'each escalation in its channel',
    );
  });

  it('is reckoned anew when the settings change', async () => {
    const { orderId } = await takeIn();
    const before = await rows(orderId);
    await mill().desk.mill.append(
      'mill',
      [{ type: 'SettingsChanged', settings: { serviceLevelHours: { terms: 40 } } }],
      {
        by: { id: 'UGUANLI', name: '管理员' },
        via: 'test:settings',
        at: mill().desk.ports.now().toISOString(),
      },
    );
    await mill().desk.settle();
    const dueOf = (all: typeof before) =>
      String(all.find(({ slot }) => /^wait:terms.*reminder$/.test(String(slot)))?.dueAt);
    expect(dueOf(await rows(orderId)) > dueOf(before)).toBe(true);
    const board = mill().database.collection<{ _id: string; waits: { action: string; dueAt: string }[] }>(
      'orders',
    );
    const terms = (await board.findOne({ _id: orderId }))?.waits.find(({ action }) => action === 'terms');
    expect(terms?.dueAt).toBe(dueOf(await rows(orderId)));
  });

  it('escalates several orders to the same person in one message, in which each keeps its button until it is settled', async () => {
    const cards = [
      await brought(mill(), agreedMemo('B', { wantedOn: inAMonth() })),
      await brought(mill(), agreedMemo('B', { wantedOn: inAMonth() })),
    ] as const;
    const [one, other] = await Promise.all(cards.map(idOf));
    await aWeekPasses();
    const ofOne = await mill().workspace.until(async () => {
      const said = await escalations(one ?? '');
      return said.length === 1 ? said : undefined;
    }, 'one message to the director');
    const ofOther = await escalations(other ?? '');
    expect(ofOne.map(({ text }) => text)).toEqual(ofOther.map(({ text }) => text));
    for (const card of cards) expect(ofOne[0]?.text).toContain(orderOf(card));
    const open = buttonsIn(ofOne[0]?.blocks);
    expect([open.has(one ?? ''), open.has(other ?? '')]).toEqual([true, true]);

    await as('chen.yu').signs('cancel', cards[0], { reason: '客户撤单' });
    const settled = await mill().workspace.until(async () => {
      const [said] = await escalations(one ?? '');
      return said?.text.includes('已处理') ? said : undefined;
    }, 'the escalation to say who settled it');
    expect(settled.text).toContain('已处理：取消订单 · 陈宇 ');
    const still = buttonsIn(settled.blocks);
    expect([still.has(one ?? ''), still.has(other ?? '')]).toEqual([false, true]);
    const inThread = await mill().workspace.until(async () => {
      const said = await remindersOf(one ?? '');
      return said.every(({ text }) => text.includes('已处理')) ? said : undefined;
    }, 'the reminder in the thread to say so too');
    expect(inThread.map(({ blocks }) => buttonsIn(blocks))).toEqual(inThread.map(() => new Set()));
  });

  it('N.snooze is put off by its menu, which its message then shows, and comes again', async () => {
    const { orderId } = await takeIn();
    const first = (await rows(orderId)).find(({ slot }) => String(slot).endsWith(':reminder'));
    const waits = Date.parse(String(first?.dueAt)) - mill().desk.ports.now().getTime();
    await mill().workspace.advance(`PT${Math.ceil(waits / 1000) + 1}S`);
    const chen = mill().workspace.as('chen.yu');
    const ofOrder = async () =>
      (await mill().workspace.messages('orders')).filter(({ metadata }) =>
        new RegExp(`^${orderId}.*:reminder$`).test(String(metadata?.event_payload.key)),
      );
    const [message] = await ofOrder();
    if (!message) throw new Error('no reminder came');
    const place = { channel: message.channel, ts: message.ts };
    const menu = JSON.stringify(message.blocks).match(/\{\\"orderId[^}]*\\"act\\":\\"hour\\"\}/)?.[0] ?? '';
    await chen.press('snooze', place, menu.replaceAll('\\"', '"'));
    await mill().desk.settle();
    const shown = await mill().workspace.until(
      async () => (await ofOrder()).map(textOf).find((text) => text.includes('推迟到')),
      'the reminder to say that it was put off',
    );
    expect(shown).toContain('陈宇 推迟到');
    const before = (await firedOn(orderId)).filter((slot) => slot.includes(':again:'));
    expect(before).toEqual([]);
    await untilWork('PT1H');
    expect((await firedOn(orderId)).filter((slot) => slot.includes(':again:'))).toHaveLength(1);
    expect((await ofOrder()).length).toBeGreaterThan(1);
  });
});
