import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogue } from '../src/procedure/catalogue.ts';
import { rules } from '../src/procedure/rules.ts';

/** Rules whose firing or paper comes later. This list may only shrink. */
const owed: readonly string[] = [];

const titles = testFiles(new URL('.', import.meta.url).pathname).flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/\b(?:describe|it)(?:\.each\([^)]*\))?\(\s*(['"`])(.+?)\1/gs)].map(
    ([, , title]) => title ?? '',
  ),
);

describe('every rule of the procedure', () => {
  it.each(Object.keys(rules).filter((id) => !owed.includes(id)))('%s is named by a test', (id) => {
    const named = new RegExp(`(^|[^\\w.])${id.replace('.', '\\.')}(?![\\w]|\\.[\\w])`);
    expect(titles.filter((title) => named.test(title)).length, `no test is named for ${id}`).toBeGreaterThan(
      0,
    );
  });

  it('owes only rules that exist and that no test is named for', () => {
    for (const id of owed) {
      expect(Object.keys(rules)).toContain(id);
      expect(titles.filter((title) => title.includes(id))).toEqual([]);
    }
  });
});

describe('a step’s key', () => {
  it('is named nowhere outside the domain', () => {
    const rooms = ['blocks', 'jobs', 'src/slack', 'src/desk', 'src/store'].flatMap((room) =>
      sourceFiles(join(import.meta.dirname, '..', room)),
    );
    const named = new RegExp(`(?:===|!==|case)\\s*'(?:${Object.keys(catalogue).join('|')})'`);
    const naming = rooms.filter((file) => named.test(readFileSync(file, 'utf8')));
    expect(naming.map((file) => file.replace(join(import.meta.dirname, '..'), ''))).toEqual([]);
  });
});

describe('what is worked out of what never changes', () => {
  it('is kept by one cache; the others that hold on to an object keep no derivation (decision 025)', () => {
    const keeping = ['src', 'jobs', 'blocks']
      .flatMap((room) => sourceFiles(join(import.meta.dirname, '..', room)))
      .filter((file) => readFileSync(file, 'utf8').includes('new WeakMap'));
    expect(keeping.map((file) => file.replace(join(import.meta.dirname, '..', '/'), '')).sort()).toEqual([
      'src/order/cache.ts',
      'src/order/lineage.ts',
      'src/slack/guard.ts',
    ]);
  });
});

function testFiles(folder: string): readonly string[] {
  return sourceFiles(folder).filter((file) => file.endsWith('.test.ts') && !file.endsWith('rules.test.ts'));
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}
