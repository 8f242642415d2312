import ts from 'typescript';
import type { Source } from './sources.ts';

/** Names that more than one file exports as its own, and those files; what is exported again from elsewhere is not. */
export function namesTwice(sources: readonly Source[]): Readonly<Record<string, readonly string[]>> {
  const places = new Map<string, Set<string>>();
  for (const { path, tree } of sources)
    for (const name of tree.statements.flatMap(exportedBy))
      places.set(name, (places.get(name) ?? new Set()).add(path));
  return Object.fromEntries(
    [...places]
      .filter(([, files]) => files.size > 1)
      .map(([name, files]) => [name, [...files]] as const)
      .sort(([left, some], [right, others]) => others.length - some.length || (left < right ? -1 : 1)),
  );
}

const exportedBy = (statement: ts.Statement): readonly string[] => {
  if (ts.isExportDeclaration(statement)) return statement.moduleSpecifier ? [] : namedIn(statement);
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  if (!modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundBy(name));
  const named =
    ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement) || isTypeOf(statement);
  return named && statement.name ? [statement.name.text] : [];
};

const isTypeOf = (statement: ts.Statement): statement is ts.InterfaceDeclaration | ts.TypeAliasDeclaration =>
  ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);

const namedIn = ({ exportClause }: ts.ExportDeclaration): readonly string[] =>
  exportClause && ts.isNamedExports(exportClause) ? exportClause.elements.map(({ name }) => name.text) : [];

const boundBy = (name: ts.BindingName): readonly string[] =>
  ts.isIdentifier(name)
    ? [name.text]
    : name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundBy(element.name)));
