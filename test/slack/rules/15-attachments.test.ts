import { expect, test } from 'vitest';
import { checkAttachments } from '../../../src/slack/rules/index.ts';
import { blocks, type Json, letters, many, section } from './samples.ts';

test('an attachment of every part that Slack shows is accepted', () => {
  const whole = {
    ...{
      fallback: 'SO-1',
      color: '#2f6f8f',
      pretext: 'p',
      author_name: 'a',
      author_link: 'https://a.example',
    },
    ...{ author_icon: 'https://a.example/i.png', title: 't', title_link: 'https://a.example', text: '*x*' },
    fields: [{ title: 'Quantity', value: '12 t', short: true }],
    ...{ image_url: 'https://a.example/p.png', footer: letters(300), ts: 1795395603, mrkdwn_in: ['text'] },
    blocks: [{ type: 'divider' }],
  };
  expect(checkAttachments([whole, {}])).toEqual({ error: undefined, violations: [], warnings: [] });
});

test.each([
  ['a part that there is not', { colour: 'good' }, '', 'invalid additional property: colour'],
  ['buttons of the older kind', { actions: [] }, '', 'invalid additional property: actions'],
  ['a text that is none', { text: 1 }, '/text', 'must provide a string'],
  ['a footer of 301 characters', { footer: letters(301) }, '/footer', 'must be less than 301 characters'],
  [
    'a field with a part of its own',
    { fields: [{ title: 't', wide: true }] },
    '/fields/0',
    'invalid additional property: wide',
  ],
  ['a colour that is none', { color: 'greenish' }, '/color', 'must be good, warning, danger'],
  ['mrkdwn where there is none', { mrkdwn_in: ['footer'] }, '/mrkdwn_in/0', 'must be a valid enum value'],
])('%s is refused at its place', (_what, attachment, place, text) => {
  const { error, violations } = checkAttachments([{ fallback: 'x' }, attachment]);
  expect([error, violations.length]).toEqual(['invalid_attachments', 1]);
  expect(violations[0]?.pointer).toBe(`/attachments/1${place}`);
  expect(violations[0]?.text).toContain(text);
});

test('what is wrong in the blocks of several is told at once, in the order of the payload', () => {
  const broken = { blocks: [{ type: 'divider' }, { type: 'nothing' }] };
  expect(checkAttachments([broken, { ...broken, text: 1 }])).toMatchObject({
    error: 'invalid_attachments',
    violations: [
      { pointer: '/attachments/0/blocks/1/type', text: 'unsupported type: nothing' },
      { pointer: '/attachments/1/blocks/1/type', text: 'unsupported type: nothing' },
      { pointer: '/attachments/1/text', text: 'must provide a string' },
    ],
  });
  expect(checkAttachments([broken]).error).toBe('invalid_blocks');
});

test('there may be a hundred', () => {
  const attachments = (count: number) => Array.from({ length: count }, () => ({ fallback: 'x' }));
  expect(checkAttachments(attachments(100)).error).toBeUndefined();
  expect(checkAttachments(attachments(101)).error).toBe('too_many_attachments');
  expect(checkAttachments({}).error).toBe('invalid_attachments');
});

/** What is said to attachments of one block each, beside a message's own block. */
const beside = (own: Json | undefined, ...inAttachments: readonly unknown[]) =>
  checkAttachments(
    inAttachments.map((block) => ({ blocks: [block] })),
    [own].filter(Boolean),
  );

test('a message and its attachments have one table between them', () => {
  const second = { error: 'invalid_attachments', violations: [{ text: 'only_one_table_allowed' }] };
  expect(beside(undefined, blocks.table).error).toBeUndefined();
  expect(beside(undefined, blocks.table, blocks.table)).toMatchObject(second);
  expect(beside(blocks.table, blocks.table)).toMatchObject(second);
});

test('they share names, charts, room for markdown, and the size of all', () => {
  const named = { type: 'divider', block_id: 'b' };
  const markdown = (count: number) => ({ type: 'markdown', text: letters(count) });
  const chart = blocks.data_visualization;
  expect(beside(named, { ...named, block_id: 'c' }).error).toBeUndefined();
  expect(beside(named, named)).toMatchObject({
    error: 'invalid_blocks',
    violations: [{ pointer: '/attachments/0/blocks/0/block_id', text: '`block_id` "b" already exists' }],
  });
  expect(beside(chart, chart).error).toBeUndefined();
  expect(beside(chart, chart, chart).violations).toMatchObject([{ pointer: '/attachments/1/blocks/0' }]);
  expect(beside(markdown(6000), markdown(6000)).error).toBeUndefined();
  expect(beside(markdown(6000), markdown(6001)).violations).toMatchObject([
    { pointer: '/attachments/0/blocks/0/text', text: 'must be less than 12001 characters' },
  ]);
  const large = many(3, () => section(letters(2900)));
  expect(checkAttachments([{ blocks: large }]).error).toBeUndefined();
  expect(checkAttachments([{ blocks: large }], large).error).toBe('msg_blocks_too_long');
});
