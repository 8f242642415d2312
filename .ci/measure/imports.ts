import { posix } from 'node:path';
import ts from 'typescript';
import { nodesOf, type Source } from './sources.ts';

/** One file names another; `types` where nothing of it is left when the program runs. */
export interface Import {
  readonly from: string;
  readonly to: string;
  readonly types: boolean;
  /** What is imported by name. */
  readonly names: readonly string[];
}

/** Every import among the sources, at the top of a file or within a type or an expression; each pair once a statement. */
export function importsOf(sources: readonly Source[]): readonly Import[] {
  const known = new Set(sources.map(({ path }) => path));
  return sources.flatMap(({ path: from, tree }) =>
    [...nodesOf(tree)].flatMap((node): readonly Import[] => {
      const found = importAt(node);
      if (!found?.of.startsWith('.')) return [];
      const to = posix.normalize(posix.join(posix.dirname(from), found.of));
      return known.has(to) ? [{ from, to, types: found.types, names: found.names }] : [];
    }),
  );
}

interface At extends Pick<Import, 'types' | 'names'> {
  readonly of: string;
}

const importAt = (node: ts.Node): At | undefined => {
  if (ts.isImportDeclaration(node))
    return at(node.moduleSpecifier, node.importClause?.isTypeOnly ?? false, namesIn(node.importClause));
  if (ts.isExportDeclaration(node) && node.moduleSpecifier)
    return at(node.moduleSpecifier, node.isTypeOnly, exportedIn(node.exportClause));
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return at(node.argument.literal, true, [node.qualifier?.getText() ?? '*']);
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
    return at(node.arguments[0], false, ['*']);
  return undefined;
};

const at = (specifier: ts.Node | undefined, types: boolean, names: readonly string[]): At | undefined =>
  specifier && ts.isStringLiteralLike(specifier) ? { of: specifier.text, types, names } : undefined;

const namesIn = (clause: ts.ImportClause | undefined): readonly string[] => {
  const bound = clause?.namedBindings;
  if (!bound) return clause?.name ? [clause.name.text] : [];
  return ts.isNamedImports(bound) ? bound.elements.map(importedName) : ['*'];
};

const exportedIn = (clause: ts.NamedExportBindings | undefined): readonly string[] =>
  clause && ts.isNamedExports(clause) ? clause.elements.map(importedName) : ['*'];

const importedName = ({ propertyName, name }: ts.ImportSpecifier | ts.ExportSpecifier): string =>
  (propertyName ?? name).text;

/**
 * The circles of imports: groups of two files or more of which each reaches every other (strongly connected components,
 * by Tarjan's algorithm), the largest first.
 */
export function circlesIn(imports: readonly Pick<Import, 'from' | 'to'>[]): readonly (readonly string[])[] {
  const next = new Map<string, string[]>();
  for (const { from, to } of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const place = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  const low = (file: string): number => lowest.get(file) ?? Number.POSITIVE_INFINITY;

  const visit = (file: string): void => {
    place.set(file, place.size);
    lowest.set(file, place.size - 1);
    open.push(file);
    for (const to of next.get(file) ?? []) {
      if (!place.has(to)) visit(to);
      // A file that belongs to a finished group is closed and reaches nothing that is still open.
      if (open.includes(to)) lowest.set(file, Math.min(low(file), low(to)));
    }
    if (low(file) !== place.get(file)) return;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1) circles.push(group.sort());
  };
  for (const file of next.keys()) if (!place.has(file)) visit(file);
  return circles.sort((left, right) => right.length - left.length);
}
