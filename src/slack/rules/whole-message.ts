import { below, type JsonObject } from './json.ts';
import { markdownParts } from './markdown-parts.ts';
import { textLength } from './text-length.ts';
import type { Violation } from './verdict.ts';
import { placedBlocks } from './whole-payload.ts';

/** Blocks of a message: its own, or those of one attachment. */
export interface BlockList {
  readonly pointer: string;
  readonly blocks: unknown;
}

const mostBlocks = 50;
const mostCharts = 2;
const markdownLimit = 12_000;

/** What all blocks of a message share, whether they are its own or an attachment's: room for markdown, for charts, for blocks. */
export function sharedLimits(lists: readonly BlockList[]): readonly Violation[] {
  return [...markdownTotal(lists), ...expanded(lists), ...surplusCharts(lists)];
}

/** A message shows one table, so that what one may hold is also what the message may; a second has an error of its own. */
export function surplusTables(lists: readonly BlockList[]): readonly Violation[] {
  return ofType('table', lists)
    .slice(1)
    .map(({ pointer }) => ({ pointer, text: 'only_one_table_allowed' }));
}

/** The first text with which the sum is over the limit. */
function markdownTotal(lists: readonly BlockList[]): readonly Violation[] {
  let total = 0;
  for (const { pointer, block } of ofType('markdown', lists)) {
    total += typeof block.text === 'string' ? textLength(block.text) : 0;
    if (total > markdownLimit)
      return [{ pointer: below(pointer, 'text'), text: `must be less than ${markdownLimit + 1} characters` }];
  }
  return [];
}

/** Markdown may become several blocks, which then count. */
function expanded(lists: readonly BlockList[]): readonly Violation[] {
  return lists.flatMap((list) => {
    const own = Array.isArray(list.blocks) ? list.blocks.length : 0;
    const more = ofType('markdown', [list]).reduce((sum, { block }) => {
      return sum + (typeof block.text === 'string' ? markdownParts(block.text) - 1 : 0);
    }, 0);
    if (more === 0 || own + more <= mostBlocks) return [];
    return [{ pointer: list.pointer, text: `no more than ${mostBlocks} items allowed` }];
  });
}

function surplusCharts(lists: readonly BlockList[]): readonly Violation[] {
  return ofType('data_visualization', lists)
    .slice(mostCharts)
    .map(({ pointer }) => ({
      pointer,
      text: `no more than ${mostCharts} data_visualization blocks allowed`,
    }));
}

function ofType(
  type: string,
  lists: readonly BlockList[],
): readonly { readonly pointer: string; readonly block: JsonObject }[] {
  return lists
    .flatMap(({ pointer, blocks }) => placedBlocks(blocks, pointer))
    .filter(({ block }) => block.type === type);
}
