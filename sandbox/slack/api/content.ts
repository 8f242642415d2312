import type { Attachment, Block, MessageMetadata } from '../../protocol.ts';
import { checkMessageBlocks, checkMetadata, formatViolation } from '../../rules.ts';
import { SlackFailure } from '../failure.ts';
import { isObject, type Json } from '../json.ts';
import { fillIds } from '../views/elements.ts';
import type { Workspace } from '../workspace.ts';
import { nested, optionalText } from './method.ts';
import { objectionsTo } from './permitted.ts';

/** The checked parts of a message; a part that was not given is undefined. */
export interface Content {
  readonly text: string | undefined;
  readonly blocks: readonly Block[] | undefined;
  readonly attachments: readonly Attachment[] | undefined;
  /** `null`: given as `{}`, to be removed. */
  readonly metadata: MessageMetadata | null | undefined;
  readonly warnings: readonly string[];
}

const longestText = 40_000;
const mostAttachments = 100;
/** Slack has `metadata_too_large` but does not publish where it begins; the sandbox refuses above 8,000 bytes of JSON. */
const largestMetadata = 8000;

/** Reads and checks text, blocks, attachments and metadata. Throws Slack's own refusals, all violations at once. */
export function contentOf(workspace: Workspace, given: Json): Content {
  const markdown = optionalText(given, 'markdown_text');
  const text = optionalText(given, 'text');
  const rawBlocks = nested(given, 'blocks');
  if (markdown !== undefined && (text !== undefined || rawBlocks !== undefined)) {
    throw new SlackFailure('markdown_text_conflict');
  }
  const attachments = attachmentsOf(workspace, given);
  const blocks = rawBlocks === undefined ? undefined : blocksOf(workspace, rawBlocks);
  const said = text ?? markdown;
  return {
    text: said?.slice(0, longestText) ?? ((attachments?.length ?? 0) > 0 ? '' : undefined),
    blocks: blocks?.blocks,
    attachments,
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
  return (
    content.text !== undefined || (content.blocks?.length ?? 0) > 0 || (content.attachments?.length ?? 0) > 0
  );
}

export function warned(warnings: readonly string[]): Json {
  return warnings.length > 0 ? { warning: warnings.join(','), response_metadata: { warnings } } : {};
}

function blocksOf(
  workspace: Workspace,
  raw: unknown,
  root = '/blocks',
): { readonly blocks: readonly Block[]; readonly warnings: readonly string[] } {
  if (!Array.isArray(raw) || !raw.every(isObject)) throw new SlackFailure('invalid_blocks_format');
  const verdict = checkMessageBlocks(raw);
  const objections = objectionsTo(workspace, raw, '/blocks');
  if (verdict.error !== undefined || objections.length > 0) {
    const lines = [...verdict.violations, ...objections].map((one) =>
      formatViolation({ ...one, pointer: one.pointer.replace(/^\/blocks/, root) }),
    );
    throw new SlackFailure(verdict.error ?? 'invalid_blocks', {
      errors: lines.map((line) => line.replace(/^\[ERROR\] /, '')),
      response_metadata: { messages: lines },
    });
  }
  return { blocks: fillIds(raw) as readonly Block[], warnings: verdict.warnings };
}

function attachmentsOf(workspace: Workspace, given: Json): readonly Attachment[] | undefined {
  const raw = nested(given, 'attachments');
  if (raw === undefined) return undefined;
  if (!Array.isArray(raw) || !raw.every(isObject)) throw new SlackFailure('invalid_attachments');
  if (raw.length > mostAttachments) throw new SlackFailure('too_many_attachments');
  return raw.map((attachment, index) => {
    if (attachment.blocks === undefined) return attachment as Attachment;
    const { blocks } = blocksOf(workspace, attachment.blocks, `/attachments/${index}/blocks`);
    return { ...attachment, blocks };
  });
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
