import ts from 'typescript';
import { nodesOf, placeOf, type Source } from './sources.ts';

/** Where the compiler is told instead of asked; each a place, `path:line`. */
export interface Casts {
  /** `as X`; a cast by way of `unknown` is one. */
  readonly casts: readonly string[];
  /** Facts read back by the reader's own word: `factsOf<X>(…)`, `marks[…] as`, `Reflect.get(…)`. */
  readonly facts: readonly string[];
  readonly any: readonly string[];
  /** `!`. */
  readonly nonNull: readonly string[];
}

export function castsIn({ path, tree }: Source): Casts {
  const nodes = [...nodesOf(tree)];
  const where = (is: (node: ts.Node) => boolean) => nodes.filter(is).map((node) => placeOf(node, path));
  return {
    casts: where(isCast),
    facts: where((node) => isMarksCast(node) || isFactsCall(node) || isReflected(node)),
    any: where(({ kind }) => kind === ts.SyntaxKind.AnyKeyword),
    nonNull: where(ts.isNonNullExpression),
  };
}

const isCast = (node: ts.Node): node is ts.AssertionExpression =>
  ts.isAssertionExpression(node) &&
  !ts.isConstTypeReference(node.type) &&
  !ts.isAssertionExpression(node.parent);

const isMarksCast = (node: ts.Node): boolean =>
  isCast(node) &&
  [...nodesOf(node.expression)].some(
    (inner) => ts.isElementAccessExpression(inner) && /(^|\.)marks$/.test(inner.expression.getText()),
  );

const isFactsCall = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && node.expression.getText() === 'factsOf' && node.typeArguments !== undefined;

const isReflected = (node: ts.Node): boolean =>
  ts.isCallExpression(node) && node.expression.getText() === 'Reflect.get';
