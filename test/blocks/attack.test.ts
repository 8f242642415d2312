import { describe, expect, test } from 'vitest';
import { channelPost } from '../../blocks/channel-post.ts';
import { fileOffer } from '../../blocks/file-offer.ts';
import { findView } from '../../blocks/find.ts';
import { formView } from '../../blocks/form.ts';
import { homeView } from '../../blocks/home.ts';
import { orderCard } from '../../blocks/order-card.ts';
import { orderList } from '../../blocks/order-list.ts';
import { orderOverview } from '../../blocks/overview.ts';
import { paperBlocks } from '../../blocks/paper.ts';
import type { FoundBack } from '../../blocks/paper-back.ts';
import { refusalText } from '../../blocks/refusal.ts';
import { threadLine } from '../../blocks/thread-line.ts';
import { sightOf } from '../../src/order/decide.ts';
import type { LineEffect } from '../../src/order/effect.ts';
import { verbatim } from '../../src/order/labels.ts';
import type { Mark, Order } from '../../src/order/order.ts';
import { actions, catalogue, find } from '../../src/procedure/catalogue.ts';
import { onPaper } from '../../src/procedure/papers.ts';
import { drawingIn, everybody, expectMessage, expectView, languages, markupIn } from '../support/drawing.ts';
import { hostile, hostileText, isSigned, stages } from '../support/drawn-orders.ts';
import { mill } from '../support/mill.ts';

const all = stages();
const orders = Object.entries(all).filter(([name]) =>
  ['technical', 'anomalous', 'held', 'cancelled', 'extreme, fresh'].includes(name),
);

/** Tokens of Slack's markup that no person may bring in: everything but the desk's own mentions and dates. */
const injected = /<!(?:channel|here|everyone)[^>]*>|<@UZHAOGANG>|<#[^>]*>|<https?:[^>]*>|<mailto:[^>]*>/;

const expectHarmless = (drawn: unknown, what: string): void => {
  for (const text of markupIn(drawn)) expect({ what, found: injected.exec(text)?.[0] }).toEqual({ what });
};

const harmlessMessage = (message: { text: string; blocks: readonly unknown[] }, what: string): void => {
  expectHarmless(message.blocks, what);
  expect({ what, text: injected.exec(message.text)?.[0] }).toEqual({ what });
  expectMessage(message.blocks, what);
};

const effectOf = (mark: Mark): LineEffect[] => {
  const action = find(mark.action);
  return action
    ? [{ kind: 'line', key: 'k', action, mark, tells: [], next: [], fallen: [mark], papers: [] }]
    : [];
};

const marksOf = (order: Order): readonly Mark[] => Object.values(order.marks).flat().filter(isSigned);

describe.each(languages)('in %s, what people write brings in no mention and no link', (language) => {
  const drawing = drawingIn(language);

  test.each(orders)('on the card, in the thread and the overview of "%s"', (name, order) => {
    harmlessMessage(orderCard(order, drawing), name);
    expectHarmless(orderOverview(order, everybody, drawing), name);
    for (const effect of marksOf(order).flatMap(effectOf)) {
      harmlessMessage(threadLine(effect, order, drawing), `${effect.mark.action} on ${name}`);
      harmlessMessage(channelPost(effect, order, drawing), effect.mark.action);
    }
  });

  test('in a thread line, where each of its lines is set off as a quotation', () => {
    const order = all.technical;
    const [effect] = marksOf(order as Order)
      .filter(({ action }) => action === 'technical')
      .flatMap(effectOf);
    const texts = effect && order ? markupIn(threadLine(effect, order, drawing).blocks) : [];
    const forged = texts
      .join('\n')
      .split('\n')
      .filter((line) => line.includes('10:05'));
    expect(forged.length).toBeGreaterThan(0);
    for (const line of forged) expect(line).toMatch(/^>/);
  });

  test('in answers whose fields are a person or a date, however the form was forged', () => {
    for (const action of actions.filter(({ fields }) => Object.keys(fields).length > 0)) {
      const answers = Object.fromEntries(
        Object.keys(action.fields).map((name) => [name, forgedAnswer(name, action)]),
      );
      const mark: Mark = {
        action: action.key,
        part: null,
        by: { id: 'U1', name: hostile },
        for: { id: 'U2', name: hostile },
        at: drawing.now,
        version: 3,
        answers: { ...answers, lines: [] },
        facts: null,
        covered: {},
        fallen: null,
      };
      const plain = { ...action, says: () => null, tells: () => [] };
      const effect: LineEffect = {
        kind: 'line',
        key: 'k',
        action: plain,
        mark,
        tells: [],
        next: [],
        fallen: [mark],
        papers: [],
      };
      const order = all.fresh;
      if (order) expectHarmless(threadLine(effect, order, drawing), action.key);
    }
  });

  test('in lists, offers, searches and Home', () => {
    const row = {
      _id: 'o1',
      number: hostileText(40),
      status: 'open',
      customer: hostileText(3000),
      clerk: everybody.id,
      delegates: [],
      waits: [
        {
          action: hostileText(60),
          part: null,
          since: drawing.now,
          dueAt: drawing.now,
          lateAt: drawing.now,
          who: ['service'],
        },
      ],
    };
    const rows = Array.from({ length: 200 }, () => row);
    const page = { rows, total: rows.length };
    harmlessMessage(orderList(page, drawing), 'list');
    const home = homeView({ by: { ...everybody, name: hostile }, waiting: rows, handled: page }, drawing);
    expectHarmless(home, 'home');
    expectView(home, 'home');
    const found = findView({ query: hostile, ...page }, drawing);
    expectHarmless(found, 'find');
    expectView(found, 'find');
    const files = [{ id: 'F1', name: hostileText(400) }];
    const order = all.fresh;
    if (order)
      for (const found of [[], hostileBacks(order, files)]) {
        const offer = { order, files, uses: [catalogue.return], userId: 'U1', found };
        harmlessMessage(fileOffer(offer, drawing), 'offer');
      }
  });

  test('in papers', () => {
    for (const lines of [3, 200]) {
      const paper = onPaper('memo', {
        title: verbatim(hostile),
        number: hostile,
        rows: [{ label: verbatim(hostile), value: verbatim(hostileText(2900)) }],
        table: {
          head: [verbatim('a'), verbatim('')],
          rows: Array.from({ length: lines }, () => [verbatim(hostile), verbatim('')]),
        },
        notes: [verbatim(hostile)],
      });
      expectHarmless(paperBlocks(paper, drawing), `paper of ${lines} lines`);
    }
  });

  test('in a form and in a refusal', () => {
    const order = all['extreme, in terms'];
    if (!order) throw new Error('no such stage');
    const sight = sightOf(
      { by: { ...everybody, name: hostile }, at: drawing.now, outside: mill, raw: {} },
      order,
      null,
    );
    expectHarmless(formView({ action: catalogue.technical, sight, language }), 'form');
    const what = verbatim(hostile);
    const text = refusalText(
      { code: 'not-yet', rule: 'S9.2', missing: [{ rule: 'S9.2', what, who: ['finance'] }] },
      catalogue.terms,
      order,
      drawing,
    );
    expect(injected.exec(text)).toBeNull();
  });
});

/** What a hand-made payload would put into a field of each kind. */
const forgedAnswer = (name: string, { fields }: (typeof actions)[number]): unknown => {
  switch (fields[name]?.input.kind) {
    case 'person':
      return 'U1> <!channel';
    case 'files':
    case 'ticks':
      return [hostile];
    case 'moment':
      return '2026-11-23T02:00:00.000Z';
    case 'text':
      return hostile;
    default:
      return null;
  }
};

/** Papers that were recognised in a file whose name is hostile, of this order and of another. */
const hostileBacks = (
  order: Order,
  [file]: readonly { id: string; name: string }[],
): readonly FoundBack[] => {
  const paper = onPaper('confirmation', { number: hostileText(60), rows: [], table: null });
  const other = { ...order, id: 'another', number: 'SO-261123-999' };
  const meanings: readonly FoundBack['meaning'][] = [
    { kind: 'form', action: catalogue.return, part: null, raw: {} },
    { kind: 'void', inForce: hostileText(60) },
    { kind: 'unready', action: catalogue.return, refusal: { code: 'unknown', rule: 'S9' } },
    { kind: 'filed' },
  ];
  return [order, other].flatMap((of) =>
    meanings.map((meaning) => ({
      file: file ?? { id: '', name: '' },
      order: of,
      paper,
      meaning,
      link: null,
    })),
  );
};
