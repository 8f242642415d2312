import fc from 'fast-check';
import { expect, test } from 'vitest';
import { checkMessageBlocks, checkView, textLength } from '../../../src/slack/rules/index.ts';
import { markdownParts } from '../../../src/slack/rules/markdown-parts.ts';
import { home, input, letters, many, modal, plain, section } from './samples.ts';

// A section with an n-letter text counts n + 10 for itself + 10 for its text object.
const holding = (total: number) => [
  ...many(4, () => section(letters(2480))),
  section(letters(Math.min(2980, total - 10_020))),
  ...(total > 13_000 ? [section(letters(total - 13_020))] : []),
];

test('ampersands and angle brackets count as the entities they become', () => {
  expect(textLength('a&b<c>d')).toBe('a&amp;b&lt;c&gt;d'.length);
  expect(checkMessageBlocks([section(`${letters(2995)}&`)]).error).toBeUndefined();
  expect(checkMessageBlocks([section(`${letters(2996)}&`)]).error).toBe('invalid_blocks');
});

test('characters outside the basic plane count twice', () => {
  expect(textLength('😀')).toBe(2);
  expect(checkMessageBlocks([{ type: 'header', text: plain('😀'.repeat(76)) }]).error).toBe('invalid_blocks');
});

test('the length of any text is that of its escaped form', () => {
  const escaped = (text: string) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '&', '<', '>', 'é', '😀') }), (text) => {
      expect(textLength(text)).toBe(escaped(text).length);
    }),
  );
});

test('a message warns above 10,000 characters and is refused above 13,000', () => {
  expect(checkMessageBlocks(many(4, () => section(letters(2480))))).toMatchObject({
    error: undefined,
    warnings: [],
  });
  const oneMore = [section(letters(2481)), ...many(3, () => section(letters(2480)))];
  expect(checkMessageBlocks(oneMore).warnings).toHaveLength(1);
  expect(checkMessageBlocks(holding(10_021))).toMatchObject({
    error: undefined,
    warnings: ['blocks hold about 10021 characters of the 13000 allowed'],
  });
  expect(checkMessageBlocks(holding(13_000))).toMatchObject({ error: undefined });
  expect(checkMessageBlocks(holding(13_021))).toMatchObject({ error: 'msg_blocks_too_long', violations: [] });
});

test('a broken rule is told before the size', () => {
  expect(checkMessageBlocks([...holding(14_000), { type: 'nothing' }]).error).toBe('invalid_blocks');
});

test('input blocks stand in messages, though nothing of theirs is ever submitted', () => {
  expect(checkMessageBlocks([input({ type: 'plain_text_input' })]).error).toBeUndefined();
});

test('no blocks: refused in a modal, accepted with a warning on a Home tab', () => {
  expect(checkView(modal([])).error).toBe('invalid_arguments');
  expect(checkView(home([]))).toMatchObject({ error: undefined, warnings: [expect.any(String)] });
});

test.each([
  ['one paragraph', 'a\nb', 1],
  ['nothing but blank lines', ' \n\n', 1],
  ['two paragraphs', 'a\n\nb', 2],
  ['a heading and its text', '# a\nb', 2],
  ['a list that follows a line', 'a\n- b\n- c\n1. d', 2],
  ['a list whose items stand apart', '- a\n\n- b', 2],
  ['a table between texts', 'a\n| b |\n| - |\n| c |\nd', 3],
  ['a quote and a divider', '> a\n> b\n---\nc', 3],
  ['code with blank lines and headings in it', '```\n# a\n\n| b |\n```\nc', 2],
  ['code that is not closed', 'a\n~~~\nb\n\nc', 2],
  ['a picture', '![a](https://a.example/a.png)\n![b](https://a.example/b.png)', 2],
])('markdown may become several blocks: %s', (_what, text, parts) => {
  expect(markdownParts(text)).toBe(parts);
});

test('what markdown may become counts toward the fifty blocks', () => {
  const paragraphs = (count: number) => ({ type: 'markdown', text: many(count, String).join('\n\n') });
  const said = (...blocks: readonly object[]) => checkMessageBlocks(blocks).violations;
  const tooMany = [{ pointer: '/blocks', text: 'no more than 50 items allowed' }];
  expect(said(paragraphs(50))).toEqual([]);
  expect(said(paragraphs(51))).toEqual(tooMany);
  expect(said(paragraphs(25), ...many(25, () => section('a')))).toEqual([]);
  expect(said(paragraphs(25), ...many(26, () => section('a')))).toEqual(tooMany);
});

test('a contact card is no block of an app, from the first one on', () => {
  expect(checkMessageBlocks([{ type: 'contact_card', user_id: 'U1' }]).violations).toEqual([
    { pointer: '/blocks/0/type', text: 'unsupported type: contact_card' },
  ]);
});
