import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { Journal } from '../../src/desk/ports.ts';
import { orderIdOf } from '../../src/desk/sign.ts';
import type { Order } from '../../src/order/order.ts';
import { openJournal } from '../../src/store/journal.ts';
import { shopClient } from '../support/shop-client.ts';
import { shopOrder } from '../support/shops.ts';
import { type Act, intake, nextAct } from './acts.ts';
import type { Draw } from './draw.ts';
import { type Answer, formOf, handIn, saysUnsure } from './hand-in.ts';
import type { House } from './house.ts';
import type { Tally } from './tally.ts';

/** The people of the mill and the members of its shop at work, until they are told to go home. */
export interface People {
  /** Resolves when nobody does anything any more. */
  readonly goHome: () => Promise<void>;
}

interface Working {
  readonly house: House;
  readonly tally: Tally;
  readonly draw: Draw;
  readonly journal: Pick<Journal, 'caughtUp'>;
  /** Orders that are worked on just now. */
  readonly orders: string[];
  readonly files: { readonly fax: string; readonly paper: string };
  readonly isOver: () => boolean;
}

interface Many {
  /** How many hand in forms at the same time, each after a pause of this long at most. */
  readonly atOnce: number;
  readonly pauseMs: number;
}

/** Who works with a window of the sandbox's: one thing at a time each. */
const atWindows = ['chen.yu', 'li.na'] as const;
const mostOrders = 40;
/** How often somebody who is told nothing presses again before they give it up. */
const mostPresses = 5;

/** Ever later, as people do: a desk that everybody hammers at once, the slower the more, would never catch up. */
const againAfterMs = (presses: number, draw: Draw): number => draw.from(50, 300 * 2 ** presses);

export const peopleAtWork = async (
  house: House,
  tally: Tally,
  { draw, atOnce, pauseMs }: Many & { readonly draw: Draw },
): Promise<People> => {
  let isOver = false;
  const [fax, paper] = await house.workspace
    .as('chen.yu')
    .uploads(['fax.png', 'return.pdf'].map((name) => ({ name, text: 'a paper' })));
  const working = {
    house,
    tally,
    journal: openJournal(house.all),
    orders: [],
    files: { fax: fax?.id ?? '', paper: paper?.id ?? '' },
    isOver: () => isOver,
  };
  const repeat = async (
    name: string,
    once: (working: Working) => Promise<void>,
    most: number,
  ): Promise<void> => {
    const own = { ...working, draw: draw.apart(name) };
    while (!isOver) {
      // While a store is away nobody sees what they would act on.
      await once(own).catch(() => delay(200));
      await delay(own.draw.from(0, most));
    }
  };
  const all = [
    ...Array.from({ length: atOnce }, (_, index) => repeat(`form ${index}`, workOnForms, pauseMs)),
    ...atWindows.map((handle) => repeat(handle, (own) => workAtWindow(own, handle), pauseMs * 5)),
    repeat('shop', shopWith(house), pauseMs * 5),
  ];
  return {
    goHome: async () => {
      isOver = true;
      await Promise.all(all);
    },
  };
};

/** Takes in an order or does what comes next on one; every fourth time somebody else tries the same at the same moment. */
const workOnForms = async (working: Working): Promise<void> => {
  const { house, orders, draw, journal, files } = working;
  if (orders.length < 5 || (orders.length < mostOrders && draw.happens(0.15))) {
    const words = wordsOf(draw);
    const placed = await press(working, intake({ words, draw }, files.fax), { order: null, words });
    if (placed.answer === 'signed') orders.push(orderIdOf(placed.via));
    return;
  }
  const orderId = draw.pick(orders);
  const { order } = await journal.caughtUp(orderId);
  const words = wordsOf(draw);
  const act = nextAct(order, { words, draw, file: files.paper, outside: house.mill.current().outside });
  if (!act) {
    orders.splice(orders.indexOf(orderId), 1);
    return;
  }
  const rivals = draw.happens(0.25) ? draw.from(1, 2) : 0;
  const all = Array.from({ length: 1 + rivals }, () => wordsOf(draw));
  await Promise.all(all.map((own) => press(working, inOtherWords(act, words, own), { order, words: own })));
};

/** Letters that stand nowhere else. */
const wordsOf = (draw: Draw): string => `T${draw.from(0, 2 ** 30).toString(36)}x${randomUUID().slice(0, 8)}`;

const inOtherWords = (act: Act, words: string, own: string): Act => ({
  ...act,
  raw: Object.fromEntries(
    Object.entries(act.raw).map(([name, value]) => [name, value === words ? own : value]),
  ),
});

interface Pressed {
  readonly answer: Answer;
  readonly via: string;
}

/** Hands a form in, again and again while nothing is known; sometimes once more although it was signed. */
const press = async (
  { house, tally, draw }: Working,
  act: Act,
  { order, words }: { readonly order: Order | null; readonly words: string },
): Promise<Pressed> => {
  const userId = draw.pick(act.by);
  const form = formOf(act, { id: words, order, userId });
  const said = Object.values(act.raw).includes(words) ? words : undefined;
  if (said) tally.sent(said);
  let answer: Answer = 'unsure';
  for (let presses = 0; answer === 'unsure' && presses < mostPresses; presses += 1) {
    if (presses > 0) await delay(againAfterMs(presses, draw));
    answer = await handIn(form, house.balancer.url, house.sandbox.tokens.signingSecret);
  }
  if (answer === 'signed') {
    tally.acknowledged(form.via, said);
    if (draw.happens(0.1)) await handIn(form, house.balancer.url, house.sandbox.tokens.signingSecret);
  }
  return { answer, via: form.via };
};

/** `/order new` and a memo that is not complete, in a window of the sandbox's, with all that its Slack does meanwhile. */
const workAtWindow = async ({ house, tally, draw, orders }: Working, handle: string): Promise<void> => {
  const person = house.workspace.as(handle);
  if ((await person.views()).length > 0) await person.closes(true).catch(() => undefined);
  await person.slash('/order new');
  const words = wordsOf(draw);
  await person.view('intake');
  await person.fill({ contact: words });
  tally.sent(words);
  for (let presses = 0; presses < mostPresses; presses += 1) {
    const view = (await person.views()).at(-1);
    if (view?.callback_id !== 'intake') return;
    const via = `view:${view.id}:${view.hash}`;
    const answer = await person.submit();
    if (answer.outcome === 'closed') {
      tally.acknowledged(via, words);
      if (orders.length < mostOrders) orders.push(orderIdOf(via));
      return;
    }
    if (answer.outcome !== 'failed' && !saysUnsure(JSON.stringify(answer))) return;
    await delay(againAfterMs(presses + 1, draw));
  }
};

/** A member orders in the web shop, which asks again under the same key until it knows. */
const shopWith = (house: House) => {
  const client = shopClient(house.balancer.url, house.sandbox.shop);
  return async ({ tally, draw }: Working): Promise<void> => {
    const words = wordsOf(draw);
    tally.sent(words);
    for (let tries = 0; tries < mostPresses; tries += 1) {
      const sending = {
        body: shopOrder({ memberName: words, member: words }),
        idempotencyKey: words,
        signal: AbortSignal.timeout(12_000),
      };
      const answer = await client.call('POST', '/api/v1/orders', sending).catch(() => undefined);
      if (answer?.status === 201)
        return tally.acknowledged(`shop:${house.sandbox.shop.keyId}:${words}`, words);
      if (answer && answer.status < 500 && answer.status !== 429) return;
      await delay(againAfterMs(tries + 1, draw));
    }
  };
};
