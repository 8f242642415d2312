import type { Attachment, Block, MessageMetadata } from '../../protocol.ts';
import { checkAttachments, checkMessageBlocks, checkMetadata, formatViolation } from '../../rules.ts';
import { invalidArguments, SlackFailure } from '../failure.ts';
import { isObject, type Json, objects } from '../json.ts';
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
const longestMarkdown = 12_000;
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
  if ((markdown?.length ?? 0) > longestMarkdown) {
    throw invalidArguments(
      `must be less than ${longestMarkdown + 1} characters [json-pointer:/markdown_text]`,
    );
  }
  const rawAttachments = nested(given, 'attachments');
  const warnings = warningsOf(workspace, rawBlocks, rawAttachments);
  const blocks = rawBlocks === undefined ? undefined : filled(rawBlocks);
  const attachments = rawAttachments === undefined ? undefined : objects(rawAttachments).map(withIds);
  const said = text ?? markdown;
  return {
    text: said?.slice(0, longestText) ?? ((attachments?.length ?? 0) > 0 ? '' : undefined),
    blocks,
    attachments,
    metadata: metadataOf(nested(given, 'metadata')),
    warnings: [
      ...warnings,
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

const filled = (raw: unknown): readonly Block[] => fillIds(objects(raw)) as readonly Block[];

function withIds(attachment: Json): Attachment {
  return attachment.blocks === undefined ? attachment : { ...attachment, blocks: filled(attachment.blocks) };
}

/** What Slack would warn of. Throws all that it would refuse, in the message and in its attachments, at once. */
function warningsOf(workspace: Workspace, blocks: unknown, attachments: unknown): readonly string[] {
  const parts = [
    ...(blocks === undefined
      ? []
      : [{ given: blocks, root: '/blocks', verdict: checkMessageBlocks(blocks) }]),
    ...(attachments === undefined
      ? []
      : [{ given: attachments, root: '/attachments', verdict: checkAttachments(attachments, blocks) }]),
  ].map((part) => ({ ...part, objections: objectionsTo(workspace, part.given, part.root) }));
  const lines = parts
    .flatMap(({ verdict, objections }) => [...verdict.violations, ...objections])
    .map(formatViolation);
  const error = parts.find(({ verdict }) => verdict.error !== undefined)?.verdict.error;
  if (error !== undefined || lines.length > 0) {
    throw new SlackFailure(error ?? 'invalid_blocks', {
      errors: lines.map((line) => line.replace(/^\[ERROR\] /, '')),
      response_metadata: { messages: lines },
    });
  }
  return parts.flatMap(({ verdict }) => verdict.warnings);
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
