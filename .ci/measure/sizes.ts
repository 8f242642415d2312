import ts from 'typescript';
import { nodesOf, placeOf, type Source } from './sources.ts';

/** Something of a length in lines, and where it stands. */
export interface Measured {
  readonly lines: number;
  readonly place: string;
}

export interface Spread {
  readonly count: number;
  readonly median: number;
  /** Nine in ten and half of the tenth are no longer (95 %, by nearest rank). */
  readonly most: number;
  readonly largest: Measured;
}

export const spreadOf = (all: readonly Measured[]): Spread => {
  const sorted = [...all].sort((left, right) => left.lines - right.lines);
  const at = (share: number): Measured =>
    sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? { lines: 0, place: '' };
  return { count: sorted.length, median: at(0.5).lines, most: at(0.95).lines, largest: at(1) };
};

/** Lines of a file; the end of the last one begins no other. */
export const fileOf = ({ path, tree }: Source): Measured => ({ lines: linesOf(tree.text), place: path });

const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

/** Every function with a body, its first to its last line, one-line arrows included. */
export const functionsIn = ({ path, tree }: Source): readonly Measured[] =>
  [...nodesOf(tree)]
    .filter((node) => ts.isFunctionLike(node) && 'body' in node && node.body !== undefined)
    .map((node) => ({
      lines: lineAt(tree, node.end) - lineAt(tree, node.getStart(tree)) + 1,
      place: placeOf(node, path),
    }));

const lineAt = (tree: ts.SourceFile, position: number): number =>
  tree.getLineAndCharacterOfPosition(position).line;

/** How many lines a comment touches. */
export function commentLinesIn({ tree }: Source): number {
  const touched = new Set<number>();
  const mark = (position: number, end: number): void => {
    for (let line = lineAt(tree, position); line <= lineAt(tree, end); line++) touched.add(line);
  };
  for (const token of tokensOf(tree, tree)) {
    ts.forEachLeadingCommentRange(tree.text, token.getFullStart(), mark);
    ts.forEachTrailingCommentRange(tree.text, token.end, mark);
  }
  return touched.size;
}

/** The end of the file is a token too, behind the last comment. */
function* tokensOf(node: ts.Node, tree: ts.SourceFile): Generator<ts.Node> {
  const children = node.getChildren(tree);
  if (children.length === 0 && !ts.isJSDoc(node)) yield node;
  for (const child of children) if (!ts.isJSDoc(child)) yield* tokensOf(child, tree);
}
