import { below, isObject, type JsonNode, type JsonObject, nodesOf } from './json.ts';
import type { Surface } from './surfaces.ts';
import type { Violation } from './verdict.ts';

interface PlacedBlock {
  readonly pointer: string;
  readonly block: JsonObject;
}

/** Blocks inside blocks, by the type of the outer one and the property that holds them. */
const nests: Readonly<Record<string, string>> = {
  container: 'child_blocks',
  carousel: 'elements',
  plan: 'tasks',
};

/** The rules no single block can be judged by: names used twice, two focuses, places for `response_url_enabled`. */
export function acrossBlocks(blocks: unknown, pointer: string, surface: Surface): readonly Violation[] {
  const nodes = nodesOf(blocks, pointer);
  const placed = placedBlocks(blocks, pointer);
  return [
    ...repeatedBlockIds(nodes),
    ...placed.flatMap((block) => repeated('action_id', ownNodes(block))),
    ...secondFocus(nodes),
    ...misplacedResponseUrl(nodes, surface),
  ];
}

/** A `block_id` names one block of the whole message or view. */
export function repeatedBlockIds(nodes: readonly JsonNode[]): readonly Violation[] {
  return repeated('block_id', nodes);
}

/** The blocks of a list, each followed by those nested in it. */
export function placedBlocks(blocks: unknown, pointer: string): readonly PlacedBlock[] {
  return blocksOfList(blocks, pointer).flatMap((outer) => {
    const nest = nestOf(outer.block);
    return nest === undefined
      ? [outer]
      : [outer, ...blocksOfList(outer.block[nest], below(outer.pointer, nest))];
  });
}

function blocksOfList(blocks: unknown, pointer: string): readonly PlacedBlock[] {
  if (!Array.isArray(blocks)) return [];
  return blocks.flatMap((block, index) =>
    isObject(block) ? [{ pointer: below(pointer, index), block }] : [],
  );
}

function nestOf(block: JsonObject): string | undefined {
  return typeof block.type === 'string' && Object.hasOwn(nests, block.type) ? nests[block.type] : undefined;
}

/** The values of a block without those of the blocks nested in it. */
function ownNodes({ pointer, block }: PlacedBlock): readonly JsonNode[] {
  const nest = nestOf(block);
  return nodesOf(nest === undefined ? block : { ...block, [nest]: undefined }, pointer);
}

function repeated(property: string, nodes: readonly JsonNode[]): readonly Violation[] {
  const seen = new Set<string>();
  return nodes.flatMap((node): readonly Violation[] => {
    const id = isObject(node.value) ? node.value[property] : undefined;
    if (typeof id !== 'string') return [];
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ pointer: below(node.pointer, property), text: `\`${property}\` "${id}" already exists` }];
  });
}

function secondFocus(nodes: readonly JsonNode[]): readonly Violation[] {
  return nodes
    .filter((node) => isObject(node.value) && node.value.focus_on_load === true)
    .slice(1)
    .map((node) => ({
      pointer: below(node.pointer, 'focus_on_load'),
      text: 'only one element may set `focus_on_load`',
    }));
}

function misplacedResponseUrl(nodes: readonly JsonNode[], surface: Surface): readonly Violation[] {
  return nodes
    .filter((node) => isObject(node.value) && node.value.response_url_enabled !== undefined)
    .filter((node) => surface !== 'modal' || !node.pointer.endsWith('/element'))
    .map((node) => ({
      pointer: node.pointer,
      text: 'invalid additional property: response_url_enabled',
    }));
}
