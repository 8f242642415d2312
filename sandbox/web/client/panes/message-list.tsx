import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Ephemeral, Message } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';
import { inZone, isoDay, nearDay, type Reader } from '../mrkdwn/dates.ts';
import { MessageItem } from './message-item.tsx';

interface MessageListProps {
  readonly label: string;
  readonly messages: readonly (Message | Ephemeral)[];
  readonly inThread?: boolean;
  /** The threads (by `ts`) with replies not read yet. */
  readonly fresh?: ReadonlySet<string>;
  readonly empty: string;
  /** Told the newest `ts` once it is on screen. */
  readonly seen: (ts: string) => void;
}

/** Messages by day, kept at the newest unless the reader has scrolled away from it. */
export function MessageList({ label, messages, inThread = false, fresh, empty, seen }: MessageListProps) {
  const { reader, words } = useDirectory();
  const frame = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const lastTop = useRef(0);
  const [hasNewer, setHasNewer] = useState(false);
  const newest = messages.at(-1)?.ts ?? '';

  const toEnd = () => {
    if (frame.current) frame.current.scrollTop = frame.current.scrollHeight;
    setHasNewer(false);
  };
  useLayoutEffect(() => {
    if (atEnd.current) toEnd();
    else setHasNewer(true);
  }, [newest]);
  useEffect(() => {
    const content = frame.current?.firstElementChild;
    if (!content) return;
    // Pictures and cards that grow must not push the newest out of sight.
    const sizes = new ResizeObserver(() => {
      if (atEnd.current) toEnd();
    });
    sizes.observe(content);
    if (frame.current) sizes.observe(frame.current);
    return () => sizes.disconnect();
  }, []);
  useEffect(() => {
    const tell = () => {
      if (newest && document.visibilityState === 'visible' && atEnd.current) seen(newest);
    };
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [newest, seen]);

  return (
    <div class="message-frame">
      <div
        ref={frame}
        class="message-scroll"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the list is scrolled with the keyboard
        tabIndex={0}
        role="log"
        aria-label={label}
        onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
          const isUp = scrollTop < lastTop.current - 2;
          lastTop.current = scrollTop;
          // Only the reader leaves the end; content that grows above or below does not.
          if (scrollHeight - scrollTop - clientHeight < 80) atEnd.current = true;
          else if (isUp) atEnd.current = false;
          if (atEnd.current) {
            setHasNewer(false);
            if (newest) seen(newest);
          }
        }}
      >
        <div class="message-list">
          {messages.length === 0 && <p class="empty">{empty}</p>}
          {messages.map((message, index) => {
            const before = messages[index - 1];
            const day = isoDay(Number(message.ts), reader);
            const isNewDay = !before || isoDay(Number(before.ts), reader) !== day;
            return (
              <div key={message.ts} class="message-slot">
                {isNewDay && !(inThread && index > 0) && <DayLine ts={message.ts} />}
                <MessageItem
                  message={message}
                  follows={!isNewDay && follows(before, message)}
                  inThread={inThread}
                  hasNewReplies={fresh?.has(message.ts) === true}
                />
              </div>
            );
          })}
        </div>
      </div>
      {hasNewer && (
        <button type="button" class="to-newest" onClick={toEnd}>
          {words.newMessages}
        </button>
      )}
    </div>
  );
}

/** A person's next message within five minutes. Cards and private notes always stand on their own. */
function follows(before: Message | Ephemeral | undefined, message: Message | Ephemeral): boolean {
  if (!before || !('reply_count' in before) || !('reply_count' in message)) return false;
  if (before.user !== message.user || before.bot_id || before.reply_count > 0) return false;
  return Number(message.ts) - Number(before.ts) < 300;
}

function DayLine({ ts }: { readonly ts: string }) {
  const { reader, now } = useDirectory();
  return (
    <div class="day-line">
      <span>{dayName(Number(ts), { ...reader, now: now() })}</span>
    </div>
  );
}

function dayName(seconds: number, reader: Reader & { readonly now: number }): string {
  const day = inZone(seconds, { weekday: 'long', month: 'long', day: 'numeric' }, reader);
  const near = nearDay(seconds, reader);
  return near ? `${near} · ${day}` : day;
}
