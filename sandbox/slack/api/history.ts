import type { Message } from '../../protocol.ts';
import { SlackFailure } from '../failure.ts';
import type { Json } from '../json.ts';
import { messageAt, messagesIn, slackMessage, threadOf } from '../messages.ts';
import type { Workspace } from '../workspace.ts';
import { flag, type Methods, optionalText, page, requiredText } from './method.ts';
import { readingPlace } from './places.ts';

const readers = ['channels:history', 'groups:history', 'im:history', 'mpim:history'] as const;

export const historyMethods: Methods = {
  'conversations.history': { tier: 3, scopes: readers, run: history },
  'conversations.replies': { tier: 3, scopes: readers, run: replies },
};

/** Newest first; replies only where they were broadcast. */
function history(workspace: Workspace, given: Json): Json {
  const place = readingPlace(workspace, requiredText(given, 'channel'));
  const shown = messagesIn(workspace, place.id)
    .filter(
      (one) => one.thread_ts === undefined || one.thread_ts === one.ts || one.subtype === 'thread_broadcast',
    )
    .filter((one) => within(given, one))
    .reverse();
  const { items, more } = page(given, shown, 100);
  return {
    has_more: false,
    pin_count: messagesIn(workspace, place.id).filter((one) => one.pinned).length,
    messages: items.map((one) => withMetadata(workspace, given, one)),
    ...more,
  };
}

/** The parent first, then its replies, oldest first. */
function replies(workspace: Workspace, given: Json): Json {
  const place = readingPlace(workspace, requiredText(given, 'channel'));
  const ts = requiredText(given, 'ts');
  const asked = messageAt(workspace, place.id, ts);
  if (!asked) throw new SlackFailure('thread_not_found');
  const thread = threadOf(workspace, place.id, asked.thread_ts ?? ts).filter(
    (one) => one.ts === one.thread_ts || one.ts === ts || within(given, one),
  );
  const { items, more } = page(given, thread, 1000);
  return { has_more: false, messages: items.map((one) => withMetadata(workspace, given, one)), ...more };
}

function within(given: Json, message: Message): boolean {
  const oldest = optionalText(given, 'oldest') ?? '0';
  const latest = optionalText(given, 'latest');
  const inclusive = flag(given, 'inclusive');
  // A `ts` has a fixed width, so its text sorts as it should; a bound may be given shorter.
  const from = padded(oldest);
  const to = latest === undefined ? undefined : padded(latest);
  if (message.ts < from || (message.ts === from && !inclusive)) return false;
  return to === undefined || message.ts < to || (message.ts === to && inclusive);
}

function padded(bound: string): string {
  const [seconds = '0', micros = ''] = bound.split('.');
  return `${seconds.padStart(10, '0')}.${micros.padEnd(6, '0')}`;
}

function withMetadata(workspace: Workspace, given: Json, message: Message): Json {
  const allowed =
    flag(given, 'include_all_metadata') && workspace.caller.scopes.includes('metadata.message:read');
  return slackMessage(workspace, message, allowed);
}
