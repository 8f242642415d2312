import { describe, expect, it } from 'vitest';
import { nobodyWaits } from '../../src/order/define-action.ts';
import type { OrderEvent } from '../../src/order/events.ts';
import { evolveCommit } from '../../src/order/evolve.ts';
import type { Order } from '../../src/order/order.ts';
import { leadTimes } from '../../src/order/time/lead-times.ts';
import { turns } from '../../src/order/waiting.ts';
import { actions } from '../../src/procedure/catalogue.ts';
import { emptyOrder } from '../../src/procedure/empty-order.ts';
import { masterCustomer } from '../../src/procedure/intake/order-customer.ts';
import { agreedMemo, raisedDoubt, signedTechnical, signedTerms } from '../support/deeds-commercial.ts';
import { booked, ordered } from '../support/deeds-shipments.ts';
import { commandOf, type Deed, past, sign } from '../support/given.ts';
import { memo } from '../support/memo.ts';
import { mill } from '../support/mill.ts';
import { begun, steadily } from './properties/lives.ts';
import { nextShopCommand, placedShop } from './properties/shop-story.ts';
import { mendedCommand, nextCommand, type Story, told } from './properties/story.ts';

interface Past {
  readonly commits: readonly { readonly version: number; readonly events: readonly OrderEvent[] }[];
}

/** What people do with an order, told by one seed: some way without trouble, then whatever they like. */
const life = (seed: number): Past => {
  let story = steadily(begun(seed), seed, seed % 34);
  for (let count = 0; count < 25; count += 1) story = goneOn(story, seed * 104_729 + count);
  return story;
};

const goneOn = (story: Story, seed: number): Story => {
  const { story: after, move } = told(story, nextCommand(story, seed));
  return move.decision.ok ? after : told(story, mendedCommand(move, seed)).story;
};

const shopLife = (seed: number): Past => {
  let story = placedShop(seed);
  for (let count = 0; count < 40; count += 1) {
    const { story: after, move } = told(story, nextShopCommand(story, seed * 7919 + count));
    story = move.decision.ok ? after : told(story, mendedCommand(move, seed)).story;
  }
  return story;
};

/** Deeds an hour apart, each accepted. */
const lived = (...deeds: readonly Deed[]): Past => {
  let story: Story = { order: emptyOrder, commits: [], at: '' };
  for (const [index, deed] of deeds.entries()) {
    const at = new Date(Date.parse('2026-11-23T02:00:00Z') + index * 3_600_000).toISOString();
    const { story: after, move } = told(story, commandOf({ ...deed, at }, story.order));
    expect(move.decision).toMatchObject({ ok: true });
    story = after;
  }
  return story;
};

const changing = signedTechnical({ 'lines.1.formula': 'changed', 'lines.1.reason': '白度 92' });
const insisted = sign(
  'formula-consent',
  'zhou',
  { outcome: 'insisted', words: '陈工电话同意', spokenAt: '1795395600' },
  { part: 'l1' },
);
const oral = memo({ channel: 'salesperson', sourceFiles: null, sourceText: '口头', oral: ['yes'] });

/** An entry that is asked to be corrected; what it says is the countersign's to judge. */
const correctionAsked = (action: 'correct' | 'correct-money') => {
  const words = { zh: '入库', en: 'Warehouse-in' };
  const facts = {
    title: words,
    by: '林',
    entry: 'x',
    was: words,
    becomes: words,
    quantities: null,
    fen: null,
  };
  return {
    commits: [
      ...lived(memo()).commits,
      {
        version: 2,
        events: [
          {
            type: 'Signed' as const,
            action,
            part: 'c1',
            by: { id: 'U3', name: '林' },
            for: null,
            at: '2026-11-30T02:00:00.000Z',
            answers: { reason: '与磅单不符', lines: [] },
            facts,
            seen: '',
          },
        ],
      },
    ],
  };
};

/** What no life comes to, and an order cancelled whose deposit went elsewhere. */
const seldom = (): readonly Past[] => [
  lived(oral),
  correctionAsked('correct'),
  correctionAsked('correct-money'),
  lived(agreedMemo('B'), signedTerms(), changing, insisted),
  {
    commits: [
      ...lived(agreedMemo('B'), signedTerms()).commits,
      {
        version: 3,
        events: [
          {
            type: 'Signed',
            action: 'regrade',
            part: null,
            by: { id: 'U2', name: '王' },
            for: null,
            at: '2026-11-30T02:00:00.000Z',
            answers: { lines: [] },
            facts: { customer: masterCustomer(mill, 'C001'), proposed: masterCustomer(mill, 'C001') },
            seen: '',
          },
        ],
      },
    ],
  },
  {
    commits: [
      ...lived(memo(), sign('cancel', 'chen', { reason: '客户撤单' })).commits,
      {
        version: 3,
        events: [
          {
            type: 'Signed',
            action: 'deposit-settlement',
            part: null,
            by: { id: 'U1', name: '赵' },
            for: null,
            at: '2026-11-30T02:00:00.000Z',
            answers: { amount: 100, lines: [] },
            facts: { to: 'SO-261123-009' },
            seen: '',
          },
        ],
      },
    ],
  },
];

interface Begun {
  readonly action: string;
  readonly name: string;
  /** Of the commit after which it was somebody's move, and was not before. */
  readonly at: string;
  readonly order: Order;
}

/** Each turn of a life with the commit that made it possible, reckoned from nothing but what was open after each. */
const begins = ({ commits }: Past): readonly Begun[] => {
  let [order, known] = [emptyOrder, new Map<string, Begun>()];
  return commits.flatMap((commit) => {
    order = evolveCommit(order, commit);
    const at = commit.events.at(-1)?.at ?? '';
    const now = turns(order).map(({ action, part }) => {
      const name = `${action.key}#${part?.id ?? ''}`;
      return known.get(name) ?? { action: action.key, name, at, order };
    });
    const fresh = now.filter(({ name }) => !known.has(name));
    known = new Map(now.map((one) => [one.name, one]));
    return fresh;
  });
};

const waiting = actions.filter(({ waits, key }) => waits !== nobodyWaits && key !== 'shop-place');

/** Lives until each action that is ever waited for has come up in one. */
const livesOfAll = (): readonly Past[] => {
  const lives = [...seldom(), ...Array.from({ length: 25 }, (_, index) => shopLife(index * 17 + 1))];
  const seen = new Set(lives.flatMap(begins).map(({ action }) => action));
  for (let seed = 3; seed < mostLives && waiting.some(({ key }) => !seen.has(key)); seed += 1) {
    const next = life(seed * 31);
    const fresh = begins(next).filter(({ action }) => !seen.has(action));
    for (const { action } of fresh) seen.add(action);
    if (fresh.length > 0 || seed < 20) lives.push(next);
  }
  return lives;
};

const mostLives = 800;

const sinceOf = (order: Order, name: string): string =>
  turns(order).find(({ action, part }) => `${action.key}#${part?.id ?? ''}` === name)?.since ?? '';

/** What a date brings, and no act: it is expected from then on. */
const expectedOnADate = ['monitoring', 'arrival', 'follow-up'];

describe('since when somebody is waited for', () => {
  const lives = livesOfAll();
  const all = lives.flatMap(begins);

  it.each(waiting.map(({ key }) => [key] as const))(
    '%s is waited for since the act that made it possible',
    (key) => {
      const begun = all.filter(({ action }) => action === key);
      expect(begun.length, 'comes up in some life').toBeGreaterThan(0);
      for (const { order, name, at } of begun) {
        const since = sinceOf(order, name);
        if (expectedOnADate.includes(key) && since > at) continue;
        expect(since, name).toBe(at);
      }
    },
  );

  it('is the same for an order that is folded from the journal and asked at its end only', () => {
    for (const { commits } of lives) {
      let asked = emptyOrder;
      for (const commit of commits) {
        asked = evolveCommit(asked, commit);
        turns(asked);
      }
      const folded = commits.reduce(evolveCommit, emptyOrder);
      const shown = (order: Order) => turns(order).map(({ action, since }) => [action.key, since]);
      expect(shown(folded)).toEqual(shown(asked));
    }
  });

  it('S13: the contract is reviewed since the goods were booked, not since the order came in', () => {
    const order = booked(ordered());
    expect(sinceOf(order, 'contract-review#b1')).toBe('2026-12-01T02:00:00.000Z');
  });

  it('S5: a doubt is answered since it was raised; what a hold interrupted, since it was resumed', () => {
    const raised = { ...raisedDoubt(), at: '2026-11-30T02:00:00.000Z' };
    const cheap = memo({ 'lines.1.unitPrice': '6300' });
    expect(sinceOf(past(cheap, raised), 'doubt-answer#d1')).toBe(raised.at);
    const hold = sign('hold', 'chen', { reason: '客户停机' });
    const resume = sign('resume', 'chen', { reason: '恢复' }, { at: '2026-12-01T02:00:00.000Z' });
    expect(sinceOf(past(memo(), hold, resume), 'terms#')).toBe('2026-12-01T02:00:00.000Z');
  });

  it('is what the weekly lead times count from: a review signed in six seconds took no six days', () => {
    const reviewed = sign(
      'contract-review',
      'chen',
      { clauses: ['delivery', 'payment', 'deposit', 'rest', 'value'] },
      { part: 'b1', at: '2026-12-01T02:04:00.000Z' },
    );
    const before = booked(ordered());
    const command = commandOf(reviewed, before);
    const { story } = told({ order: before, commits: [], at: '' }, command);
    const day = (instant: string) => instant.slice(0, 10);
    expect(leadTimes(story.order, day).find(({ action }) => action === 'contract-review')?.minutes).toBe(4);
  });
});
