import ts from 'typescript';
import { type Place, placeOf } from './place.ts';
import { placeOf as lineOf, nodesOf } from './sources.ts';
import { type Named, namedBy, type Words, wordIn } from './words.ts';

/** A literal that refers to something by its name. */
export interface Reference {
  readonly path: string;
  /** `path:line`. */
  readonly place: string;
  readonly word: string;
  readonly names: Named;
  /** Where the word stands in the file's text. */
  readonly start: number;
  /** What it is held to: a union of literals, any text at all, or nothing that is expected of it. */
  readonly heldTo: 'literals' | 'string' | 'nothing';
}

/** Names of places that hold a key, a slot or a part rather than a text. */
const keyed =
  /^(key|keys|action|actions|slot|slots|kind|kinds|matter|matters|facets|covered|marks|fired|opens)$|[a-z](Key|Keys|Action|Actions|Slot|Kind)$/;
const texts = /^(zh|en|english|chinese)$/;

/**
 * Every literal of a file that refers to an action, a facet, a deadline or the parts of an action.
 *
 * A word of two parts (`reply-given`) is always a reference, unless it stands where a text for people is asked for (`zh`,
 * `en`). A plain word (`return`, `batch`) may be English, a field's name or a state: it is a reference only where the place
 * it is put into or compared with says so: its type is a union of literals that mostly are such words, or it is any string
 * and the place is named for keys (`key`, `action`, `slot`, `marks[…]`), or it stands in a list or a record of
 * nothing but such words. The letter of a part counts only as `prefix`, a facet's name only among facets. Names of what is
 * imported, and the names of properties that a type declares, are none: a wrong one of these never compiles. Nor is that by
 * which a matter of the mill names itself (`const kind = …`): its slots and its journal are made of that one constant, and a
 * daily report's is no action. Nor is what a law says it is broken in (`of`): that is the law's own name for it.
 */
export function referencesIn(
  path: string,
  tree: ts.SourceFile,
  checker: ts.TypeChecker,
  words: Words,
): Reference[] {
  const found: Reference[] = [];
  for (const node of nodesOf(tree)) {
    const text = textOf(node);
    const word = text === undefined ? '' : wordIn(text);
    const names = namedBy(word, words);
    if (!names || text === undefined) continue;
    const place = placeOf(node, checker);
    if (!isReference(node, word, names, place, words)) continue;
    // Behind the quotation mark; a name that is not quoted starts at once.
    const start = node.getStart(tree) + (ts.isIdentifier(node) ? 0 : 1) + text.indexOf(word);
    found.push({ path, place: lineOf(node, path), word, names, start, heldTo: heldTo(node, place, checker) });
  }
  return found;
}

/** The text of a literal, of the head of a template, or of a name by which an object is asked. */
const textOf = (node: ts.Node): string | undefined => {
  if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node)) return node.text;
  if (!ts.isIdentifier(node)) return undefined;
  const { parent } = node;
  const isName =
    (ts.isPropertyAssignment(parent) || ts.isPropertyAccessExpression(parent)) && parent.name === node;
  return isName ? node.text : undefined;
};

function isReference(node: ts.Node, word: string, names: Named, place: Place, words: Words): boolean {
  if (ts.isIdentifier(node)) return isLooseName(node, place, words);
  if (names === 'prefix') return place.name === 'prefix' || opensPartId(node, word);
  if (texts.test(place.name) || isImported(node) || isAskedIn(node) || isOwnName(node)) return false;
  if (word.includes('-') || isNameOfFacet(node, place)) return true;
  if (names === 'facet' && !ts.isLiteralTypeNode(node.parent)) return isOfFacets(place, words);
  if (ts.isLiteralTypeNode(node.parent)) return names !== 'facet' && standsAmongWords(node.parent, words);
  const union = literalsOf(place.type);
  // A single literal may be no more than what a generic parameter was told by the word itself.
  if (union.length > 1) return union.filter((one) => namedBy(one, words)).length * 2 > union.length;
  return keyed.test(place.name) || standsAmongWords(node, words);
}

/** `a${part}`, the id of a part that is opened beside an action. */
const opensPartId = (node: ts.Node, word: string): boolean => ts.isTemplateHead(node) && node.text === word;

const isOfFacets = ({ name, type }: Place, words: Words): boolean =>
  /^(facets|covered)$/.test(name) || [...words.facets].every((one) => literalsOf(type).includes(one));

/** A name without quotation marks by which an object is asked that takes any: `marks.batch`, `{ batch: … }` among words. */
const isLooseName = (node: ts.Identifier, { name, type }: Place, words: Words): boolean =>
  type !== undefined &&
  literalsOf(type).length === 0 &&
  (ts.isPropertyAccessExpression(node.parent) ? keyed.test(name) : standsAmongWords(node, words));

const isImported = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent) || ts.isExternalModuleReference(parent);

/** `'anomaly' in facts` asks for the name of a fact. */
const isAskedIn = ({ parent }: ts.Node): boolean =>
  ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.InKeyword;

/** `const kind = 'daily-report'` */
const isOwnName = ({ parent }: ts.Node): boolean =>
  ts.isVariableDeclaration(parent) && parent.name.getText() === 'kind';

/** `name: 'customer'` beside how the facet is read and shown. */
const isNameOfFacet = (node: ts.Node, place: Place): boolean =>
  place.name === 'name' &&
  ts.isPropertyAssignment(node.parent) &&
  node.parent.parent.properties.some((property) => property.name?.getText() === 'of');

/** It stands in a list, a union or a record of two or more, all of them such words. */
function standsAmongWords(node: ts.Node, words: Words): boolean {
  const { parent } = node;
  const around = ts.isPropertyAssignment(parent) ? parent.parent : parent;
  const record = ts.isPropertyAssignment(around.parent) ? around.parent.parent : undefined;
  return [neighbours(around), ...(record ? [neighbours(record), listed(record)] : [])].some(
    (texts) => texts.length > 1 && texts.every((text) => text !== undefined && namedBy(wordIn(text), words)),
  );
}

const neighbours = (node: ts.Node): readonly (string | undefined)[] => {
  if (ts.isArrayLiteralExpression(node)) return node.elements.map(literalText);
  if (ts.isUnionTypeNode(node))
    return node.types.map((type) => (ts.isLiteralTypeNode(type) ? literalText(type.literal) : undefined));
  if (!ts.isObjectLiteralExpression(node)) return [];
  return node.properties.map(({ name }) =>
    name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined,
  );
};

/** What the lists in a record hold together. */
const listed = ({ properties }: ts.ObjectLiteralExpression): readonly (string | undefined)[] =>
  properties.flatMap((property) =>
    ts.isPropertyAssignment(property) && ts.isArrayLiteralExpression(property.initializer)
      ? neighbours(property.initializer)
      : [undefined],
  );

const literalText = (node: ts.Node): string | undefined =>
  ts.isStringLiteralLike(node) ? node.text : undefined;

/** The members of a union of literals; none for `string`. */
const literalsOf = (type: ts.Type | undefined): readonly string[] => {
  if (!type) return [];
  const types = type.isUnion() ? type.types : [type];
  return types.flatMap((one) => (one.isStringLiteral() ? [one.value] : []));
};

const heldTo = (
  { parent }: ts.Node,
  { type, isDeclared }: Place,
  checker: ts.TypeChecker,
): Reference['heldTo'] => {
  if (isDeclared || ts.isLiteralTypeNode(parent)) return 'literals';
  const bound = type && (checker.getBaseConstraintOfType(type) ?? type);
  if (!bound) return 'nothing';
  return literalsOf(bound).length > 0 ? 'literals' : 'string';
};
