import ts from 'typescript';

/** What a literal is put into or compared with: the name of that place, and its type where it has one. */
export interface Place {
  readonly name: string;
  readonly type: ts.Type | undefined;
  /** The literal is the name of a property that the object's type declares. */
  readonly isDeclared?: boolean;
}

const comparisons: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
]);

/** The place of a literal, of the name of a property in an object literal, or of a property that is read. */
export function placeOf(node: ts.Node, checker: ts.TypeChecker): Place {
  const { parent } = node;
  if (ts.isElementAccessExpression(parent) && parent.argumentExpression === node)
    return askedOf(node, parent.expression, checker);
  if (ts.isPropertyAccessExpression(parent) && parent.name === node)
    return askedOf(node, parent.expression, checker);
  if (ts.isPropertyAssignment(parent) && parent.name === node) return keyOf(node, parent.parent, checker);
  if (ts.isBinaryExpression(parent) && comparisons.has(parent.operatorToken.kind))
    return compared(parent.left === node ? parent.right : parent.left, checker);
  if (ts.isCaseClause(parent)) return compared(parent.parent.parent.expression, checker);
  return {
    name: nameAround(node, checker),
    type:
      ts.isStringLiteralLike(node) || ts.isTemplateExpression(parent) ? expectedAt(node, checker) : undefined,
  };
}

const askedOf = (node: ts.Node, object: ts.Expression, checker: ts.TypeChecker): Place => ({
  name: nameOf(object),
  ...held(node, checker.getTypeAtLocation(object), checker),
});

const keyOf = (node: ts.Node, object: ts.Expression, checker: ts.TypeChecker): Place => {
  const type = checker.getContextualType(object);
  return { name: nameAround(object, checker), ...(type ? held(node, type, checker) : { type: undefined }) };
};

/** What an object says of a name: that it has a property of it, or that it takes any. */
const held = (node: ts.Node, type: ts.Type, checker: ts.TypeChecker): Omit<Place, 'name'> => {
  const object = checker.getNonNullableType(type);
  const text = ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : '';
  if (checker.getPropertyOfType(object, text)) return { type: undefined, isDeclared: true };
  return { type: checker.getIndexInfosOfType(object)[0]?.keyType };
};

const compared = (other: ts.Expression, checker: ts.TypeChecker): Place => ({
  name: nameOf(other),
  type: checker.getTypeAtLocation(other),
});

const expectedAt = (node: ts.Node, checker: ts.TypeChecker): ts.Type | undefined => {
  const expression = ts.isTemplateHead(node) ? node.parent : node;
  return ts.isExpression(expression) ? checker.getContextualType(expression) : undefined;
};

/** The last name of an expression: `key` of `turn.action.key`. */
const nameOf = (node: ts.Expression): string => {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isPropertyAccessExpression(node)) return node.name.text;
  if (ts.isCallExpression(node) || ts.isNonNullExpression(node) || ts.isParenthesizedExpression(node))
    return nameOf(node.expression);
  return '';
};

/** The name of the property, parameter or variable that an expression ends in. */
function nameAround(node: ts.Node, checker: ts.TypeChecker): string {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent) || ts.isVariableDeclaration(parent) || ts.isParameter(parent))
    return parent.name.getText();
  if (ts.isCallExpression(parent)) return nameAtCall(node, parent, checker);
  // `['batch', 'stock-batch'].includes(action)`
  if (ts.isPropertyAccessExpression(parent)) {
    const call = parent.parent;
    const [asked] = ts.isCallExpression(call) ? call.arguments : [];
    return asked ? nameOf(asked) : '';
  }
  return ts.isStatement(parent) || ts.isSourceFile(parent) ? '' : nameAround(parent, checker);
}

const nameAtCall = (node: ts.Node, call: ts.CallExpression, checker: ts.TypeChecker): string => {
  const index = ts.isExpression(node) ? call.arguments.indexOf(node) : -1;
  // `slot.startsWith('check:')` and `keys.includes('batch')` speak of what stands before them.
  if (
    ts.isPropertyAccessExpression(call.expression) &&
    /^(startsWith|includes)$/.test(call.expression.name.text)
  )
    return nameOf(call.expression.expression);
  const parameters = checker.getResolvedSignature(call)?.parameters ?? [];
  return (parameters[index] ?? parameters.at(-1))?.name ?? '';
};
