import { expect, it } from 'vitest';
import { fillIds } from '../../sandbox/slack/views/elements.ts';
import { carryOver, initialState, plainOf } from '../../sandbox/slack/views/state.ts';
import { elements, input, type Json, option, plain, richText } from '../slack/rules/samples.ts';

const rich = richText({ type: 'text', text: 'a' });
const chosen = { text: plain('Option 1'), value: 'value-1' };

/** Kind of element, the field of `state.values` that holds its value, untouched, set by the app, and as a person sees it. */
const fields: readonly (readonly [string, string, unknown, Json, unknown, unknown])[] = [
  ...['plain_text_input', 'number_input', 'email_text_input', 'url_text_input'].map(
    (type) => [type, 'value', null, { initial_value: '7' }, '7', '7'] as const,
  ),
  ['rich_text_input', 'rich_text_value', null, { initial_value: rich }, rich, 'a'],
  ...['static_select', 'external_select', 'radio_buttons'].map(
    (type) => [type, 'selected_option', null, { initial_option: chosen }, chosen, 'value-1'] as const,
  ),
  ...['multi_static_select', 'multi_external_select', 'checkboxes'].map(
    (type) => [type, 'selected_options', [], { initial_options: [chosen] }, [chosen], ['value-1']] as const,
  ),
  ['users_select', 'selected_user', null, { initial_user: 'U1' }, 'U1', 'U1'],
  ['multi_users_select', 'selected_users', [], { initial_users: ['U1'] }, ['U1'], ['U1']],
  ['conversations_select', 'selected_conversation', null, { initial_conversation: 'C1' }, 'C1', 'C1'],
  [
    'multi_conversations_select',
    'selected_conversations',
    [],
    { initial_conversations: ['C1'] },
    ['C1'],
    ['C1'],
  ],
  ['channels_select', 'selected_channel', null, { initial_channel: 'C1' }, 'C1', 'C1'],
  ['multi_channels_select', 'selected_channels', [], { initial_channels: ['C1'] }, ['C1'], ['C1']],
  ['datepicker', 'selected_date', null, { initial_date: '2026-11-27' }, '2026-11-27', '2026-11-27'],
  ['timepicker', 'selected_time', null, { initial_time: '08:00' }, '08:00', '08:00'],
  ['datetimepicker', 'selected_date_time', null, { initial_date_time: 1795395603 }, 1795395603, 1795395603],
  ['file_input', 'files', [], {}, [], []],
];

const block = (type: string, more: Json = {}): Json => ({
  ...input({ ...elements[type], action_id: 'value', ...more }),
  block_id: 'b',
});
const entryOf = (json: Json): Json => (initialState([json]).b?.value ?? {}) as Json;

it.each(fields)('%s keeps its value in %s', (type, field, untouched, initial, set, seen) => {
  expect(entryOf(block(type))).toEqual({ type, [field]: untouched });
  expect(entryOf(block(type, initial))).toEqual({ type, [field]: set });
  expect(plainOf(type, entryOf(block(type, initial)))).toEqual(seen);
});

it('knows every element that holds a value', () => {
  const valueless = ['button', 'overflow', 'workflow_button', 'image', 'plain_text', 'mrkdwn'];
  const without = [...valueless, 'feedback_buttons', 'icon_button'];
  const holding = Object.keys(elements).filter((type) => !without.includes(type));
  expect(fields.map(([type]) => type).toSorted()).toEqual(holding.toSorted());
});

it('tells the zone of a time that has one', () => {
  expect(entryOf(block('timepicker', { timezone: 'Asia/Shanghai' }))).toEqual({
    type: 'timepicker',
    selected_time: null,
    timezone: 'Asia/Shanghai',
  });
});

it('keeps what was put in over an update where block, action and kind are the same, and nowhere else', () => {
  const typed = { b: { value: { type: 'plain_text_input', value: 'typed' } } };
  const after = (json: Json) => carryOver(typed, [json]);
  expect(after(block('plain_text_input', { initial_value: 'new' }))).toEqual(typed);
  const [renamed, moved] = [
    block('plain_text_input', { action_id: 'other' }),
    { ...block('plain_text_input'), block_id: 'c' },
  ];
  expect(after(renamed)).toEqual({ b: { other: { type: 'plain_text_input', value: null } } });
  expect(after(moved)).toEqual({ c: { value: { type: 'plain_text_input', value: null } } });
  expect(after(block('number_input'))).toEqual({ b: { value: { type: 'number_input', value: null } } });
  expect(option(1)).toEqual(chosen);
});

it('gives a name to every block and element that came without one, and leaves the others theirs', () => {
  const named = block('plain_text_input');
  expect(fillIds([named])).toEqual([named]);
  const [first, second] = fillIds([
    { type: 'actions', elements: [elements.button, elements.users_select] },
    { type: 'section', text: plain('a'), accessory: elements.image },
  ]);
  expect(first).toMatchObject({
    block_id: expect.stringMatching(/./),
    elements: [{ action_id: expect.stringMatching(/./) }, { action_id: expect.stringMatching(/./) }],
  });
  expect(second?.block_id).not.toBe(first?.block_id);
  expect(second?.accessory).toEqual(elements.image);
});
