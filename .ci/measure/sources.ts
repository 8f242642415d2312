import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A file of ours: its path from the root of the repository, with `/`, and its parsed text. */
export interface Source {
  readonly path: string;
  readonly tree: ts.SourceFile;
}

export const parse = (path: string, text: string): Source => ({
  path,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true),
});

/** The folders that are measured. */
export const roots = ['src', 'jobs', 'blocks'] as const;

/** Every TypeScript file of the product, in the order of their paths. */
export const readSources = (): readonly Source[] =>
  roots
    .flatMap((root) =>
      readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => `${root}/${path}`),
    )
    .filter((path) => /\.tsx?$/.test(path))
    .sort()
    .map((path) => parse(path, readFileSync(path, 'utf8')));

/** Each node below one, depth first, itself included. */
export function* nodesOf(node: ts.Node): Generator<ts.Node> {
  yield node;
  const children: ts.Node[] = [];
  node.forEachChild((child) => {
    children.push(child);
  });
  for (const child of children) yield* nodesOf(child);
}

/** `path:line`, counted from 1. */
export const placeOf = (node: ts.Node, path: string): string => {
  const tree = node.getSourceFile();
  return `${path}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
};
