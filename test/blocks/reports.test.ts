import { describe, expect, test } from 'vitest';
import { dayAnswer } from '../../blocks/reports/day-answer.ts';
import { type DayForm, dayForm, dayPages } from '../../blocks/reports/day-form.ts';
import { tableAnswer, unreadTable } from '../../blocks/reports/table-answer.ts';
import { tableOffer } from '../../blocks/reports/table-offer.ts';
import { proposedFigures } from '../../src/mill/reports/day-report.ts';
import { verbatim } from '../../src/order/labels.ts';
import type { Order } from '../../src/order/order.ts';
import { inProduction } from '../support/deeds-production.ts';
import { drawingIn, expectMessage, expectView, languages, markupIn } from '../support/drawing.ts';
import { crowded, stages } from '../support/drawn-orders.ts';
import { mill, people } from '../support/mill.ts';

const date = '2026-11-23';
const reporter = { by: people.hu, at: '2026-11-23T08:40:00.000Z', outside: mill };

const long = (order: Order, lines: number): Order => ({
  ...order,
  content: {
    ...order.content,
    lines: Array.from({ length: lines }, (_, index) => ({
      ...order.content.lines[0],
      id: index + 1,
    })) as Order['content']['lines'],
  },
});

const orders: readonly Order[] = [
  ...Object.values(stages()),
  crowded(),
  long(inProduction(), 200),
  ...Array.from({ length: 30 }, inProduction),
].map((order, index) => ({ ...order, number: `SO-261123-${String(index + 1).padStart(3, '0')}` }));

const form = (more: Partial<DayForm> = {}): DayForm => ({
  date,
  entries: orders.map((order) => ({
    order,
    date,
    raw: proposedFigures(order, date),
    shownAt: order.version,
  })),
  reporter,
  page: 0,
  turn: 3,
  draft: 'daily-reports:UHUQIANG@2026-11-23T08:40:00.000Z',
  ...more,
});

describe.each(languages)('the report of many orders in %s', (language) => {
  const drawing = drawingIn(language);

  test('is a form whose every page Slack takes, each question of each order once', () => {
    const pages = dayPages(form(), drawing).length;
    const views = Array.from({ length: pages }, (_, page) => dayForm(form({ page, notice: '⚠' }), drawing));
    for (const [page, view] of views.entries()) expectView(view, `page ${page}`);
    const ids = views.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.type === 'input' && block.block_id ? [block.block_id] : [])),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const asked = orders.flatMap((order) => [
      ...['state', 'waste', 'nothingBecause', 'remarks'].map((name) => `${order.number}.${name}~3`),
      ...order.content.lines.map(({ id }) => `${order.number}.lines.${id}.quantity~3`),
    ]);
    expect(ids.filter((id) => id.startsWith('SO-')).sort()).toEqual(asked.sort());
  });

  test('is answered by views and messages that Slack takes, with nothing of people’s in its markup', () => {
    const hostile = '<!channel> *x* <https://e.x|y>';
    const outcomes = [
      { kind: 'filed' },
      { kind: 'corrected' },
      { kind: 'unchanged' },
      { kind: 'blank' },
      { kind: 'otherwise' },
      { kind: 'unsure' },
      { kind: 'refused', refusal: { code: 'not-open', rule: 'S12.1', status: 'held' } },
    ] as const;
    const results = Array.from({ length: 300 }, (_, index) => ({
      order: orders[index % orders.length] ?? inProduction(),
      date,
      outcome: outcomes[index % outcomes.length] ?? { kind: 'blank' as const },
    }));
    expectView(dayAnswer(results, drawing), 'answer');
    const rows = Array.from({ length: 2000 }, (_, index) => ({
      row: index + 2,
      number: `${hostile}${'长'.repeat(200)}`,
      verdict: index % 2 ? ({ kind: 'good' } as const) : ({ kind: 'bad', say: verbatim(hostile) } as const),
    }));
    const draft = 'daily-reports-table:UHUQIANG@2026-11-23T08:40:00.000Z:F0123456789';
    const review = tableAnswer({ name: hostile, answer: { rows, entries: form().entries }, draft }, drawing);
    const unread = unreadTable(hostile, verbatim(hostile), drawing);
    const offer = tableOffer([{ id: 'F1', name: hostile }], 'UHUQIANG', drawing);
    expectView(review, 'review');
    expectView(unread, 'unread');
    expectMessage(offer.blocks, 'offer');
    for (const text of markupIn([review, unread, offer])) expect(text).not.toContain('<!channel>');
  });
});
