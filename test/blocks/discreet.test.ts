import { describe, expect, test } from 'vitest';
import { channelPost } from '../../blocks/channel-post.ts';
import { formView } from '../../blocks/form.ts';
import { orderCard } from '../../blocks/order-card.ts';
import { orderOverview } from '../../blocks/overview.ts';
import { refusalText } from '../../blocks/refusal.ts';
import { wholeAct } from '../../blocks/whole-act.ts';
import type { RelayDeps } from '../../jobs/deps.ts';
import { deliveryOf } from '../../jobs/outbox/delivery-of.ts';
import { blocked, sightOf } from '../../src/order/decide.ts';
import { effects } from '../../src/order/effects.ts';
import { evolveCommit } from '../../src/order/evolve.ts';
import type { Role } from '../../src/order/keys.ts';
import { allMarks, type Order } from '../../src/order/order.ts';
import { partsOf } from '../../src/order/parts.ts';
import { actions, find } from '../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { seenBy } from '../../src/procedure/roles.ts';
import type { StoredCommit } from '../../src/store/rows.ts';
import { begun, steadily } from '../order/properties/lives.ts';
import type { Story } from '../order/properties/story.ts';
import { drawingIn, languages } from '../support/drawing.ts';
import { stages } from '../support/drawn-orders.ts';
import { mill, people } from '../support/mill.ts';

/** A sum as the desk writes it, in either language. */
const sum = /(?:CNY |¥|@)-?\d|-?\d{1,3}(?:,\d{3})*\.\d{2} ?元|\d,\d{3}\.\d{2}/;

/** What of this order may stand in no channel, besides sums. */
const secrets = ({ content }: Order): readonly string[] =>
  [content.contactPhone, content.receiverPhone, content.deliveryAddress].filter((one) => one !== null);

const expectDiscreet = (drawn: unknown, order: Order, what: string): void => {
  const text = JSON.stringify(drawn);
  const found = sum.exec(text);
  const around = found ? text.slice(Math.max(0, found.index - 60), found.index + 40) : undefined;
  expect({ what, around }).toEqual({ what });
  expect({ what, secret: secrets(order).find((secret) => text.includes(secret)) }).toEqual({ what });
};

const deps = (language: (typeof languages)[number], sees: 'all' | 'open') =>
  ({
    drawing: () => drawingIn(language, { sees }),
    channels: () => ({ orders: 'o', production: 'p', digest: 'd', escalations: 'e' }),
  }) as unknown as RelayDeps;

/** Lives in which nearly everything goes as asked, so that they come to money, papers and goods on the road. */
const lives: readonly Story[] = Array.from({ length: 6 }, (_, seed) =>
  steadily(begun(seed * 100), seed * 1000, 90),
);

const refolded = ({ commits }: Story) => {
  let before = emptyOrder;
  return commits.map((one) => {
    // Only these of a commit's fields are looked at here.
    const commit = { ...one, orderId: 'o1' } as unknown as StoredCommit;
    const after = evolveCommit(before, commit);
    const step = { before, commit, after };
    before = after;
    return step;
  });
};

const orders = Object.entries(stages()).filter(([name]) => !name.includes('extreme'));

describe.each(languages)(
  '§1 in %s: unless the setting is on, the channel reads no sum, phone or address',
  (language) => {
    const open = drawingIn(language, { sees: 'open' });

    test.each(orders)('on the card of "%s"', (name, order) => {
      expectDiscreet(orderCard(order, open), order, name);
    });

    test('in all that random lives of orders tell their threads and the escalation channel', () => {
      const told = new Set<string>();
      for (const { before, commit, after } of lives.flatMap(refolded)) {
        for (const effect of effects(before, commit, after)) {
          if (effect.kind === 'webhook') continue;
          const place = { commit, after, index: 0, sendingSince: null };
          const { payload } = deliveryOf(deps(language, 'open'), effect, place);
          expectDiscreet(payload, after, effect.key);
          const whole = deliveryOf(deps(language, 'all'), effect, place);
          if (sum.test(JSON.stringify(whole.payload))) told.add(effect.kind);
        }
        expectDiscreet(orderCard(after, open), after, `card at ${after.version}`);
      }
      // With the setting on they would be read.
      expect([...told]).toEqual(expect.arrayContaining(['line']));
    });
  },
);

const held = (...roles: readonly Role[]) => ({ ...people.sun, roles });

describe('§1: technical and production see no prices, and who holds several roles sees what the widest sees', () => {
  test('by roles', () => {
    expect(seenBy(['technical'])).toBe('open');
    expect(seenBy(['production', 'production-supervisor'])).toBe('open');
    expect(seenBy([])).toBe('open');
    expect(seenBy(['technical', 'sales'])).toBe('all');
  });

  test.each(orders)('in the page of "%s", and in every form of theirs', (name, order) => {
    const open = drawingIn('zh', { sees: 'open' });
    expectDiscreet(orderOverview(order, held('technical'), open), order, name);
    for (const role of ['technical', 'production', 'production-supervisor'] as const) {
      const by = held(role);
      for (const action of actions) {
        for (const part of partsOf(action, order)) {
          const sight = sightOf({ by, at: open.now, outside: mill, raw: {} }, order, part?.id ?? null);
          const refusal = blocked(action, sight);
          const drawn = refusal
            ? refusalText(refusal, action, order, open)
            : formView({ action, sight, language: 'zh' });
          expectDiscreet(drawn, order, `${action.key} for ${role} on ${name}`);
        }
      }
    }
  });
});

test('the same act drawn for who sees all names its sum, and the paper its prices', () => {
  const order = stages()['through, settled'];
  if (!order) throw new Error('no such stage');
  const marks = allMarks(order).filter(({ action }) => ['deposit', 'confirmation'].includes(action));
  const text = JSON.stringify(wholeAct(order, marks, drawingIn('zh')));
  expect(text).toContain('累计');
  expect(text).toContain('@6,350.00');
  expect(text).toContain(order.content.receiverPhone ?? 'a phone');
});

test('a post of the escalation channel keeps the sums of a doubt stored before there was a setting', () => {
  const order = stages().doubted;
  const [mark] = order ? allMarks(order).filter(({ action }) => action === 'doubt') : [];
  const action = find('doubt');
  if (!order || !mark || !action) throw new Error('no doubt');
  expectDiscreet(channelPost({ action, mark }, order, drawingIn('zh', { sees: 'open' })), order, 'doubt');
});
