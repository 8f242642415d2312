import type { Block, MessageMetadata } from '../../protocol.ts';
import { checkMessageBlocks, checkMetadata, formatViolation } from '../../rules.ts';
import { SlackFailure } from '../failure.ts';
import { isObject, type Json, objects } from '../json.ts';
import { fillIds } from '../views/elements.ts';
import { nested, optionalText } from './method.ts';

/** The checked parts of a message; a part that was not given is undefined. */
export interface Content {
  readonly text: string | undefined;
  readonly blocks: readonly Block[] | undefined;
  /** `null`: given as `{}`, to be removed. */
  readonly metadata: MessageMetadata | null | undefined;
  readonly warnings: readonly string[];
}

const longestText = 40_000;
const mostAttachments = 100;
/** Slack has `metadata_too_large` but does not publish where it begins; the sandbox refuses above 8,000 bytes of JSON. */
const largestMetadata = 8000;

/** Reads and checks text, blocks, attachments and metadata. Throws Slack's own refusals, all violations at once. */
export function contentOf(given: Json): Content {
  const markdown = optionalText(given, 'markdown_text');
  const text = optionalText(given, 'text');
  const rawBlocks = nested(given, 'blocks');
  if (markdown !== undefined && (text !== undefined || rawBlocks !== undefined)) {
    throw new SlackFailure('markdown_text_conflict');
  }
  const attachments = attachmentsOf(given);
  const blocks = rawBlocks === undefined ? undefined : blocksOf(rawBlocks);
  const attached = attachments.flatMap((attachment) => objects(attachment.blocks));
  const attachedText = attachments
    .map((one) => optionalText(one, 'fallback') ?? optionalText(one, 'text'))
    .find(Boolean);
  const said = text ?? markdown ?? attachedText;
  return {
    text: said?.slice(0, longestText) ?? (attachments.length > 0 ? '' : undefined),
    blocks:
      blocks || attached.length > 0
        ? [...(blocks?.blocks ?? []), ...(fillIds(attached) as readonly Block[])]
        : undefined,
    metadata: metadataOf(nested(given, 'metadata')),
    warnings: [
      ...(blocks?.warnings ?? []),
      ...(text === undefined && blocks ? ['missing_text_in_message'] : []),
      ...((text?.length ?? 0) > 4000 ? ['message_truncated_or_split_above_4000_characters'] : []),
    ],
  };
}

/** Whether there is anything to show. */
export function hasContent(content: Content): boolean {
  return content.text !== undefined || (content.blocks?.length ?? 0) > 0;
}

export function warned(warnings: readonly string[]): Json {
  return warnings.length > 0 ? { warning: warnings.join(','), response_metadata: { warnings } } : {};
}

function blocksOf(
  raw: unknown,
  root = '/blocks',
): { readonly blocks: readonly Block[]; readonly warnings: readonly string[] } {
  if (!Array.isArray(raw) || !raw.every(isObject)) throw new SlackFailure('invalid_blocks_format');
  const verdict = checkMessageBlocks(raw);
  if (verdict.error !== undefined) {
    const lines = verdict.violations.map((one) =>
      formatViolation({ ...one, pointer: one.pointer.replace(/^\/blocks/, root) }),
    );
    throw new SlackFailure(verdict.error, {
      errors: lines.map((line) => line.replace(/^\[ERROR\] /, '')),
      response_metadata: { messages: lines },
    });
  }
  return { blocks: fillIds(raw) as readonly Block[], warnings: verdict.warnings };
}

function attachmentsOf(given: Json): readonly Json[] {
  const raw = nested(given, 'attachments');
  if (raw === undefined) return [];
  if (!Array.isArray(raw) || !raw.every(isObject)) throw new SlackFailure('invalid_attachments');
  if (raw.length > mostAttachments) throw new SlackFailure('too_many_attachments');
  for (const [index, attachment] of raw.entries()) {
    if (attachment.blocks !== undefined) blocksOf(attachment.blocks, `/attachments/${index}/blocks`);
  }
  return raw;
}

function metadataOf(raw: unknown): MessageMetadata | null | undefined {
  if (raw === undefined) return undefined;
  if (isObject(raw) && Object.keys(raw).length === 0) return null;
  const verdict = checkMetadata(raw);
  if (verdict.error !== undefined) {
    throw new SlackFailure(verdict.error, {
      response_metadata: { messages: verdict.violations.map(formatViolation) },
    });
  }
  if (Buffer.byteLength(JSON.stringify(raw)) > largestMetadata) throw new SlackFailure('metadata_too_large');
  return raw as unknown as MessageMetadata;
}
