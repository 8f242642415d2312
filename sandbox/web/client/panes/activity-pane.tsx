import { useMemo } from 'preact/hooks';
import { useDirectory } from '../directory.ts';
import { inZone } from '../mrkdwn/dates.ts';
import { Mrkdwn } from '../mrkdwn/text.tsx';
import { isReply, isUnread, type Marks, mentionsOf } from '../reading.ts';
import type { State } from '../state.ts';
import { Avatar } from './avatar.tsx';
import { PaneHead } from './pane-head.tsx';

/** Everything that called for this person, newest first; each opens where it was said. */
export function ActivityPane({ state, marks }: { readonly state: State; readonly marks: Marks }) {
  const directory = useDirectory();
  const { words, channels, users, reader, openThread, visit } = directory;
  const found = useMemo(() => mentionsOf(state, directory), [state.messages, directory]);
  return (
    <section class="pane" aria-label={words.activity}>
      <PaneHead title={words.activity} />
      <div class="activity">
        {found.length === 0 && <p class="empty">{words.noActivity}</p>}
        {found.map((message) => (
          <article
            key={message.ts}
            class={isUnread(message, marks) ? 'activity-item unread' : 'activity-item'}
          >
            <Avatar user={users.get(message.user)} />
            <div>
              <button
                type="button"
                class="activity-open"
                onClick={() => {
                  visit(message.channel);
                  if (isReply(message)) openThread(message.channel, message.thread_ts ?? message.ts);
                }}
              >
                #{channels.get(message.channel)?.name}
                <span class="aside">
                  {inZone(
                    Number(message.ts),
                    { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
                    reader,
                  )}
                </span>
              </button>
              <div class="activity-text">
                <Mrkdwn text={message.text} />
              </div>
            </div>
          </article>
        ))}
      </div>
    </section>
  );
}
