import { expect, test } from 'vitest';
import { checkView } from '../../../src/slack/rules/index.ts';
import { blocks, home, input, type Json, letters, many, modal, plain, section } from './samples.ts';

const typing = (changes: Json = {}): Json => input({ type: 'plain_text_input', ...changes });
const one = [section('a')];

test('99 and 100 blocks are accepted in a view, 101 are not', () => {
  for (const view of [modal, home]) {
    const said = (count: number) => checkView(view(many(count, () => ({ type: 'divider' })))).violations;
    expect(said(99)).toEqual([]);
    expect(said(100)).toEqual([]);
    expect(said(101)).toEqual([{ pointer: '/view/blocks', text: 'no more than 100 items allowed' }]);
  }
});

test('an empty modal is refused, an empty Home tab is accepted with a warning', () => {
  expect(checkView(modal([])).violations).toEqual([
    { pointer: '/view/blocks', text: 'must provide at least 1 items' },
  ]);
  expect(checkView(home([]))).toEqual({
    error: undefined,
    violations: [],
    warnings: ['the view has no blocks'],
  });
});

test('a modal with an input block must have a submit button', () => {
  expect(checkView(modal([typing()])).error).toBeUndefined();
  expect(checkView(modal([typing()], { submit: undefined }))).toMatchObject({
    error: 'invalid_arguments',
    violations: [{ pointer: '/view', text: 'must define `submit` to use an `input` block in modals' }],
  });
  expect(checkView(modal(one, { submit: undefined })).error).toBeUndefined();
});

test('a Home tab takes input blocks without a submit button', () => {
  expect(checkView(home([typing()])).error).toBeUndefined();
});

test('a modal needs a title, a Home tab has none', () => {
  expect(checkView(modal(one, { title: undefined })).violations).toEqual([
    { pointer: '/view', text: 'missing required field: title' },
  ]);
  for (const name of ['title', 'submit', 'close', 'clear_on_close', 'notify_on_close']) {
    expect(checkView(home(one, { [name]: plain('a') })).violations).toEqual([
      { pointer: '/view', text: `invalid additional property: ${name}` },
    ]);
  }
});

const texts: readonly (readonly [string, number, (text: string) => unknown, string])[] = [
  ['title', 24, plain, '/text'],
  ['submit', 24, plain, '/text'],
  ['close', 24, plain, '/text'],
  ['private_metadata', 3000, (text) => text, ''],
  ['callback_id', 255, (text) => text, ''],
  ['external_id', 255, (text) => text, ''],
];

for (const [name, limit, make, place] of texts) {
  test(`${name} holds ${limit} characters`, () => {
    const said = (count: number) => checkView(modal(one, { [name]: make(letters(count)) })).violations;
    expect(said(limit - 1)).toEqual([]);
    expect(said(limit)).toEqual([]);
    expect(said(limit + 1)).toEqual([
      { pointer: `/view/${name}${place}`, text: `must be less than ${limit + 1} characters` },
    ]);
  });
}

test('only one element of a view has the focus when it opens', () => {
  const focused = typing({ focus_on_load: true });
  expect(checkView(modal([focused, typing({ focus_on_load: false })])).error).toBeUndefined();
  expect(checkView(modal([focused, typing(), focused])).violations).toMatchObject([
    { pointer: '/view/blocks/2/element/focus_on_load' },
  ]);
});

test('a block_id may be used once in a view', () => {
  const named = { ...section('a'), block_id: 'b' };
  expect(checkView(modal([named, { type: 'divider', block_id: 'c' }, named])).violations).toEqual([
    { pointer: '/view/blocks/2/block_id', text: '`block_id` "b" already exists' },
  ]);
});

test('what Slack adds to a view it returns cannot be sent back', () => {
  for (const name of ['id', 'hash', 'state', 'root_view_id', 'submit_disabled']) {
    expect(checkView(modal(one, { [name]: 'a' })).violations).toEqual([
      { pointer: '/view', text: `invalid additional property: ${name}` },
    ]);
  }
});

test('a view is a modal or a Home tab', () => {
  expect(checkView({ type: 'workflow_step', blocks: one }).violations).toEqual([
    { pointer: '/view/type', text: 'unsupported type: workflow_step' },
  ]);
  for (const wrong of [undefined, null, 'modal', []]) {
    expect(checkView(wrong)).toMatchObject({
      error: 'invalid_arguments',
      violations: [{ pointer: '/view', text: 'must provide an object' }],
    });
  }
  expect(checkView({}).violations).toEqual([{ pointer: '/view', text: 'missing required field: type' }]);
});

test('a view above 250 kB is too large, whatever else is wrong with it', () => {
  const select = (index: number): Json => ({
    type: 'input',
    label: plain(`Label ${index}`),
    element: {
      type: 'static_select',
      options: many(100, (i) => ({ text: plain(letters(20)), value: `${i}-${letters(60)}` })),
    },
  });
  expect(checkView(modal(many(15, select))).error).toBeUndefined();
  expect(checkView(modal(many(25, select))).error).toBe('view_too_large');
  expect(checkView(modal([...many(25, select), blocks.table])).error).toBe('view_too_large');
});

test('the size of a view is counted in bytes', () => {
  const view = (text: string) => modal(many(40, () => section(text)));
  expect(checkView(view('x'.repeat(2900))).error).toBeUndefined();
  expect(checkView(view('纸'.repeat(2900))).error).toBe('view_too_large');
});

test('a view of exactly 250,000 bytes passes, one more byte is too large', () => {
  // The last text is filled up letter by letter, each of one byte.
  const view = (fill: number) => modal([...many(82, () => section(letters(2990))), section(letters(fill))]);
  const fill = 250_000 - JSON.stringify(view(0)).length;
  expect(checkView(view(fill)).violations).toEqual([]);
  expect(checkView(view(fill)).error).toBeUndefined();
  expect(checkView(view(fill + 1)).error).toBe('view_too_large');
});

test('private metadata may be empty', () => {
  expect(checkView(modal(one, { private_metadata: '' })).error).toBeUndefined();
});

test('several faults of a view are told in the order of the payload', () => {
  const view = modal([typing(), { type: 'header', text: plain(letters(151)) }], {
    title: plain(letters(25)),
    submit: undefined,
    colour: 'red',
  });
  expect(checkView(view).violations).toEqual([
    { pointer: '/view', text: 'invalid additional property: colour' },
    { pointer: '/view', text: 'must define `submit` to use an `input` block in modals' },
    { pointer: '/view/title/text', text: 'must be less than 25 characters' },
    { pointer: '/view/blocks/1/text/text', text: 'must be less than 151 characters' },
  ]);
});

test.each(['clear_on_close', 'notify_on_close'])('%s is true or false', (name) => {
  for (const value of [true, false]) expect(checkView(modal(one, { [name]: value })).violations).toEqual([]);
  expect(checkView(modal(one, { [name]: 'true' })).violations).toEqual([
    { pointer: `/view/${name}`, text: 'must provide a boolean' },
  ]);
});
