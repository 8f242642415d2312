import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rules } from '../../src/procedure/rules.ts';

const documents = ['architecture', 'slack', 'process'] as const;

/** What may be referred to: sections of the documents, decisions, rules, files. */
export interface Known {
  readonly sections: ReadonlySet<string>;
  readonly decisions: ReadonlySet<string>;
  readonly isRule: (id: string) => boolean;
  readonly isFile: (path: string) => boolean;
}

export const knownAt = (root: string): Known => ({
  sections: new Set(documents.flatMap((name) => sectionsOf(name, read(root, `docs/${name}.md`)))),
  decisions: new Set(
    readdirSync(join(root, 'docs/decisions')).flatMap((file) => /^\d{3}(?=-)/.exec(file)?.[0] ?? []),
  ),
  isRule: (id) => Object.hasOwn(rules, id),
  isFile: (path) => existsSync(join(root, path)),
});

const read = (root: string, path: string): string => readFileSync(join(root, path), 'utf8');

/** `process §6.7`, `slack A13`: what headings begin with, and the laws in bold under theirs. */
const sectionsOf = (name: string, text: string): readonly string[] =>
  [...text.matchAll(/^(?:#+ |- \*\*)(§[\d.]*\d|A\d+)(?=\*\*| )/gm)].map(([, id]) => `${name} ${id}`);

/** What of a text refers to something that is not there, each in a few words. */
export const unresolved = (text: string, known: Known): readonly string[] => [
  ...sectionsIn(text).filter((reference) => !known.sections.has(reference)),
  ...found(text, /\bdecisions? (\d+)/gi).filter((number) => !known.decisions.has(number)),
  ...found(text, /(?<![\w.§#-])([SE]\d{1,2}(?:\.[\da-z](?!\w))?)(?![\w-])/g).filter(
    (id) => !known.isRule(id),
  ),
  ...found(text, /(?<![\w.])([AMN]\.[a-z]+(?:-[a-z]+)*)(?![\w(])/g).filter((id) => !known.isRule(id)),
  ...found(text, /\b(docs\/[\w/-]+\.md)/g).filter((path) => !known.isFile(path)),
];

/** Each `§`, with the document that stands before it; without one it names nothing. The end of a range is of the same. */
const sectionsIn = (text: string): readonly string[] => {
  const numbered = [...text.matchAll(/(?:([\w.]+)[\s*]+)?(?<range>§[\d.]*\d(?:[–-]§?[\d.]*\d)?)/g)];
  const lettered = found(text, /\bslack (A\d+)/gi).map((id) => `slack ${id}`);
  const named = numbered.flatMap(([all, before = '', range = '']) => {
    const isForeign = /^\d+$/.test(before);
    return isForeign
      ? []
      : range
          .split(/[–-]/)
          .map((id) => `${documentOf(before) ?? `nothing (${all.trim()})`} §${id.replace('§', '')}`);
  });
  return [...named, ...lettered];
};

/** A number before it is that of a standard (RFC 5545). */
const documentOf = (word: string): string | undefined =>
  documents.find((name) => name === word.toLowerCase());

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, id]) => id ?? '');
