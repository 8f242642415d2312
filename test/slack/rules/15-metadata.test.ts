import { expect, test } from 'vitest';
import { checkMetadata } from '../../../src/slack/rules/index.ts';

const said = (verdict: { readonly violations: readonly unknown[] }) => verdict.violations;

test('metadata is flat or one level deep', () => {
  const metadata = (event_payload: unknown) => checkMetadata({ event_type: 'order', event_payload });
  expect(metadata({ id: 'a', count: 1, open: true }).error).toBeUndefined();
  expect(metadata({ order: { id: 'a' }, lines: [{ id: 'b' }, { id: 'c' }] }).error).toBeUndefined();
  expect(metadata({}).error).toBeUndefined();
  expect(metadata({ order: { line: { id: 'a' } } })).toMatchObject({
    error: 'invalid_metadata_schema',
    violations: [{ pointer: '/metadata/event_payload/order/line' }],
  });
  expect(said(metadata({ ids: ['a', 'b'] }))).toHaveLength(2);
  expect(said(metadata({ id: null }))).toHaveLength(1);
});

test('metadata has a type and a payload and nothing else, or is empty', () => {
  expect(checkMetadata({}).error).toBeUndefined();
  expect(said(checkMetadata({ event_type: 'a' }))).toEqual([
    { pointer: '/metadata', text: 'missing required field: event_payload' },
  ]);
  expect(said(checkMetadata({ event_payload: {}, event_type: '', extra: 1 }))).toEqual([
    { pointer: '/metadata', text: 'invalid additional property: extra' },
    { pointer: '/metadata/event_type', text: 'must be more than 0 characters' },
  ]);
  for (const wrong of ['{}', [], null, undefined, 1]) {
    expect(checkMetadata(wrong).error).toBe('invalid_metadata_format');
  }
});
