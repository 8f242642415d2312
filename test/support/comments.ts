import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** One comment, with where it stands for whoever has to mend it. */
export interface Comment {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

const programs = /\.([cm]?[jt]s|tsx)$/;
/** Of these every line counts, since few tools tell their comments from the rest. */
const others = /(\.(sh|ya?ml|css|html)|\/[\w-]+)$/;

/**
 * All comments of the files in these rooms, named from the root.
 * @param isWanted asked of each file's whole text, since parsing takes long
 */
export const commentsIn = (
  root: string,
  rooms: readonly string[],
  isWanted: (text: string) => boolean,
): readonly Comment[] =>
  rooms
    .flatMap((room) => readdirSync(join(root, room), { withFileTypes: true, recursive: true }))
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => programs.test(path) || others.test(path))
    .map((path) => ({ file: path.slice(root.length + 1), text: readFileSync(path, 'utf8') }))
    .filter(({ text }) => isWanted(text))
    .flatMap(({ file, text }) => (programs.test(file) ? inProgram(text, file) : inLines(text, file)));

const inLines = (text: string, file: string): readonly Comment[] =>
  text.split('\n').map((line, index) => ({ file, line: index + 1, text: line }));

/** By the parser, since `//` stands in addresses too, and ids of laws in texts that are no comments. */
const inProgram = (text: string, file: string): readonly Comment[] => {
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext, true);
  const found = new Map<number, ts.CommentRange>();
  const visit = (node: ts.Node): void => {
    if (node.kind === ts.SyntaxKind.JsxText) return;
    const parts = node.getChildren(tree);
    if (parts.length === 0) {
      for (const range of ts.getLeadingCommentRanges(text, node.pos) ?? []) found.set(range.pos, range);
      for (const range of ts.getTrailingCommentRanges(text, node.end) ?? []) found.set(range.pos, range);
    }
    for (const part of parts) visit(part);
  };
  visit(tree);
  return [...found.values()].map(({ pos, end }) => ({
    file,
    line: tree.getLineAndCharacterOfPosition(pos).line + 1,
    text: text.slice(pos, end),
  }));
};
