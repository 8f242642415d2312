import { violationsOf } from './apply.ts';
import { blocksOn } from './blocks.ts';
import { inPayloadOrder } from './in-order.ts';
import { below, isObject } from './json.ts';
import { messageSize } from './message-size.ts';
import { textLength } from './text-length.ts';
import { type Verdict, type Violation, verdictOf } from './verdict.ts';
import { acrossBlocks, placedBlocks } from './whole-payload.ts';

const root = '/blocks';
const warnedSize = 10_000;
const refusedSize = 13_000;
const markdownLimit = 12_000;
const chartLimit = 2;

/**
 * What `chat.postMessage` and its kin say to `blocks`. Errors: `invalid_blocks_format` when they are not an
 * array of objects, `invalid_blocks` with every broken rule, `invalid_attachments` for a second table,
 * `msg_blocks_too_long` for their sum. An empty array is accepted.
 */
export function checkMessageBlocks(blocks: unknown): Verdict {
  if (!Array.isArray(blocks) || !blocks.every(isObject)) {
    return verdictOf('invalid_blocks_format', [{ pointer: root, text: 'must provide an array' }]);
  }
  const broken = [
    ...violationsOf(blocksOn('message'), blocks, root),
    ...acrossBlocks(blocks, root, 'message'),
    ...markdownTotal(blocks),
    ...surplusCharts(blocks),
  ];
  const tables = surplusTables(blocks);
  const size = messageSize(blocks);
  const warnings =
    size > warnedSize ? [`blocks hold about ${size} characters of the ${refusedSize} allowed`] : [];
  const violations = inPayloadOrder([...broken, ...tables], blocks, root);
  if (violations.length === 0 && size > refusedSize) {
    return { error: 'msg_blocks_too_long', violations, warnings };
  }
  return verdictOf(broken.length > 0 ? 'invalid_blocks' : 'invalid_attachments', violations, warnings);
}

/** All markdown blocks of a message share one limit. */
function markdownTotal(blocks: readonly unknown[]): readonly Violation[] {
  const texts = placedBlocks(blocks, root).flatMap(({ block, pointer }) =>
    block.type === 'markdown' && typeof block.text === 'string'
      ? [{ pointer: below(pointer, 'text'), length: textLength(block.text) }]
      : [],
  );
  let total = 0;
  for (const { pointer, length } of texts) {
    total += length;
    if (total > markdownLimit)
      return [{ pointer, text: `must be less than ${markdownLimit + 1} characters` }];
  }
  return [];
}

function surplusTables(blocks: readonly unknown[]): readonly Violation[] {
  return pointersOf('table', blocks)
    .slice(1)
    .map((pointer) => ({ pointer, text: 'only_one_table_allowed' }));
}

function surplusCharts(blocks: readonly unknown[]): readonly Violation[] {
  return pointersOf('data_visualization', blocks)
    .slice(chartLimit)
    .map((pointer) => ({ pointer, text: `no more than ${chartLimit} data_visualization blocks allowed` }));
}

function pointersOf(type: string, blocks: readonly unknown[]): readonly string[] {
  return placedBlocks(blocks, root)
    .filter(({ block }) => block.type === type)
    .map(({ pointer }) => pointer);
}
