import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commentsIn } from './support/comments.ts';
import { type Known, knownAt, unresolved } from './support/references.ts';

const root = join(import.meta.dirname, '..');
const rooms = ['src', 'jobs', 'blocks', 'sandbox', 'test', 'bench', '.ci'];
const known = knownAt(root);
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const records = readdirSync(join(root, 'docs/decisions')).filter((file) => file !== 'README.md');

/** What people read first; the printed process is checked against the catalogue instead. */
const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...['architecture', 'slack', 'glossary', 'guarantees', 'decisions/README'].map((name) => `docs/${name}.md`),
  ...records.map((file) => `docs/decisions/${file}`),
];

describe('what a comment refers to', () => {
  it('is there: sections of documents, decisions and rules', () => {
    const isSuspect = (text: string): boolean => unresolved(text, known).length > 0;
    const wrong = commentsIn(root, rooms, isSuspect).flatMap(({ file, line, text }) =>
      unresolved(text, known).map((what) => `${file}:${line}: ${what}`),
    );
    expect(wrong).toEqual([]);
  });

  it('is missed where it is not', () => {
    const few: Known = {
      sections: new Set(['process §6.7', 'slack §14', 'slack §16', 'slack A9']),
      decisions: new Set(['013']),
      isRule: (id) => ['S6.3', 'A.hold'].includes(id),
      isFile: (path) => path === 'docs/slack.md',
    };
    const right =
      'S6.3, A.hold (process §6.7, slack §14–§16, slack A9, decision 013, docs/slack.md), RFC 5545 §3.1';
    expect(unresolved(right, few)).toEqual([]);
    for (const wrong of [
      'process §6.8',
      'slack §14–§17',
      'slack A13',
      'design §2',
      'as said (§6.7)',
      'decision 13',
      'S6.4',
      'A.held',
      'docs/design.md',
    ])
      expect(unresolved(wrong, few), wrong).toHaveLength(1);
  });
});

describe.each(documents)('%s', (path) => {
  it('refers to what is there, files named in it included', () => {
    const text = read(path).replace(/^#.*$/gm, '');
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link]) => link ?? '');
    expect(unresolved(text, known)).toEqual([]);
    const files = [...text.matchAll(/`((?:src|blocks|sandbox|test)\/[\w./-]+)`/g)].map(
      ([, file]) => file ?? '',
    );
    expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
    expect(links.filter((link) => !existsSync(join(root, dirname(path), link)))).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  it('shows the workshop as it stands', () => {
    const shown = [...read('docs/architecture.md').matchAll(/```ts\n\/\/ (\S+)\n(.*?)```/gs)];
    const missing = shown.flatMap(([, file = '', text = '']) =>
      text.split('…\n').filter((part) => !read(file).includes(part)),
    );
    expect(shown.length).toBeGreaterThan(0);
    expect(missing).toEqual([]);
  });
});

describe('a decision', () => {
  const rowOf = (file: string): string => {
    const [title = '', , state = ''] = read(`docs/decisions/${file}`).split('\n');
    return `| [${file.slice(0, 3)}](${file}) | ${title.replace(/^# \d{3}: /, '')} | ${state.replace(', ', ' | ')} |`;
  };

  it.each(records)('%s has number, title, date and status in one form, within 40 lines', (file) => {
    const lines = read(`docs/decisions/${file}`).trimEnd().split('\n');
    expect(lines[0]).toMatch(new RegExp(`^# ${file.slice(0, 3)}: \\S`));
    expect(lines[2]).toMatch(/^\d{4}-\d{2}-\d{2}, (accepted|superseded by \d{3})$/);
    expect([lines[1], lines[3]]).toEqual(['', '']);
    expect(lines.length).toBeLessThanOrEqual(40);
  });

  it('has a number of its own', () => {
    const numbers = records.map((file) => file.slice(0, 3));
    expect(numbers).toEqual([...new Set(numbers)]);
  });

  it('stands in the index, in order', () => {
    const rows = read('docs/decisions/README.md').match(/^\| \[.*$/gm) ?? [];
    expect(rows).toEqual(records.toSorted().map(rowOf));
  });
});
