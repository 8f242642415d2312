import { isObject, nodesOf } from './json.ts';
import { textLength } from './text-length.ts';

/** The characters a reader sees in all cells of a table, rich text included. */
export function charactersOfCells(rows: unknown): number {
  const texts = nodesOf(rows, '').flatMap((node) => (isObject(node.value) ? [node.value.text] : []));
  return texts.reduce<number>((sum, text) => sum + (typeof text === 'string' ? textLength(text) : 0), 0);
}
