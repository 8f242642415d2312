import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { threadMark } from '../reading.ts';
import type { State } from '../state.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';

interface ThreadPaneProps {
  readonly channel: string;
  readonly ts: string;
  readonly isQuiet: boolean;
  readonly state: State;
  readonly mark: (name: string, ts: string) => void;
  readonly close: () => void;
}

/** A message and its replies beside the channel. */
export function ThreadPane({ channel, ts, isQuiet, state, mark, close }: ThreadPaneProps) {
  const { words, channels } = useDirectory();
  const all = state.messages[channel];
  const messages = useMemo(() => {
    const own = state.ephemerals.filter((one) => one.channel === channel && one.thread_ts === ts);
    const thread = (all ?? []).filter((message) => message.ts === ts || message.thread_ts === ts);
    return [...thread, ...own].sort((one, other) => (one.ts < other.ts ? -1 : 1));
  }, [all, state.ephemerals, channel, ts]);
  const seen = useCallback((newest: string) => mark(threadMark(channel, ts), newest), [mark, channel, ts]);
  const self = useRef<HTMLElement>(null);

  // For each thread opened.
  useEffect(() => {
    if (!isQuiet) self.current?.querySelector('textarea')?.focus({ preventScroll: true });
  }, [channel, ts]);

  return (
    <aside
      ref={self}
      class="pane thread"
      aria-label={words.thread}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) close();
      }}
    >
      <header class="pane-head">
        <h2>{words.thread}</h2>
        <span class="aside">#{channels.get(channel)?.name}</span>
        <span class="pane-head-rest">
          <button type="button" class="tool" aria-label={words.closeThread} onClick={close}>
            ×
          </button>
        </span>
      </header>
      <MessageList key={ts} label={words.thread} messages={messages} inThread empty="" seen={seen} />
      <Composer key={`composer-${ts}`} channel={channel} thread={ts} placeholder={words.writeReply} />
    </aside>
  );
}
