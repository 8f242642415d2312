import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actions } from '../../src/procedure/catalogue.ts';

test('no drawing knows a step by its key', () => {
  const keys = new Set<string>(actions.map(({ key }) => key));
  const files = readdirSync('blocks').filter((name) => name.endsWith('.ts'));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const source = readFileSync(join('blocks', file), 'utf8');
    for (const [, word = ''] of source.matchAll(/(?:===|!==|case|find\() *'([a-z-]+)'/g))
      expect({ file, key: keys.has(word) ? word : null }).toEqual({ file, key: null });
  }
});
