import { describe, expect, test } from 'vitest';
import { channelPost } from '../../blocks/channel-post.ts';
import { moreActs } from '../../blocks/more.ts';
import { orderCard } from '../../blocks/order-card.ts';
import { orderOverview } from '../../blocks/overview.ts';
import { threadLine } from '../../blocks/thread-line.ts';
import { wholeAct } from '../../blocks/whole-act.ts';
import type { LineEffect } from '../../src/order/effect.ts';
import type { Mark, Order } from '../../src/order/order.ts';
import { turns } from '../../src/order/waiting.ts';
import { find } from '../../src/procedure/catalogue.ts';
import { drawingIn, everybody, expectMessage, expectView, languages } from '../support/drawing.ts';
import { crowded, isSigned, stages } from '../support/drawn-orders.ts';

const orders: Readonly<Record<string, Order>> = { ...stages(), crowded: crowded() };
const each = Object.entries(orders).flatMap(([name, order]) =>
  languages.map((language) => [name, language, order] as const),
);

describe.each(each)('the order "%s" in %s', (name, language, order) => {
  const drawing = drawingIn(language);

  test('has a card of at most ten blocks, well under what a message holds, its menu within five', () => {
    const { text, blocks } = orderCard(order, drawing);
    expectMessage(blocks, name);
    expect(blocks.length).toBeLessThanOrEqual(10);
    expect(JSON.stringify(blocks).length).toBeLessThan(10_000);
    expect(text.length).toBeLessThan(1000);
    const actions = blocks.at(-1);
    const elements = actions?.type === 'actions' ? actions.elements : [];
    expect(elements.length).toBeLessThanOrEqual(6);
    const menu = elements.find(({ type }) => type === 'overflow');
    const options = menu?.type === 'overflow' ? menu.options : [];
    expect(options.length).toBeLessThanOrEqual(5);
    expect(options.at(-1)?.value).toContain('"act":"open:all"');
    for (const { value } of options) expect(value?.length).toBeLessThanOrEqual(150);
    const ids = elements.flatMap((element) => ('action_id' in element ? [element.action_id] : []));
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has an overview and a list of what may be signed', () => {
    expectView(orderOverview(order, everybody, drawing), name);
    expectView(moreActs(order, everybody, drawing), name);
  });

  test('has a thread line, its papers behind buttons, and a post for each of its marks', () => {
    for (const mark of newestOfEach(order)) {
      const action = find(mark.action);
      if (!action) continue;
      const all = Object.values(order.marks).flat();
      // A stored mark meets the action that wrote it.
      const papers = action.papers(order, mark as Parameters<typeof action.papers>[1]);
      const effect: LineEffect = {
        kind: 'line',
        key: 'k',
        action,
        mark,
        tells: ['salesperson', 'service-supervisor', 'director', 'technical'],
        next: turns(order),
        fallen: all.slice(0, 12).map(fallen),
        papers,
      };
      expectMessage(threadLine(effect, order, drawing).blocks, `${mark.action} on ${name}`);
      expectMessage(channelPost(effect, order, drawing).blocks, mark.action);
      expectView(wholeAct(order, [mark], drawing), `${mark.action} of ${name}, whole`);
    }
  });
});

const fallen = (mark: Mark): Mark => ({
  ...mark,
  fallen: {
    at: mark.at,
    why: 'changed',
    facets: ['quantities', 'prices', 'signed:terms', 'correction:unheard-of'],
  },
});

const newestOfEach = (order: Order): readonly Mark[] =>
  Object.values(order.marks).flatMap((marks) => marks.filter(isSigned).slice(-1));
