import { violationsOf } from './apply.ts';
import { blocksOn } from './blocks.ts';
import { inPayloadOrder } from './in-order.ts';
import { isObject } from './json.ts';
import { messageSize } from './message-size.ts';
import { type Verdict, verdictOf } from './verdict.ts';
import { sharedLimits, surplusTables } from './whole-message.ts';
import { acrossBlocks } from './whole-payload.ts';

const root = '/blocks';
const warnedSize = 10_000;
const refusedSize = 13_000;

/**
 * What `chat.postMessage` and its kin say to `blocks`. Errors: `invalid_blocks_format` when they are not an
 * array of objects, `invalid_blocks` with every broken rule, `invalid_attachments` for a second table,
 * `msg_blocks_too_long` for their sum. An empty array is accepted. Slack's `too_many_contact_cards` cannot come:
 * contact cards are no block that Slack publishes, so the first one is an unsupported type, long before the eleventh.
 */
export function checkMessageBlocks(blocks: unknown): Verdict {
  if (!Array.isArray(blocks) || !blocks.every(isObject)) {
    return verdictOf('invalid_blocks_format', [{ pointer: root, text: 'must provide an array' }]);
  }
  const lists = [{ pointer: root, blocks }];
  const broken = [
    ...violationsOf(blocksOn('message'), blocks, root),
    ...acrossBlocks(blocks, root, 'message'),
    ...sharedLimits(lists),
  ];
  const violations = inPayloadOrder([...broken, ...surplusTables(lists)], blocks, root);
  const { error, warnings } = sizeVerdict(messageSize(blocks));
  if (violations.length === 0) return { error, violations, warnings };
  return verdictOf(broken.length > 0 ? 'invalid_blocks' : 'invalid_attachments', violations, warnings);
}

/** Slack refuses blocks that are too big together and does not publish where; seen near 13,200 characters. */
export function sizeVerdict(size: number): Omit<Verdict, 'violations'> {
  return {
    error: size > refusedSize ? 'msg_blocks_too_long' : undefined,
    warnings: size > warnedSize ? [`blocks hold about ${size} characters of the ${refusedSize} allowed`] : [],
  };
}
