import { describe, expect, it } from 'vitest';
import { overdueMessage } from '../../blocks/overdue.ts';
import { orderOverview } from '../../blocks/overview.ts';
import { overdueEntry, overdueFor, reminder } from '../../blocks/reminder.ts';
import type { Deadline } from '../../src/order/deadline.ts';
import { deadlines } from '../../src/order/deadlines.ts';
import type { DeadlineFired } from '../../src/order/events.ts';
import type { Order } from '../../src/order/order.ts';
import type { Actor } from '../../src/order/roles.ts';
import { maySign } from '../../src/procedure/access.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { reminders } from '../../src/procedure/reminders.ts';
import { isRole } from '../../src/procedure/roles.ts';
import { play } from '../order/deadlines/played.ts';
import { confirmedAndSent } from '../support/deeds-confirmation.ts';
import { drawingIn, everybody, expectMessage, expectView, languages, markupIn } from '../support/drawing.ts';
import { crowded, stages } from '../support/drawn-orders.ts';
import { past } from '../support/given.ts';
import { mill, people } from '../support/mill.ts';

const slipping = play(past(...confirmedAndSent()), '2026-11-24T03:00:00.000Z').order;
const orders: readonly Order[] = [...Object.values(stages()), crowded(), slipping];

const fired: readonly (readonly [Order, DeadlineFired])[] = orders.flatMap((order) =>
  deadlines(order, mill).map(({ urgent: _, ...deadline }) => {
    const event: DeadlineFired = { type: 'DeadlineFired', ...deadline, at: deadline.dueAt };
    return [order, event] as const;
  }),
);

/** Any deadline of an order said as another kind: every kind has words, whatever order it is about. */
const asEveryKind = (kind: Deadline['kind']): readonly (readonly [Order, DeadlineFired])[] =>
  fired.slice(0, 6).map(([order, event]) => [order, { ...event, kind }] as const);

/** People whom a message calls, each with nothing but the role it calls. */
const everyoneOf = (who: DeadlineFired['who']): readonly Actor[] =>
  who.flatMap((one) => (isRole(one) ? [{ ...people.chen, id: 'U0', roles: [one] }] : []));

describe.each(languages)('a reminder in %s', (language) => {
  const drawing = drawingIn(language);

  it('is a message that Slack takes, for everything that falls due at any stage', () => {
    expect(fired.length).toBeGreaterThan(30);
    for (const [order, event] of [...fired, ...reminders.map(({ kind }) => kind).flatMap(asEveryKind)]) {
      const { text, blocks } = reminder({ fired: [event] }, order, drawing);
      const entry = overdueEntry(event, order, drawing);
      const to = overdueFor(event, order, drawing);
      const all = overdueMessage([{ to, isSettled: false, ...entry }], language);
      for (const drawn of [{ text, blocks }, all]) {
        expectMessage(drawn.blocks, event.slot);
        expect(drawn.text).toContain(order.number);
        expect(drawn.text.length).toBeLessThanOrEqual(260);
      }
    }
  });

  it('says what falls due at one moment for the same people together, calling them once', () => {
    const byWho = new Map<string, readonly (readonly [Order, DeadlineFired])[]>();
    for (const [order, event] of fired.filter(([, { who }]) => who.length > 0)) {
      const name = `${order.id}${order.version} ${event.who.join()}`;
      byWho.set(name, [...(byWho.get(name) ?? []), [order, event]]);
    }
    for (const group of byWho.values()) {
      const order = group[0]?.[0];
      if (!order) continue;
      const drawn = reminder({ fired: group.map(([, event]) => event) }, order, drawing);
      expectMessage(drawn.blocks, order.number);
      expect(markupIn(drawn).filter((text) => /<[@!]/.test(text)).length).toBeLessThanOrEqual(1);
    }
  });

  it('mentions whom it concerns and has the button that settles it', () => {
    for (const [order, event] of fired.filter(([, { who }]) => who.length > 0)) {
      const drawn = reminder({ fired: [event] }, order, drawing);
      expect(markupIn(drawn).join()).toMatch(/<[@!]/);
      if (event.degree === 'reminder')
        expect(JSON.stringify(drawn.blocks)).toMatch(new RegExp(`"(open|do):${event.action}"`));
    }
  });

  it('offers on an escalation the order, and of acts only what its reader may sign (§5)', () => {
    const offered = new Set<string>();
    for (const [order, event] of fired.filter(
      ([, { degree, who }]) => degree !== 'reminder' && who.length > 0,
    )) {
      for (const drawn of [
        reminder({ fired: [event] }, order, drawing),
        overdueEntry(event, order, drawing),
      ]) {
        const keys = [...JSON.stringify(drawn.blocks).matchAll(/"(?:open|do):([a-z-]+)"/g)].map(
          ([, key = '']) => key,
        );
        expect(keys, event.slot).toContain('show');
        for (const action of keys.flatMap((key) => find(key) ?? [])) {
          offered.add(action.key);
          const readers = everyoneOf(event.who);
          expect(readers.length).toBeGreaterThan(0);
          for (const reader of readers) expect(maySign(order, reader, action.by), action.key).toBe(true);
        }
      }
    }
    // The supervisor signs what a clerk signs, and may give the order to another.
    expect([...offered]).toEqual(expect.arrayContaining(['reassign', 'terms']));
    expect(offered).not.toContain('technical');
  });
});

describe.each(languages)('the ledger of slips in %s', (language) => {
  it('stands in the order as it is looked at: day, cause, dates, and whether it was told', () => {
    const overview = orderOverview(slipping, everybody, drawingIn(language));
    expectView(overview, 'a slipping order');
    expect(markupIn(overview).join('\n')).toMatch(/11-24 .+ → .+12-05.+11-24 08:00/);
  });
});
