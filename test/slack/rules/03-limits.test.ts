import { expect, test } from 'vitest';
import { checkMessageBlocks, checkView } from '../../../src/slack/rules/index.ts';
import { ownWords } from './own-words.ts';
import {
  actions,
  blocks,
  button,
  confirm,
  group,
  image,
  input,
  type Json,
  letters,
  many,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  richText,
  section,
} from './samples.ts';

type Make = (count: number) => Json;
/** What is limited, the limit, a block that has `count` of it, and where. */
type Limit = readonly [string, number, Make, string];

const select = (changes: Json): Json => actions({ type: 'static_select', ...changes });
const typing = (changes: Json): Json => input({ type: 'plain_text_input', ...changes });
const firstOption = (changes: Json): Json => select({ options: [{ ...option(0), ...changes }] });
const confirming = (changes: Json): Json => actions(button({ confirm: { ...confirm, ...changes } }));
const card = (changes: Json): Json => ({ ...blocks.card, ...changes });
const container = (changes: Json): Json => ({ ...blocks.container, ...changes });
const video = (changes: Json): Json => ({ ...blocks.video, ...changes });
const chart = (changes: Json): Json => ({ ...blocks.data_visualization, ...changes });
const pie = (segments: unknown): Json => chart({ chart: { type: 'pie', segments } });
const lines = (series: unknown, axis_config: Json): Json =>
  chart({ chart: { type: 'line', series, axis_config } });
const point = (label: string): Json => ({ label, value: 1 });
const cell = { type: 'raw_text', text: 'a' };
const link = (count: number): string => `https://${letters(count - 8)}`;

const texts: readonly Limit[] = [
  ['block_id', 255, (n) => ({ type: 'divider', block_id: letters(n) }), '/block_id'],
  ['section text', 3000, (n) => section(letters(n)), '/text/text'],
  ['section field', 2000, (n) => ({ type: 'section', fields: [mrkdwn(letters(n))] }), '/fields/0/text'],
  ['header', 150, (n) => ({ type: 'header', text: plain(letters(n)) }), '/text/text'],
  ['context text', 3000, (n) => ({ type: 'context', elements: [mrkdwn(letters(n))] }), '/elements/0/text'],
  ['label', 2000, (n) => ({ ...typing({}), label: plain(letters(n)) }), '/label/text'],
  ['hint', 2000, (n) => ({ ...typing({}), hint: plain(letters(n)) }), '/hint/text'],
  ['image address', 3000, (n) => ({ ...image, image_url: link(n) }), '/image_url'],
  ['image alternative', 2000, (n) => ({ ...image, alt_text: letters(n) }), '/alt_text'],
  ['image title', 2000, (n) => ({ ...image, title: plain(letters(n)) }), '/title/text'],
  ['video title', 199, (n) => video({ title: plain(letters(n)) }), '/title/text'],
  ['video author', 49, (n) => video({ author_name: letters(n) }), '/author_name'],
  ['video description', 199, (n) => video({ description: plain(letters(n)) }), '/description/text'],
  ['card title', 150, (n) => card({ title: mrkdwn(letters(n)) }), '/title/text'],
  ['card subtitle', 150, (n) => card({ subtitle: mrkdwn(letters(n)) }), '/subtitle/text'],
  ['card body', 200, (n) => card({ body: mrkdwn(letters(n)) }), '/body/text'],
  ['card subtext', 200, (n) => card({ subtext: mrkdwn(letters(n)) }), '/subtext/text'],
  ['container title', 150, (n) => container({ title: plain(letters(n)) }), '/title/text'],
  ['container subtitle', 150, (n) => container({ subtitle: plain(letters(n)) }), '/subtitle/text'],
  ['markdown', 12_000, (n) => ({ type: 'markdown', text: letters(n) }), '/text'],
  ['chart title', 50, (n) => chart({ title: letters(n) }), '/title'],
  ['segment label', 20, (n) => pie([point(letters(n))]), '/chart/segments/0/label'],
  [
    'axis label',
    50,
    (n) => lines([{ name: 'A', data: [point('a')] }], { categories: ['a'], x_label: letters(n) }),
    '/chart/axis_config/x_label',
  ],
  [
    'series name',
    20,
    (n) => lines([{ name: letters(n), data: [point('a')] }], { categories: ['a'] }),
    '/chart/series/0/name',
  ],
  ['action_id', 255, (n) => actions(button({ action_id: letters(n) })), '/elements/0/action_id'],
  ['button text', 75, (n) => actions(button({ text: plain(letters(n)) })), '/elements/0/text/text'],
  ['button value', 2000, (n) => actions(button({ value: letters(n) })), '/elements/0/value'],
  ['button link', 3000, (n) => actions(button({ url: link(n) })), '/elements/0/url'],
  [
    'accessibility label',
    75,
    (n) => actions(button({ accessibility_label: letters(n) })),
    '/elements/0/accessibility_label',
  ],
  ['placeholder', 150, (n) => typing({ placeholder: plain(letters(n)) }), '/element/placeholder/text'],
  ['typed initial value', 3000, (n) => typing({ initial_value: letters(n) }), '/element/initial_value'],
  ['option text', 75, (n) => firstOption({ text: plain(letters(n)) }), '/elements/0/options/0/text/text'],
  ['option value', 150, (n) => firstOption({ value: letters(n) }), '/elements/0/options/0/value'],
  [
    'option description',
    75,
    (n) => firstOption({ description: plain(letters(n)) }),
    '/elements/0/options/0/description/text',
  ],
  [
    'group label',
    75,
    (n) => select({ option_groups: [{ ...group(0), label: plain(letters(n)) }] }),
    '/elements/0/option_groups/0/label/text',
  ],
  ['confirm title', 100, (n) => confirming({ title: plain(letters(n)) }), '/elements/0/confirm/title/text'],
  ['confirm text', 300, (n) => confirming({ text: mrkdwn(letters(n)) }), '/elements/0/confirm/text/text'],
  ['confirm yes', 30, (n) => confirming({ confirm: plain(letters(n)) }), '/elements/0/confirm/confirm/text'],
  ['confirm no', 30, (n) => confirming({ deny: plain(letters(n)) }), '/elements/0/confirm/deny/text'],
];

const counts: readonly Limit[] = [
  ['section fields', 10, (n) => ({ type: 'section', fields: many(n, () => mrkdwn('a')) }), '/fields'],
  ['context elements', 10, (n) => ({ type: 'context', elements: many(n, () => mrkdwn('a')) }), '/elements'],
  ['actions elements', 25, (n) => actions(...many(n, () => button())), '/elements'],
  [
    'context_actions elements',
    5,
    (n) => ({ type: 'context_actions', elements: many(n, () => blocks.context_actions?.elements).flat() }),
    '/elements',
  ],
  ['checkboxes', 10, (n) => actions({ type: 'checkboxes', options: options(n) }), '/elements/0/options'],
  [
    'radio buttons',
    10,
    (n) => actions({ type: 'radio_buttons', options: options(n) }),
    '/elements/0/options',
  ],
  ['overflow options', 5, (n) => actions({ type: 'overflow', options: options(n) }), '/elements/0/options'],
  ['select options', 100, (n) => select({ options: options(n) }), '/elements/0/options'],
  ['select groups', 100, (n) => select({ option_groups: many(n, group) }), '/elements/0/option_groups'],
  [
    'options of a group',
    100,
    (n) => select({ option_groups: [{ ...group(0), options: options(n) }] }),
    '/elements/0/option_groups/0/options',
  ],
  ['table rows', 100, (n) => ({ type: 'table', rows: many(n, () => [cell]) }), '/rows'],
  ['table cells', 20, (n) => ({ type: 'table', rows: [many(n, () => cell)] }), '/rows/0'],
  [
    'table columns',
    20,
    (n) => ({ ...blocks.table, column_settings: many(n, (i) => (i === 0 ? null : { align: 'right' })) }),
    '/column_settings',
  ],
  ['data table rows', 201, (n) => ({ ...blocks.data_table, rows: many(n, () => [cell]) }), '/rows'],
  ['segments', 12, (n) => pie(many(n, () => point('a'))), '/chart/segments'],
  [
    'series',
    12,
    (n) =>
      lines(
        many(n, (i) => ({ name: `S${i}`, data: [point('a')] })),
        { categories: ['a'] },
      ),
    '/chart/series',
  ],
  ['cards', 10, (n) => ({ type: 'carousel', elements: many(n, () => blocks.card) }), '/elements'],
  ['card buttons', 3, (n) => card({ actions: many(n, () => button()) }), '/actions'],
  [
    'container children',
    10,
    (n) => container({ child_blocks: many(n, () => section('a')) }),
    '/child_blocks',
  ],
];

for (const [what, limit, make, place] of texts) {
  test(`${what}: ${limit} characters pass, one more is refused`, () => {
    expect(ownWords(make(limit), place)).toEqual([]);
    expect(ownWords(make(limit + 1), place)).toEqual([`must be less than ${limit + 1} characters`]);
  });
}

for (const [what, limit, make, place] of counts) {
  test(`${what}: one and ${limit} pass, ${limit + 1} and none are refused`, () => {
    // A data table starts at two rows: its head and one line.
    const least = what === 'data table rows' ? 2 : 1;
    expect(ownWords(make(least), place)).toEqual([]);
    expect(ownWords(make(limit), place)).toEqual([]);
    expect(ownWords(make(limit + 1), place)).toEqual([`no more than ${limit} items allowed`]);
    expect(ownWords(make(0), place)).toEqual([`must provide at least ${least} items`]);
  });
}

// An address is built from a protocol, so it cannot be made empty here.
for (const [what, , make, place] of texts.filter(
  ([, , make]) => !JSON.stringify(make(9)).includes('https://x"'),
)) {
  test(`${what}: an empty text is refused`, () => {
    expect(ownWords(make(0), place)).toEqual(['must be more than 0 characters']);
  });
}

test('an alert takes 200 characters', () => {
  const errorOf = (count: number) => checkView(modal([{ type: 'alert', text: plain(letters(count)) }])).error;
  expect([errorOf(200), errorOf(201)]).toEqual([undefined, 'invalid_arguments']);
});

test('the cells of a table hold 10,000 characters together, rich text included', () => {
  const table = (count: number) => ({
    type: 'table',
    rows: [[{ type: 'raw_text', text: letters(9000) }, richText({ type: 'text', text: letters(count) })]],
  });
  expect(checkMessageBlocks([table(1000)]).violations).toEqual([]);
  expect(checkMessageBlocks([table(1001)]).violations).toEqual([
    { pointer: '/blocks/0/rows', text: 'must be less than 10001 characters' },
  ]);
});

const numbers: readonly (readonly [string, number, number, Make])[] = [
  ['header level', 1, 4, (n) => ({ ...blocks.header, level: n })],
  ['page size', 1, 100, (n) => ({ ...blocks.data_table, page_size: n })],
  ['min_length', 0, 3000, (n) => typing({ min_length: n })],
  ['max_length', 1, 3000, (n) => typing({ max_length: n })],
  ['max_lines', 1, 100, (n) => input({ type: 'rich_text_input', max_lines: n })],
  [
    'date and time',
    1_000_000_000,
    9_999_999_999,
    (n) => input({ type: 'datetimepicker', initial_date_time: n }),
  ],
  ['list indent', 0, 8, (n) => list({ indent: n })],
  ['list border', 0, 1, (n) => list({ border: n })],
];

for (const [what, least, most, make] of numbers) {
  test(`${what}: ${least} to ${most} and nothing beyond`, () => {
    const accepted = [least - 1, least, most, most + 1, least + 0.5].map(
      (n) => checkMessageBlocks([make(n)]).error === undefined,
    );
    expect(accepted).toEqual([false, true, true, false, false]);
  });
}

test('a file input takes one to ten files', () => {
  const accepted = [0, 1, 10, 11].map(
    (max_files) => checkView(modal([input({ type: 'file_input', max_files })])).error === undefined,
  );
  expect(accepted).toEqual([false, true, true, false]);
});

function list(changes: Json): Json {
  const section = { type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] };
  const one = { type: 'rich_text_list', style: 'bullet', elements: [section], ...changes };
  return { type: 'rich_text', elements: [one] };
}
