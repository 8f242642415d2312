import { violationsOf } from './apply.ts';
import { inPayloadOrder } from './in-order.ts';
import { below, isObject, type JsonObject, nodesOf } from './json.ts';
import { checkMessageBlocks, sizeVerdict } from './message.ts';
import { messageSize } from './message-size.ts';
import { boolean, form, list, object, string, word } from './schema.ts';
import { type Verdict, type Violation, verdictOf } from './verdict.ts';
import { type BlockList, sharedLimits, surplusTables } from './whole-message.ts';
import { repeatedBlockIds } from './whole-payload.ts';

const root = '/attachments';
const most = 100;
const anyLength = string(Number.POSITIVE_INFINITY, 0);
const link = string(3000);

// https://docs.slack.dev/legacy/legacy-messaging/legacy-secondary-message-attachments. Their buttons and menus
// (`actions`, `callback_id`) are the older interactive messages, which new apps cannot have.
const attachment = object({
  optional: {
    fallback: anyLength,
    color: form(
      (color) => ['good', 'warning', 'danger'].includes(color) || /^#?[0-9a-f]{6}$/i.test(color),
      'must be good, warning, danger or a hexadecimal colour',
    ),
    pretext: anyLength,
    author_name: anyLength,
    author_subname: anyLength,
    author_link: link,
    author_icon: link,
    title: anyLength,
    title_link: link,
    text: anyLength,
    fields: list(
      object({
        optional: { title: anyLength, value: anyLength, short: boolean },
        atLeastOne: ['title', 'value'],
      }),
    ),
    image_url: link,
    thumb_url: link,
    footer: string(300, 0),
    footer_icon: link,
    ts: form((seconds) => /^\d{10}(\.\d+)?$/.test(seconds), 'must be UNIX seconds'),
    mrkdwn_in: list(word('pretext', 'text', 'fields'), 3, 0),
  },
});

/**
 * What `chat.postMessage` and its kin say to `attachments`, their blocks included, beside the message's own `blocks`,
 * with which they share its limits and names. Errors: `too_many_attachments`, `invalid_attachments`, else what is wrong
 * with the blocks (see `checkMessageBlocks`), with every broken rule.
 */
export function checkAttachments(attachments: unknown, blocks: unknown = []): Verdict {
  if (!Array.isArray(attachments) || !attachments.every(isObject)) {
    return verdictOf('invalid_attachments', [{ pointer: root, text: 'must provide an array' }]);
  }
  if (attachments.length > most) {
    return verdictOf('too_many_attachments', [{ pointer: root, text: `no more than ${most} items allowed` }]);
  }
  const own = attachments.flatMap(({ blocks: _, ts, ...rest }, index): readonly Violation[] =>
    // Seconds may be given as a number too.
    violationsOf(attachment, ts === undefined ? rest : { ...rest, ts: String(ts) }, below(root, index)),
  );
  const drawn = attachments.flatMap(({ blocks }, index) =>
    blocks === undefined
      ? []
      : [{ pointer: `${below(root, index)}/blocks`, verdict: checkMessageBlocks(blocks) }],
  );
  const inBlocks = drawn.flatMap(({ pointer, verdict }) =>
    verdict.violations.map((one) => ({ ...one, pointer: one.pointer.replace(/^\/blocks/, pointer) })),
  );
  const refusedBlocks = drawn.find(({ verdict }) => verdict.error !== undefined)?.verdict.error;
  const whole = wholeVerdict(attachments, blocks);
  return {
    error: own.length > 0 ? 'invalid_attachments' : (refusedBlocks ?? whole.error),
    violations: inPayloadOrder([...own, ...inBlocks, ...whole.violations], attachments, root),
    warnings: whole.warnings,
  };
}

/** What all blocks of the message are together; what its own ones alone break is told where they are checked. */
function wholeVerdict(attachments: readonly JsonObject[], blocks: unknown): Verdict {
  const lists: readonly BlockList[] = [
    { pointer: '/blocks', blocks },
    ...attachments.map((one, index) => ({ pointer: `${below(root, index)}/blocks`, blocks: one.blocks })),
  ];
  const here = ({ pointer }: Violation) => pointer.startsWith(root);
  const ids = repeatedBlockIds(lists.flatMap((list) => nodesOf(list.blocks, list.pointer)));
  const broken = [...ids, ...sharedLimits(lists)].filter(here);
  const tables = surplusTables(lists).filter(here);
  const size = sizeVerdict(lists.reduce((sum, list) => sum + messageSize(list.blocks), 0));
  if (broken.length > 0) return { ...size, error: 'invalid_blocks', violations: [...broken, ...tables] };
  return { ...size, error: tables.length > 0 ? 'invalid_attachments' : size.error, violations: tables };
}
