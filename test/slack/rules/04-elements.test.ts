import { expect, test } from 'vitest';
import { checkMessageBlocks } from '../../../src/slack/rules/index.ts';
import {
  actions,
  button,
  confirm,
  elements,
  group,
  image,
  input,
  type Json,
  mrkdwn,
  option,
  options,
  plain,
  section,
  slackImage,
} from './samples.ts';

/** What is broken in an element of an actions block, pointers starting at the element. */
function inActions(element: Json) {
  return said(actions(element), '/blocks/0/elements/0');
}

/** What is broken in the element of an input block. */
function inInput(element: Json) {
  return said(input(element), '/blocks/0/element');
}

function said(block: Json, place: string): readonly string[] {
  return checkMessageBlocks([block]).violations.map(({ pointer, text }) => {
    expect(pointer.startsWith(place)).toBe(true);
    return `${pointer.slice(place.length)} ${text}`;
  });
}

test('a property Slack does not know is refused in every element', () => {
  const refused = [' invalid additional property: surplus'];
  for (const [type, element] of Object.entries(elements)) {
    const spoilt = { ...element, surplus: 1 };
    if (['feedback_buttons', 'icon_button', 'plain_text', 'mrkdwn', 'file_input'].includes(type)) continue;
    if (type === 'image')
      expect(said({ ...section('a'), accessory: spoilt }, '/blocks/0/accessory')).toEqual(refused);
    else if (type.endsWith('_input') && type !== 'rich_text_input')
      expect(inInput(spoilt), type).toEqual(refused);
    else expect(inActions(spoilt), type).toEqual(refused);
  }
});

test('a static select has options or groups, never both and never neither', () => {
  const select = { type: 'static_select' };
  expect(inActions({ ...select, options: options(1) })).toEqual([]);
  expect(inActions({ ...select, option_groups: [group(1)] })).toEqual([]);
  expect(inActions(select)).toEqual([
    ' failed to match all allowed schemas',
    ' missing required field: options',
  ]);
  expect(inActions({ ...select, options: options(1), option_groups: [group(1)] })).toEqual([
    ' failed to match all allowed schemas',
    ' invalid additional property: option_groups',
  ]);
});

test('an image has an address or a Slack file, never both and never neither', () => {
  const errorOf = (accessory: Json) => checkMessageBlocks([{ ...section('a'), accessory }]).error;
  expect(errorOf(image)).toBeUndefined();
  expect(errorOf(slackImage)).toBeUndefined();
  expect(errorOf({ ...image, ...slackImage })).toBe('invalid_blocks');
  expect(errorOf({ type: 'image', alt_text: 'a' })).toBe('invalid_blocks');
  expect(errorOf({ ...slackImage, slack_file: { id: 'F1', url: 'https://example.com' } })).toBe(
    'invalid_blocks',
  );
  expect(errorOf({ ...slackImage, slack_file: {} })).toBe('invalid_blocks');
});

test('what is chosen beforehand must equal an option in every property', () => {
  const select = { type: 'static_select', options: options(2) };
  expect(inActions({ ...select, initial_option: option(1) })).toEqual([]);
  const mismatch = ['/initial_option must match one of the options exactly'];
  expect(inActions({ ...select, initial_option: option(2) })).toEqual(mismatch);
  const withEmoji = { ...option(1), text: { ...plain('Option 1'), emoji: true } };
  expect(inActions({ ...select, initial_option: withEmoji })).toEqual(mismatch);
});

test('what is chosen beforehand may stand in a group, and the order of properties does not matter', () => {
  const select = { type: 'multi_static_select', option_groups: [group(0), group(1)] };
  const chosen = { value: 'of-group-1', text: { text: 'One', type: 'plain_text' } };
  expect(inActions({ ...select, initial_options: [chosen] })).toEqual([]);
});

test('each ticked checkbox must be among the options', () => {
  const boxes = { type: 'checkboxes', options: options(2) };
  expect(inActions({ ...boxes, initial_options: [option(0), option(7)] })).toEqual([
    '/initial_options/1 must match one of the options exactly',
  ]);
});

test('two options of a menu may not share a value, even across groups', () => {
  expect(inActions({ type: 'static_select', options: [option(1), option(1)] })).toEqual([
    '/options/1/value `value` "value-1" already exists',
  ]);
  expect(inActions({ type: 'static_select', option_groups: [group(1), group(1)] })).toEqual([
    '/option_groups/1/options/0/value `value` "of-group-1" already exists',
  ]);
});

test('two entries of an overflow menu may not share a value', () => {
  expect(inActions({ type: 'overflow', options: [option(1), option(1)] })).toEqual([
    '/options/1/value `value` "value-1" already exists',
  ]);
});

test('an external select may ask from the first opening on', () => {
  const select = (min_query_length: number) => inActions({ type: 'external_select', min_query_length });
  expect([select(0), select(1)]).toEqual([[], []]);
  expect(select(-1)).toEqual(['/min_query_length must be no less than 0']);
});

test('mrkdwn options are for checkboxes and radio buttons', () => {
  const marked = [{ text: mrkdwn('*a*'), value: 'a' }];
  expect(inActions({ type: 'checkboxes', options: marked })).toEqual([]);
  expect(inActions({ type: 'radio_buttons', options: marked })).toEqual([]);
  for (const type of ['static_select', 'overflow']) {
    expect(inActions({ type, options: marked })).toEqual(['/options/0/text/type unsupported type: mrkdwn']);
  }
});

test('a link in an option is for overflow menus', () => {
  const linked = [{ ...option(1), url: 'https://example.com' }];
  expect(inActions({ type: 'overflow', options: linked })).toEqual([]);
  expect(inActions({ type: 'static_select', options: linked })).toEqual([
    '/options/0 invalid additional property: url',
  ]);
});

test('a button is primary, dangerous or plain', () => {
  const styles = ['primary', 'danger', 'default', ''];
  expect(styles.map((style) => inActions(button({ style })).length)).toEqual([0, 0, 1, 1]);
});

test('a confirmation needs all four texts', () => {
  for (const name of Object.keys(confirm)) {
    expect(inActions(button({ confirm: { ...confirm, [name]: undefined } }))).toEqual([
      `/confirm missing required field: ${name}`,
    ]);
  }
});

test('a date is a day of the calendar', () => {
  const broken = (initial_date: string) => inActions({ type: 'datepicker', initial_date }).length > 0;
  const dates = ['2026-02-28', '2028-02-29', '2026-02-29', '2026-13-01', '2026-1-1', '28.02.2026', ''];
  expect(dates.map(broken)).toEqual([false, false, true, true, true, true, true]);
});

test('a time has two digits of hours and of minutes', () => {
  const broken = (initial_time: string) => inActions({ type: 'timepicker', initial_time }).length > 0;
  expect(['00:00', '23:59', '24:00', '9:30', '09:60', '09:30:00'].map(broken)).toEqual([
    ...[false, false, true, true, true, true],
  ]);
});

test('a time zone is an IANA name', () => {
  const broken = (timezone: string) => inActions({ type: 'timepicker', timezone }).length > 0;
  expect(['Europe/Helsinki', 'Asia/Shanghai', 'Helsinki', '+02:00'].map(broken)).toEqual([
    false,
    false,
    true,
    true,
  ]);
});

test('a picker of date and time has no placeholder', () => {
  expect(inActions({ type: 'datetimepicker', placeholder: plain('a') })).toEqual([
    ' invalid additional property: placeholder',
  ]);
});

test('the shortest text may not be longer than the longest', () => {
  const typing = { type: 'plain_text_input' };
  expect(inInput({ ...typing, min_length: 5, max_length: 5 })).toEqual([]);
  expect(inInput({ ...typing, min_length: 6, max_length: 5 })).toEqual([
    '/max_length must be no less than `min_length`',
  ]);
});

test('a number input says whether decimals are allowed and gives its numbers as strings', () => {
  const numeric = { type: 'number_input', is_decimal_allowed: true };
  expect(inInput({ type: 'number_input' })).toEqual([' missing required field: is_decimal_allowed']);
  expect(inInput({ ...numeric, min_value: '-1.5', initial_value: '0', max_value: '10' })).toEqual([]);
  expect(inInput({ ...numeric, min_value: 1 })).toEqual(['/min_value must provide a string']);
  expect(inInput({ ...numeric, min_value: 'one' })).toEqual(['/min_value must be a number in a string']);
});

test('the bounds of a number input are compared as numbers', () => {
  const numeric = { type: 'number_input', is_decimal_allowed: false };
  expect(inInput({ ...numeric, min_value: '9', max_value: '10' })).toEqual([]);
  expect(inInput({ ...numeric, min_value: '10', max_value: '9' })).toEqual([
    '/max_value must be no less than `min_value`',
  ]);
  expect(inInput({ ...numeric, initial_value: '11', max_value: '10' })).toEqual([
    '/max_value must be no less than `initial_value`',
  ]);
});

test('a conversation filter filters something', () => {
  const select = (filter: Json) => inActions({ type: 'conversations_select', filter });
  expect(select({ include: ['im', 'public'] })).toEqual([]);
  expect(select({ exclude_bot_users: true })).toEqual([]);
  expect(select({})).toContain('/filter failed to match all allowed schemas');
  expect(select({ include: [] })).toEqual(['/filter/include must provide at least 1 items']);
  expect(select({ include: ['channel'] })).toEqual(['/filter/include/0 must be a valid enum value']);
});

test('an input dispatches on enter, on each character, or both', () => {
  const typing = (trigger_actions_on: unknown) =>
    inInput({ type: 'plain_text_input', dispatch_action_config: { trigger_actions_on } });
  expect(typing(['on_enter_pressed'])).toEqual([]);
  expect(typing(['on_enter_pressed', 'on_character_entered'])).toEqual([]);
  expect(typing([])).toHaveLength(1);
  expect(typing(['on_blur'])).toHaveLength(1);
});

test('a multi select lets people choose at least one', () => {
  const select = (max_selected_items: number) =>
    inActions({ type: 'multi_users_select', max_selected_items });
  expect(select(1)).toEqual([]);
  expect(select(0)).toEqual(['/max_selected_items must be no less than 1']);
});

test('the least lines of a rich text input may not be more than the most', () => {
  const typing = { type: 'rich_text_input' };
  expect(inInput({ ...typing, min_lines: 1, max_lines: 1 })).toEqual([]);
  expect(inInput({ ...typing, min_lines: 100 })).toEqual([]);
  expect(inInput({ ...typing, min_lines: 0 })).toHaveLength(1);
  expect(inInput({ ...typing, min_lines: 101 })).toHaveLength(1);
  expect(inInput({ ...typing, min_lines: 3, max_lines: 2 })).toEqual([
    '/max_lines must be no less than `min_lines`',
  ]);
});
