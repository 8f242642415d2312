import { expect, test } from 'vitest';
import { checkMessageBlocks } from '../../../src/slack/rules/index.ts';
import { blocks, mrkdwn, plain, richText } from './samples.ts';

const divider = { type: 'divider' };

test('two charts are accepted and a third is not', () => {
  const chart = blocks.data_visualization;
  expect(checkMessageBlocks([chart, chart]).error).toBeUndefined();
  expect(checkMessageBlocks([chart, chart, chart]).violations).toMatchObject([{ pointer: '/blocks/2' }]);
});

test('every series of a chart gives each category a value', () => {
  const chartOf = (labels: readonly string[]) => ({
    ...blocks.data_visualization,
    chart: {
      type: 'bar',
      series: [{ name: 'A', data: labels.map((label) => ({ label, value: 1 })) }],
      axis_config: { categories: ['May', 'June'] },
    },
  });
  expect(checkMessageBlocks([chartOf(['June', 'May'])]).error).toBeUndefined();
  for (const labels of [['May'], ['May', 'July'], ['May', 'June', 'July']]) {
    expect(checkMessageBlocks([chartOf(labels)]).violations).toEqual([
      { pointer: '/blocks/0/chart/series/0/data', text: 'must match the axis categories' },
    ]);
  }
});

test('a slice of a pie is larger than nothing', () => {
  const pie = (value: number) => ({
    ...blocks.data_visualization,
    chart: { type: 'pie', segments: [{ label: 'A', value }] },
  });
  expect(checkMessageBlocks([pie(0.1)]).error).toBeUndefined();
  expect(checkMessageBlocks([pie(0)]).error).toBe('invalid_blocks');
});

test('links and people in rich text refuse the code style, plain text takes it', () => {
  const styled = (leaf: object) => checkMessageBlocks([richText({ ...leaf, style: { code: true } })]).error;
  expect(styled({ type: 'text', text: 'a' })).toBeUndefined();
  expect(styled({ type: 'link', url: 'https://example.com' })).toBe('invalid_blocks');
  expect(styled({ type: 'user', user_id: 'U1' })).toBe('invalid_blocks');
});

test('emoji belongs to plain text and verbatim to mrkdwn', () => {
  const errorOf = (text: object) => checkMessageBlocks([{ type: 'section', text }]).error;
  expect(errorOf({ ...plain('a'), emoji: true })).toBeUndefined();
  expect(errorOf({ ...mrkdwn('a'), verbatim: true })).toBeUndefined();
  expect(errorOf({ ...plain('a'), verbatim: true })).toBe('invalid_blocks');
  expect(errorOf({ ...mrkdwn('a'), emoji: true })).toBe('invalid_blocks');
});

test('a header takes plain text only', () => {
  expect(checkMessageBlocks([{ type: 'header', text: mrkdwn('a') }]).violations).toEqual([
    { pointer: '/blocks/0/text/type', text: 'unsupported type: mrkdwn' },
  ]);
});

test('a card needs something to show, a container a title', () => {
  expect(checkMessageBlocks([{ type: 'card', subtitle: mrkdwn('a') }]).error).toBe('invalid_blocks');
  expect(checkMessageBlocks([{ type: 'container', child_blocks: [divider] }]).error).toBe('invalid_blocks');
});

test('only a container that collapses can start collapsed', () => {
  const container = { ...blocks.container, default_collapsed: true };
  expect(checkMessageBlocks([{ ...container, is_collapsible: true }]).error).toBeUndefined();
  expect(checkMessageBlocks([container]).violations).toMatchObject([
    { pointer: '/blocks/0/default_collapsed' },
  ]);
});
