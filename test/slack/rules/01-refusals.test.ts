import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMessageBlocks, formatViolation } from '../../../src/slack/rules/index.ts';
import { actions, blocks, button, letters, many, plain, section } from './samples.ts';

const divider = { type: 'divider' };

test('49 and 50 blocks are accepted, 51 are not', () => {
  expect(checkMessageBlocks(many(49, () => divider)).error).toBeUndefined();
  expect(checkMessageBlocks(many(50, () => divider)).error).toBeUndefined();
  expect(checkMessageBlocks(many(51, () => divider))).toEqual({
    error: 'invalid_blocks',
    violations: [{ pointer: '/blocks', text: 'no more than 50 items allowed' }],
    warnings: [],
  });
});

test('no blocks at all are accepted', () => {
  expect(checkMessageBlocks([])).toEqual({ error: undefined, violations: [], warnings: [] });
});

test('blocks that are not an array of objects have the wrong format', () => {
  for (const wrong of [
    undefined,
    null,
    {},
    JSON.stringify([divider]),
    [divider, 'divider'],
    [[divider]],
    [null],
  ]) {
    expect(checkMessageBlocks(wrong).error).toBe('invalid_blocks_format');
  }
});

test('every violation is told at once, in the order of the payload', () => {
  const { error, violations } = checkMessageBlocks([
    { type: 'header', text: plain(letters(151)), colour: 'red' },
    section('fine'),
    {
      type: 'actions',
      elements: [button({ action_id: 'a' }), { type: 'number_input' }, button({ action_id: 'a' })],
    },
    { type: 'image', alt_text: 7 },
    { type: 'section' },
    { type: 'section', text: { type: 'mrkdwn', text: '', emoji: true }, block_id: 'b' },
    { type: 'divider', block_id: 'b' },
  ]);
  expect(error).toBe('invalid_blocks');
  expect(violations.map(formatViolation)).toEqual([
    '[ERROR] invalid additional property: colour [json-pointer:/blocks/0]',
    '[ERROR] must be less than 151 characters [json-pointer:/blocks/0/text/text]',
    '[ERROR] unsupported type: number_input [json-pointer:/blocks/2/elements/1/type]',
    '[ERROR] `action_id` "a" already exists [json-pointer:/blocks/2/elements/2/action_id]',
    '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/3]',
    '[ERROR] missing required field: image_url [json-pointer:/blocks/3]',
    '[ERROR] must provide a string [json-pointer:/blocks/3/alt_text]',
    '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/4]',
    '[ERROR] missing required field: text [json-pointer:/blocks/4]',
    '[ERROR] failed to match all allowed schemas [json-pointer:/blocks/5/text]',
    '[ERROR] invalid additional property: emoji [json-pointer:/blocks/5/text]',
    '[ERROR] must be more than 0 characters [json-pointer:/blocks/5/text/text]',
    '[ERROR] `block_id` "b" already exists [json-pointer:/blocks/6/block_id]',
  ]);
});

test('a text that fails is announced by a line about its parent, a lone plain text is not', () => {
  const long = letters(3001);
  expect(checkMessageBlocks([section(long)]).violations).toEqual([
    { pointer: '/blocks/0/text', text: 'failed to match all allowed schemas' },
    { pointer: '/blocks/0/text/text', text: 'must be less than 3001 characters' },
  ]);
  expect(checkMessageBlocks([{ type: 'header', text: plain(long) }]).violations).toHaveLength(1);
});

test('a property Slack does not know is refused in every block', () => {
  for (const [type, block] of Object.entries(blocks).filter(([type]) => !['file', 'alert'].includes(type))) {
    expect(checkMessageBlocks([{ ...block, surplus: 1 }]).violations, type).toEqual([
      { pointer: '/blocks/0', text: 'invalid additional property: surplus' },
    ]);
  }
});

test('a property set to undefined does not travel and is no violation', () => {
  expect(
    checkMessageBlocks([{ ...section('a'), surplus: undefined, fields: undefined }]).error,
  ).toBeUndefined();
});

test('names every object inherits are unknown properties and unknown types', () => {
  expect(
    checkMessageBlocks([{ type: 'constructor' }, JSON.parse('{"type":"divider","toString":1}')]).violations,
  ).toEqual([
    { pointer: '/blocks/0/type', text: 'unsupported type: constructor' },
    { pointer: '/blocks/1', text: 'invalid additional property: toString' },
  ]);
});

test('a block without a type, or with a type that is no string, is refused', () => {
  expect(checkMessageBlocks([{}, { type: 1 }]).violations).toEqual([
    { pointer: '/blocks/0', text: 'missing required field: type' },
    { pointer: '/blocks/1/type', text: 'must provide a string' },
  ]);
});

test('the same action_id may stand in two blocks but not twice in one', () => {
  const press = actions(button({ action_id: 'a' }));
  expect(checkMessageBlocks([press, press]).error).toBeUndefined();
  expect(
    checkMessageBlocks([actions(button({ action_id: 'a' }), button({ action_id: 'a' }))]).violations,
  ).toEqual([{ pointer: '/blocks/0/elements/1/action_id', text: '`action_id` "a" already exists' }]);
});

test('blocks in a container are blocks of their own for action_id, and share block_id with the message', () => {
  const child = { ...actions(button({ action_id: 'a' })), block_id: 'b' };
  const container = { ...blocks.container, child_blocks: [child, child] };
  expect(checkMessageBlocks([container]).violations).toEqual([
    { pointer: '/blocks/0/child_blocks/1/block_id', text: '`block_id` "b" already exists' },
  ]);
});

test('a second table is refused with its own error', () => {
  expect(checkMessageBlocks([blocks.table, blocks.table])).toEqual({
    error: 'invalid_attachments',
    violations: [{ pointer: '/blocks/1', text: 'only_one_table_allowed' }],
    warnings: [],
  });
});

test('a second table inside a container counts too, and other faults go first in the error', () => {
  const container = { ...blocks.container, child_blocks: [blocks.table, { type: 'nothing' }] };
  const { error, violations } = checkMessageBlocks([blocks.table, container]);
  expect(error).toBe('invalid_blocks');
  expect(violations).toContainEqual({ pointer: '/blocks/1/child_blocks/0', text: 'only_one_table_allowed' });
});

test('all markdown blocks together hold 12,000 characters', () => {
  const markdown = (count: number) => ({ type: 'markdown', text: letters(count) });
  expect(checkMessageBlocks([markdown(6000), markdown(6000)]).error).toBeUndefined();
  expect(checkMessageBlocks([markdown(6000), markdown(6000), markdown(1)]).violations).toEqual([
    { pointer: '/blocks/2/text', text: 'must be less than 12001 characters' },
  ]);
});

test('whatever is thrown at it, it answers and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const { error, violations } = checkMessageBlocks([{ type: 'section', text: value, accessory: value }]);
      expect(error === undefined).toBe(violations.length === 0);
    }),
  );
});

test('a payload nested deeper than the call stack is answered too', () => {
  let deep: unknown = {};
  for (let level = 0; level < 50_000; level += 1) deep = { deep };
  expect(checkMessageBlocks([{ type: 'divider', deep }]).error).toBe('invalid_blocks');
});

const typing = { type: 'plain_text_input' };
const headed = (text: unknown) => ({ type: 'header', text });

test.each<[string, readonly unknown[], string]>([
  ['a text too long', [headed(plain(letters(151)))], 'must be less than 151 characters'],
  ['a text that says nothing', [headed(plain(''))], 'must be more than 0 characters'],
  ['a list too long', [actions(...many(26, () => button()))], 'no more than 25 items allowed'],
  ['a list too short', [actions()], 'must provide at least 1 items'],
  ['something missing', [{ type: 'header' }], 'missing required field: text'],
  ['something unknown', [{ ...divider, colour: 1 }], 'invalid additional property: colour'],
  ['no text where one should be', [headed({ type: 'plain_text', text: 1 })], 'must provide a string'],
  ['no object where one should be', [headed('text')], 'must provide an object'],
  ['what cannot stand there', [actions(typing)], 'unsupported type: plain_text_input'],
  ['none of several kinds', [section(letters(3001))], 'failed to match all allowed schemas'],
  [
    'a name used twice',
    [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    '`action_id` "a" already exists',
  ],
])('Slack\u2019s own words for %s', (_what, broken, words) => {
  expect(checkMessageBlocks(broken).violations.map(({ text }) => text)).toContain(words);
});
