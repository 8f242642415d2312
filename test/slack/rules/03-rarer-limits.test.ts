import { expect, test } from 'vitest';
import { ownWords } from './own-words.ts';
import {
  actions,
  blocks,
  button,
  elements,
  image,
  input,
  type Json,
  letters,
  many,
  mrkdwn,
  option,
  plain,
  section,
} from './samples.ts';

type Limit = readonly [string, number, (count: number) => Json, string];

const video = (changes: Json): Json => ({ ...blocks.video, ...changes });
const address = (count: number): string => `https://${letters(count - 8)}`;
const workflow = (changes: Json): Json => actions({ ...elements.workflow_button, ...changes });
const feedback = (changes: Json): Json => ({
  type: 'context_actions',
  elements: [
    { ...elements.feedback_buttons, positive_button: { text: plain('Good'), value: 'good', ...changes } },
  ],
});
const icon = (changes: Json): Json => ({
  type: 'context_actions',
  elements: [{ ...elements.icon_button, ...changes }],
});
const checkbox = (changes: Json): Json =>
  actions({ type: 'checkboxes', options: [{ ...option(0), ...changes }] });
const overflow = (changes: Json): Json =>
  actions({ type: 'overflow', options: [{ ...option(0), ...changes }] });
const accessory = (element: Json): Json => ({ ...section('a'), accessory: element });
const axes = (series: number, axis_config: Json): Json => ({
  ...blocks.data_visualization,
  chart: {
    type: 'area',
    series: [{ name: 'A', data: many(series, (i) => ({ label: `L${i}`, value: 1 })) }],
    axis_config: { categories: many(series, (i) => `L${i}`), ...axis_config },
  },
});

const texts: readonly Limit[] = [
  ['video address', 3000, (n) => video({ video_url: address(n) }), '/video_url'],
  ['video thumbnail', 3000, (n) => video({ thumbnail_url: address(n) }), '/thumbnail_url'],
  ['video alternative', 2000, (n) => video({ alt_text: letters(n) }), '/alt_text'],
  ['video title link', 3000, (n) => video({ title_url: address(n) }), '/title_url'],
  ['video provider', 49, (n) => video({ provider_name: letters(n) }), '/provider_name'],
  ['video provider icon', 3000, (n) => video({ provider_icon_url: address(n) }), '/provider_icon_url'],
  ['block_id of a card', 255, (n) => ({ ...blocks.card, block_id: letters(n) }), '/block_id'],
  ['block_id of a table', 255, (n) => ({ ...blocks.table, block_id: letters(n) }), '/block_id'],
  ['block_id of a plan', 255, (n) => ({ ...blocks.plan, block_id: letters(n) }), '/block_id'],
  ['block_id of rich text', 255, (n) => ({ ...blocks.rich_text, block_id: letters(n) }), '/block_id'],
  ['vertical axis label', 50, (n) => axes(1, { y_label: letters(n) }), '/chart/axis_config/y_label'],
  ['workflow button', 75, (n) => workflow({ text: plain(letters(n)) }), '/elements/0/text/text'],
  [
    'workflow address',
    3000,
    (n) => workflow({ workflow: { trigger: { url: address(n) } } }),
    '/elements/0/workflow/trigger/url',
  ],
  ['icon button', 75, (n) => icon({ text: plain(letters(n)) }), '/elements/0/text/text'],
  ['icon button value', 2000, (n) => icon({ value: letters(n) }), '/elements/0/value'],
  ['feedback', 75, (n) => feedback({ text: plain(letters(n)) }), '/elements/0/positive_button/text/text'],
  ['feedback value', 2000, (n) => feedback({ value: letters(n) }), '/elements/0/positive_button/value'],
  [
    'feedback label',
    75,
    (n) => feedback({ accessibility_label: letters(n) }),
    '/elements/0/positive_button/accessibility_label',
  ],
  [
    'action_id of feedback',
    255,
    (n) => ({
      type: 'context_actions',
      elements: [{ ...elements.feedback_buttons, action_id: letters(n) }],
    }),
    '/elements/0/action_id',
  ],
  ['element image', 2000, (n) => accessory({ ...image, alt_text: letters(n) }), '/accessory/alt_text'],
  ['checkbox text', 75, (n) => checkbox({ text: mrkdwn(letters(n)) }), '/elements/0/options/0/text/text'],
  [
    'checkbox description',
    75,
    (n) => checkbox({ description: plain(letters(n)) }),
    '/elements/0/options/0/description/text',
  ],
  ['overflow text', 75, (n) => overflow({ text: plain(letters(n)) }), '/elements/0/options/0/text/text'],
  [
    'overflow description',
    75,
    (n) => overflow({ description: plain(letters(n)) }),
    '/elements/0/options/0/description/text',
  ],
  ['overflow link', 3000, (n) => overflow({ url: address(n) }), '/elements/0/options/0/url'],
  [
    'Slack file address',
    3000,
    (n) => accessory({ type: 'image', alt_text: 'a', slack_file: { url: address(n) } }),
    '/accessory/slack_file/url',
  ],
  [
    'action_id of a menu',
    255,
    (n) => actions({ type: 'users_select', action_id: letters(n) }),
    '/elements/0/action_id',
  ],
  [
    'placeholder of a menu',
    150,
    (n) => actions({ type: 'users_select', placeholder: plain(letters(n)) }),
    '/elements/0/placeholder/text',
  ],
  [
    'action_id of a picker',
    255,
    (n) => actions({ type: 'datepicker', action_id: letters(n) }),
    '/elements/0/action_id',
  ],
  [
    'placeholder of a picker',
    150,
    (n) => actions({ type: 'timepicker', placeholder: plain(letters(n)) }),
    '/elements/0/placeholder/text',
  ],
  [
    'action_id of an input',
    255,
    (n) => input({ type: 'plain_text_input', action_id: letters(n) }),
    '/element/action_id',
  ],
];

for (const [what, limit, make, place] of texts) {
  test(`${what}: ${limit} characters pass, one more is refused`, () => {
    expect(ownWords(make(limit), place)).toEqual([]);
    expect(ownWords(make(limit + 1), place)).toEqual([`must be less than ${limit + 1} characters`]);
  });
}

test('the cells of a data table hold 20,000 characters together', () => {
  const rows = (count: number) => [
    [{ type: 'raw_text', text: 'a' }],
    [{ type: 'raw_text', text: letters(count) }],
  ];
  expect(ownWords({ ...blocks.data_table, rows: rows(19_999) }, '/rows')).toEqual([]);
  expect(ownWords({ ...blocks.data_table, rows: rows(20_000) }, '/rows')).toEqual([
    'must be less than 20001 characters',
  ]);
});

test('a column that heads the rows is one of up to twenty', () => {
  const said = (row_header_column_index: number) =>
    ownWords({ ...blocks.data_table, row_header_column_index }, '/row_header_column_index').length;
  expect([-1, 0, 19, 20].map(said)).toEqual([1, 0, 0, 1]);
});

test('a series has up to twenty points', () => {
  expect(ownWords(axes(20, {}), '/chart')).toEqual([]);
  expect(ownWords(axes(21, { categories: many(20, String) }), '/chart/series/0/data')).toEqual([
    'no more than 20 items allowed',
    'must match the axis categories',
  ]);
});

test('an axis has up to twenty categories', () => {
  const said = ownWords(axes(1, { categories: many(20, String) }), '/chart/series/0/data');
  expect(said).toEqual(['must match the axis categories']);
  expect(() => ownWords(axes(1, { categories: many(21, String) }), '/chart/series/0/data')).toThrow();
});

test('a film is shown from a secure address', () => {
  const said = ['must be an https URL'];
  expect(ownWords(video({ video_url: 'http://example.com' }), '/video_url')).toEqual(said);
  expect(ownWords(video({ title_url: 'http://example.com' }), '/title_url')).toEqual(said);
});

test('a button may lead to an address and be confirmed', () => {
  expect(ownWords(actions(button({ url: 'https://example.com', value: 'a' })), '')).toEqual([]);
});
