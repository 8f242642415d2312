import { expect, test } from 'vitest';
import { checkOptions, checkViewResponse } from '../../../src/slack/rules/index.ts';
import {
  group,
  home,
  input,
  letters,
  many,
  modal,
  mrkdwn,
  option,
  options,
  plain,
  section,
} from './samples.ts';

const said = (verdict: { readonly violations: readonly unknown[] }) => verdict.violations;

test('an options answer holds up to 100 options, and none is legal', () => {
  for (const count of [0, 1, 99, 100])
    expect(checkOptions({ options: options(count) }).error).toBeUndefined();
  expect(checkOptions({ options: options(101) })).toMatchObject({
    error: 'invalid_arguments',
    violations: [{ pointer: '/options', text: 'no more than 100 items allowed' }],
  });
});

test('an options answer holds up to 100 groups of up to 100 options', () => {
  expect(checkOptions({ option_groups: many(100, group) }).error).toBeUndefined();
  expect(checkOptions({ option_groups: [] }).error).toBeUndefined();
  expect(said(checkOptions({ option_groups: many(101, group) }))).toEqual([
    { pointer: '/option_groups', text: 'no more than 100 items allowed' },
  ]);
  expect(said(checkOptions({ option_groups: [{ label: plain('a'), options: options(101) }] }))).toEqual([
    { pointer: '/option_groups/0/options', text: 'no more than 100 items allowed' },
  ]);
});

test('an options answer is options or groups, not both and not neither', () => {
  expect(checkOptions({ options: [], option_groups: [] }).error).toBe('invalid_arguments');
  expect(checkOptions({}).error).toBe('invalid_arguments');
  expect(checkOptions([option(1)]).error).toBe('invalid_arguments');
  expect(checkOptions(undefined).error).toBe('invalid_arguments');
});

test('the options of an answer keep the rules of options', () => {
  const answer = {
    options: [
      { text: mrkdwn('a'), value: 'a' },
      { text: plain(letters(76)), value: letters(151) },
      option(1),
      option(1),
      { ...option(2), url: 'https://example.com' },
    ],
  };
  expect(said(checkOptions(answer))).toEqual([
    { pointer: '/options/0/text/type', text: 'unsupported type: mrkdwn' },
    { pointer: '/options/1/text/text', text: 'must be less than 76 characters' },
    { pointer: '/options/1/value', text: 'must be less than 151 characters' },
    { pointer: '/options/3/value', text: '`value` "value-1" already exists' },
    { pointer: '/options/4', text: 'invalid additional property: url' },
  ]);
});

test('an empty answer to a submission closes the view, in each way it travels', () => {
  for (const empty of [undefined, null, '', {}]) expect(checkViewResponse(empty, []).error).toBeUndefined();
});

test('errors name input blocks of the view and say something', () => {
  const answer = (errors: unknown) =>
    checkViewResponse({ response_action: 'errors', errors }, ['width', 'weight']);
  expect(answer({ width: 'Too wide' }).error).toBeUndefined();
  expect(said(answer({ width: 'Too wide', length: 'Too long' }))).toEqual([
    { pointer: '/errors', text: 'invalid additional property: length' },
  ]);
  expect(said(answer({ width: { text: 'Too wide' } }))).toEqual([
    { pointer: '/errors/width', text: 'must provide a string' },
  ]);
  expect(said(answer({ width: '' }))).toEqual([
    { pointer: '/errors/width', text: 'must be more than 0 characters' },
  ]);
  expect(said(answer({}))).toEqual([{ pointer: '/errors', text: 'must provide at least 1 items' }]);
  expect(said(answer(undefined))).toEqual([{ pointer: '', text: 'missing required field: errors' }]);
  expect(said(answer('Too wide'))).toEqual([{ pointer: '/errors', text: 'must provide an object' }]);
});

test('clear stands alone', () => {
  expect(checkViewResponse({ response_action: 'clear' }, []).error).toBeUndefined();
  expect(said(checkViewResponse({ response_action: 'clear', errors: {} }, []))).toEqual([
    { pointer: '', text: 'invalid additional property: errors' },
  ]);
});

test('update and push carry a modal that keeps the rules of views', () => {
  for (const response_action of ['update', 'push']) {
    const answer = (view: unknown) => checkViewResponse({ response_action, view }, []);
    expect(answer(modal([section('a')])).error).toBeUndefined();
    expect(said(answer(modal([input({ type: 'plain_text_input' })], { submit: undefined })))).toEqual([
      { pointer: '/view', text: 'must define `submit` to use an `input` block in modals' },
    ]);
    expect(said(answer(home([section('a')])))).toEqual([
      {
        pointer: '/view/type',
        text: "must match the `type` of the root view whose stack we're pushing onto",
      },
    ]);
    expect(said(answer(undefined))).toEqual([{ pointer: '', text: 'missing required field: view' }]);
    expect(answer('view').error).toBe('invalid_arguments');
  }
});

test('a view inside an answer can be too large', () => {
  const view = modal(many(100, () => section('纸'.repeat(2900))));
  expect(checkViewResponse({ response_action: 'push', view }, []).error).toBe('view_too_large');
});

test('any other answer to a submission is refused', () => {
  for (const wrong of [
    { response_action: 'open' },
    { response_action: 1 },
    { view: modal([]) },
    'ok',
    [],
    7,
  ]) {
    expect(checkViewResponse(wrong, []).error).toBe('invalid_arguments');
  }
});
