import { expect, test } from 'vitest';
import { checkMessageBlocks, checkView } from '../../../src/slack/rules/index.ts';
import {
  actions,
  blocks,
  button,
  elements,
  input,
  type Json,
  modal,
  option,
  plain,
  section,
} from './samples.ts';

/** What is said about a block in a message, or in a modal where it only stands there; pointers start at the block. */
function said(block: Json): readonly string[] {
  const isForModals = block.type === 'alert' || JSON.stringify(block).includes('"file_input"');
  const { violations } = isForModals ? checkView(modal([block])) : checkMessageBlocks([block]);
  return violations.map(({ pointer, text }) => `${pointer.replace(/^(\/view)?\/blocks\/0/, '')} ${text}`);
}

const without = (json: Json, name: string): Json => ({ ...json, [name]: undefined });
const inContextActions = (element: Json): Json => ({ type: 'context_actions', elements: [element] });

/** Blocks (slack §3) and elements (slack §4) with what each cannot be without, and how each is put into a block. */
const needed: readonly (readonly [string, Json, readonly string[], ((json: Json) => Json)?, string?])[] = [
  ['header', blocks.header ?? {}, ['text']],
  ['context', blocks.context ?? {}, ['elements']],
  ['actions', blocks.actions ?? {}, ['elements']],
  ['input', blocks.input ?? {}, ['label', 'element']],
  ['image', blocks.image ?? {}, ['alt_text']],
  ['rich_text', blocks.rich_text ?? {}, ['elements']],
  ['markdown', blocks.markdown ?? {}, ['text']],
  ['table', blocks.table ?? {}, ['rows']],
  ['data_table', blocks.data_table ?? {}, ['rows', 'caption']],
  ['data_visualization', blocks.data_visualization ?? {}, ['title', 'chart']],
  ['video', blocks.video ?? {}, ['title', 'video_url', 'thumbnail_url', 'alt_text']],
  ['carousel', blocks.carousel ?? {}, ['elements']],
  ['container', blocks.container ?? {}, ['child_blocks']],
  ['alert', blocks.alert ?? {}, ['text']],
  ['context_actions', blocks.context_actions ?? {}, ['elements']],
  ['task_card', blocks.task_card ?? {}, ['task_id', 'title', 'status']],
  ['plan', blocks.plan ?? {}, ['title']],
  ['button', elements.button ?? {}, ['text'], actions, '/elements/0'],
  ['workflow_button', elements.workflow_button ?? {}, ['text', 'workflow'], actions, '/elements/0'],
  ['overflow', elements.overflow ?? {}, ['options'], actions, '/elements/0'],
  ['checkboxes', elements.checkboxes ?? {}, ['options'], actions, '/elements/0'],
  ['radio_buttons', elements.radio_buttons ?? {}, ['options'], actions, '/elements/0'],
  ['number_input', elements.number_input ?? {}, ['is_decimal_allowed'], input, '/element'],
  ['icon_button', elements.icon_button ?? {}, ['icon', 'text'], inContextActions, '/elements/0'],
  [
    'feedback_buttons',
    elements.feedback_buttons ?? {},
    ['positive_button', 'negative_button'],
    inContextActions,
    '/elements/0',
  ],
  [
    'option',
    option(1),
    ['text', 'value'],
    (one) => actions({ type: 'checkboxes', options: [one] }),
    '/elements/0/options/0',
  ],
];

for (const [type, json, names, place = (one: Json) => one, at = ''] of needed) {
  test(`${type} is refused without what it needs`, () => {
    expect(said(place(json))).toEqual([]);
    for (const name of names) {
      expect(said(place(without(json, name)))).toEqual([`${at} missing required field: ${name}`]);
    }
  });
}
const select = (changes: Json): Json => actions({ type: 'conversations_select', ...changes });
const container = (changes: Json): Json => ({ ...blocks.container, ...changes });
const leaf = (style: Json): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a', style }] }],
});

test.each<[string, (value: unknown) => Json, string]>([
  ['expand', (expand) => ({ ...section('a'), expand }), '/expand'],
  ['optional', (optional) => ({ ...input({ type: 'users_select' }), optional }), '/optional'],
  [
    'dispatch_action',
    (on) => ({ ...input({ type: 'users_select' }), dispatch_action: on }),
    '/dispatch_action',
  ],
  ['focus_on_load', (on) => input({ type: 'plain_text_input', focus_on_load: on }), '/element/focus_on_load'],
  ['multiline', (multiline) => input({ type: 'plain_text_input', multiline }), '/element/multiline'],
  [
    'is_decimal_allowed',
    (on) => input({ type: 'number_input', is_decimal_allowed: on }),
    '/element/is_decimal_allowed',
  ],
  [
    'default_to_current_conversation',
    (on) => select({ default_to_current_conversation: on }),
    '/elements/0/default_to_current_conversation',
  ],
  [
    'exclude_bot_users',
    (on) => select({ filter: { exclude_bot_users: on } }),
    '/elements/0/filter/exclude_bot_users',
  ],
  [
    'exclude_external_shared_channels',
    (on) => select({ filter: { exclude_external_shared_channels: on } }),
    '/elements/0/filter/exclude_external_shared_channels',
  ],
  ['emoji', (emoji) => actions(button({ text: { ...plain('a'), emoji } })), '/elements/0/text/emoji'],
  [
    'is_wrapped',
    (on) => ({ ...blocks.table, column_settings: [{ is_wrapped: on }] }),
    '/column_settings/0/is_wrapped',
  ],
  ['is_collapsible', (on) => container({ is_collapsible: on }), '/is_collapsible'],
  ['has_header_divider', (on) => container({ has_header_divider: on }), '/has_header_divider'],
  ['bold', (bold) => leaf({ bold }), '/elements/0/elements/0/style/bold'],
  ['code', (code) => leaf({ code }), '/elements/0/elements/0/style/code'],
])('%s is true or false and nothing like it', (_name, make, at) => {
  for (const value of [true, false]) expect(said(make(value))).toEqual([]);
  for (const value of ['true', 1, null]) expect(said(make(value))).toEqual([`${at} must provide a boolean`]);
});

const task = (status: unknown): Json => ({ ...blocks.task_card, status });
const richList = (style: unknown): Json => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style,
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'a' }] }],
    },
  ],
});
const broadcast = (range: unknown): Json => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range }] }],
});

test.each<[string, readonly string[], (word: unknown) => Json, string]>([
  [
    'the level of an alert',
    ['default', 'info', 'warning', 'error', 'success'],
    (level) => ({ ...blocks.alert, level }),
    '/level',
  ],
  ['the state of a task', ['pending', 'in_progress', 'complete', 'error'], task, '/status'],
  [
    'the side of a column',
    ['left', 'center', 'right'],
    (align) => ({ ...blocks.table, column_settings: [{ align }] }),
    '/column_settings/0/align',
  ],
  [
    'the width of a container',
    ['narrow', 'standard', 'wide', 'full'],
    (width) => container({ width }),
    '/width',
  ],
  ['the look of a button', ['primary', 'danger'], (style) => actions(button({ style })), '/elements/0/style'],
  [
    'the picture of an icon button',
    ['trash'],
    (icon) => inContextActions({ ...elements.icon_button, icon }),
    '/elements/0/icon',
  ],
  ['the style of a list', ['bullet', 'ordered'], richList, '/elements/0/style'],
  ['whom a broadcast calls', ['here', 'channel', 'everyone'], broadcast, '/elements/0/elements/0/range'],
  [
    'the kinds of a filter',
    ['im', 'mpim', 'private', 'public'],
    (kind) => select({ filter: { include: [kind] } }),
    '/elements/0/filter/include/0',
  ],
])('%s is one of the words for it', (_what, words, make, at) => {
  for (const word of words) expect(said(make(word))).toEqual([]);
  expect(said(make('other'))).toEqual([`${at} must be a valid enum value`]);
  expect(said(make(1))).toEqual([`${at} must provide a string`]);
});

test('the texts of cards, containers and alerts are text objects, not bare strings', () => {
  const bare: readonly Json[] = [
    ...['title', 'subtitle', 'body', 'subtext'].map((name) => ({ ...blocks.card, [name]: 'bare' })),
    ...['title', 'subtitle'].map((name) => container({ [name]: 'bare' })),
    { ...blocks.alert, text: 'bare' },
  ];
  for (const block of bare) expect(said(block)).toEqual([expect.stringMatching(/ must provide an object$/)]);
});

test.each([
  ['image', (source: Json): Json => ({ type: 'image', alt_text: 'a', ...source }), ''],
  [
    'element',
    (source: Json): Json => ({ ...section('a'), accessory: { type: 'image', alt_text: 'a', ...source } }),
    '/accessory',
  ],
])('a picture comes from an address or from a file of Slack, exactly one: %s', (_what, make, at) => {
  const [address, file] = [{ image_url: 'https://a.example/a.png' }, { slack_file: { id: 'F1' } }];
  expect([said(make(address)), said(make(file))]).toEqual([[], []]);
  expect(said(make({ ...address, ...file }))).toContain(`${at} failed to match all allowed schemas`);
  expect(said(make({}))).toContain(`${at} missing required field: image_url`);
  const neither = said(make({ slack_file: {} }));
  expect(neither).toContain(`${at}/slack_file missing required field: id`);
  expect(said(make({ slack_file: { id: 'F1', url: 'https://a.example/F1' } }))).toContain(
    `${at}/slack_file failed to match all allowed schemas`,
  );
});

test('a rich text holds sections, lists of sections, quotes, and code of text and links alone', () => {
  const text = { type: 'text', text: 'a' };
  const part = (type: string, ...leaves: readonly Json[]): Json => ({
    type: 'rich_text',
    elements: [{ type, elements: leaves }],
  });
  const link = { type: 'link', url: 'https://a.example' };
  expect(said(part('rich_text_quote', text, link))).toEqual([]);
  expect(said(part('rich_text_preformatted', text, link))).toEqual([]);
  expect(said(part('rich_text_preformatted', { type: 'user', user_id: 'U1' }))).toEqual([
    '/elements/0/elements/0/type unsupported type: user',
  ]);
  expect(said(part('rich_text_page', text))).toEqual(['/elements/0/type unsupported type: rich_text_page']);
  const inList = { type: 'rich_text_list', style: 'bullet', elements: [text] };
  expect(said({ type: 'rich_text', elements: [inList] })).toEqual([
    '/elements/0/elements/0/type unsupported type: text',
  ]);
  const offset = (count: number) => ({
    ...inList,
    offset: count,
    elements: [{ type: 'rich_text_section', elements: [text] }],
  });
  expect(said({ type: 'rich_text', elements: [offset(0)] })).toEqual([]);
  expect(said({ type: 'rich_text', elements: [offset(-1)] })).toEqual([
    '/elements/0/offset must be no less than 0',
  ]);
});

test('a table has cells of text, of numbers and of rich text, and no empty ones', () => {
  const table = (...cells: readonly Json[]) => said({ type: 'table', rows: [cells] });
  const rich = { type: 'rich_text', elements: blocks.rich_text?.elements };
  expect(table({ type: 'raw_text', text: 'a' }, { type: 'raw_number', value: 1, text: '1' }, rich)).toEqual(
    [],
  );
  expect(table({ type: 'raw_text', text: '' })).toEqual(['/rows/0/0/text must be more than 0 characters']);
  expect(table({ type: 'raw_number', value: '1', text: '1' })).toEqual([
    '/rows/0/0/value must provide a number',
  ]);
  expect(table({ type: 'mrkdwn', text: 'a' })).toEqual(['/rows/0/0/type unsupported type: mrkdwn']);
  const cells = (count: number) => Array.from({ length: count }, () => ({ type: 'raw_text', text: 'a' }));
  const data = (count: number) => said({ ...blocks.data_table, rows: [cells(1), cells(count)] });
  expect(data(20)).toEqual([]);
  expect(data(21)).toEqual(['/rows/1 no more than 20 items allowed']);
});

test('the kinds of file an input takes are listed or left open, never an empty list', () => {
  const files = (filetypes: unknown) => said(input({ type: 'file_input', filetypes }));
  expect([files(undefined), files(['pdf'])]).toEqual([[], []]);
  expect(files([])).toEqual(['/element/filetypes must provide at least 1 items']);
});
