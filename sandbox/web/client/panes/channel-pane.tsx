import { useCallback, useMemo } from 'preact/hooks';
import type { Channel, Message } from '../../../protocol.ts';
import { nameOf, useDirectory } from '../directory.ts';
import { isReply, isUnread, type Marks, topLevel } from '../reading.ts';
import type { State } from '../state.ts';
import { Composer } from './composer.tsx';
import { MessageList } from './message-list.tsx';
import { PaneHead } from './pane-head.tsx';

interface ChannelPaneProps {
  readonly channel: Channel;
  readonly state: State;
  readonly marks: Marks;
  readonly mark: (name: string, ts: string) => void;
}

const noMessages: readonly Message[] = [];

/** A channel: its messages and where to write. */
export function ChannelPane({ channel, state, marks, mark }: ChannelPaneProps) {
  const directory = useDirectory();
  const { words, me } = directory;
  const all = state.messages[channel.id] ?? noMessages;
  const messages = useMemo(() => {
    const own = state.ephemerals.filter((one) => one.channel === channel.id && one.thread_ts === undefined);
    return [...topLevel(all), ...own].sort((one, other) => (one.ts < other.ts ? -1 : 1));
  }, [all, state.ephemerals, channel.id]);
  const fresh = useMemo(() => freshThreads(all, marks, me.id), [all, marks, me.id]);
  const seen = useCallback((ts: string) => mark(channel.id, ts), [mark, channel.id]);
  const name = nameOf(channel, directory);

  return (
    <section class="pane" aria-label={name}>
      <PaneHead title={name} detail={channel.kind === 'im' ? '' : words.members(channel.members.length)} />
      <MessageList
        key={channel.id}
        label={name}
        messages={messages}
        fresh={fresh}
        empty={words.noMessages}
        seen={seen}
      />
      <Composer key={`composer-${channel.id}`} channel={channel.id} placeholder={words.writeTo(name)} />
    </section>
  );
}

function freshThreads(messages: readonly Message[], marks: Marks, me: string): ReadonlySet<string> {
  const unread = messages.filter(
    (message) => isReply(message) && message.user !== me && isUnread(message, marks),
  );
  return new Set(unread.map((message) => message.thread_ts ?? ''));
}
