import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import type { Attachment, Block, Ephemeral, Message } from '../../../protocol.ts';
import { AttachmentBody, colourOf } from '../blocks/attachment.tsx';
import { BlockList } from '../blocks/block-list.tsx';
import { type Directory, useDirectory } from '../directory.ts';
import { HostProvider } from '../form/host.ts';
import { useHostState } from '../form/use-host.ts';
import { textOf } from '../json.ts';
import { clockTime, inZone } from '../mrkdwn/dates.ts';
import { Mrkdwn } from '../mrkdwn/text.tsx';
import { Avatar } from './avatar.tsx';
import { FileList } from './file-list.tsx';
import { keepFocusIn } from './focus.ts';
import { MessageTools } from './message-tools.tsx';
import { Reactions } from './reactions.tsx';

export interface Shown {
  readonly message: Message | Ephemeral;
  /** Follows another message of the same person closely: no name and picture again. */
  readonly follows: boolean;
  readonly inThread: boolean;
  readonly hasNewReplies: boolean;
}

/** One message, drawn again only when it, or who reads it, changes. */
export function MessageItem({ message, follows, inThread, hasNewReplies }: Shown) {
  const directory = useDirectory();
  return useMemo(
    () => <Body {...{ message, follows, inThread, hasNewReplies, directory }} />,
    [message, follows, inThread, hasNewReplies, directory],
  );
}

function Body({
  message,
  follows,
  inThread,
  hasNewReplies,
  directory,
}: Shown & { readonly directory: Directory }) {
  const { words, users, openThread } = directory;
  const self = useRef<HTMLElement>(null);
  const whole = isWhole(message) ? message : undefined;
  const author = users.get(whole ? whole.user : directory.app.bot_user_id);
  const name = whole?.username ?? author?.real_name ?? '';

  // After each new version of the message.
  useLayoutEffect(() => keepFocusIn(self.current), [message]);

  return (
    <article
      ref={self}
      class={`message ${follows ? 'follows' : ''} ${whole ? '' : 'ephemeral'}`}
      data-ts={message.ts}
      tabIndex={-1}
      aria-label={`${name}，${clockTime(Number(message.ts), directory.reader)}`}
    >
      {!whole && <div class="only-you">{words.onlyYou}</div>}
      <div class="message-side">{follows ? <Stamp ts={message.ts} /> : <Avatar user={author} />}</div>
      <div class="message-main">
        {!follows && (
          <div class="message-head">
            <span class="author">{name}</span>
            {author?.is_bot && <span class="app-badge">{words.app}</span>}
            {author && !author.is_bot && author.title && <span class="aside">{author.title}</span>}
            <Stamp ts={message.ts} />
            {whole?.pinned && <span class="aside">{words.pinned}</span>}
          </div>
        )}
        <Content message={message} />
        {whole && <FileList files={whole.files} />}
        {whole && <Reactions message={whole} />}
        {whole && !inThread && whole.reply_count > 0 && (
          <button type="button" class="replies" onClick={() => openThread(whole.channel, whole.ts)}>
            {words.replies(whole.reply_count)}
            {hasNewReplies && <span class="new-replies">{words.newReplies}</span>}
          </button>
        )}
      </div>
      {whole && <MessageTools message={whole} inThread={inThread} />}
    </article>
  );
}

function isWhole(message: Message | Ephemeral): message is Message {
  return 'reply_count' in message;
}

function Stamp({ ts }: { readonly ts: string }) {
  const { reader } = useDirectory();
  const seconds = Number(ts);
  return (
    <time
      class="stamp"
      dateTime={new Date(seconds * 1000).toISOString()}
      title={inZone(seconds, { dateStyle: 'full', timeStyle: 'medium' }, reader)}
    >
      {clockTime(seconds, reader)}
    </time>
  );
}

function Content({ message }: { readonly message: Message | Ephemeral }) {
  const { words } = useDirectory();
  const isApps = !isWhole(message) || message.bot_id !== undefined;
  const edited = isWhole(message) && message.edited ? <span class="aside"> {words.edited}</span> : null;
  // What people type comes with a rich text made of it; the text holds the mentions.
  const { channel, ts, attachments = [] } = message;
  return (
    <>
      {isApps && message.blocks.length > 0 ? (
        <>
          <Blocks {...{ channel, ts }} blocks={message.blocks} />
          {edited}
        </>
      ) : (
        message.text !== '' && (
          <div class="message-text">
            <Mrkdwn text={message.text} />
            {edited}
          </div>
        )
      )}
      {attachments.map((attachment, index) => (
        <Attached key={String(index)} {...{ channel, ts, attachment }} />
      ))}
    </>
  );
}

interface At {
  readonly channel: string;
  readonly ts: string;
}

function Attached({ channel, ts, attachment }: At & { readonly attachment: Attachment }) {
  return (
    <>
      {textOf(attachment.pretext) !== '' && (
        <div class="message-text">
          <Mrkdwn text={textOf(attachment.pretext)} />
        </div>
      )}
      <div class="attachment" style={{ '--bar': colourOf(attachment) }}>
        <AttachmentBody attachment={attachment} />
        {attachment.blocks && <Blocks {...{ channel, ts }} blocks={attachment.blocks} />}
      </div>
    </>
  );
}

const nothingKnown = {};

function Blocks({ channel, ts, blocks }: At & { readonly blocks: readonly Block[] }) {
  const host = useHostState({
    surface: 'message',
    place: { channel, ts },
    blocks,
    known: nothingKnown,
    channel,
  });
  return (
    <HostProvider value={host}>
      <BlockList blocks={blocks} />
    </HostProvider>
  );
}
