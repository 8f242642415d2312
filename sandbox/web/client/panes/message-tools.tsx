import type { Message } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';
import { DropMenu } from '../elements/drop-menu.tsx';
import { Icon, icons } from '../icons.tsx';
import { emojiOf } from '../mrkdwn/emoji.ts';

const quick = ['white_check_mark', 'eyes', '+1', 'pray', 'question', 'warning'];

/** What one can do with a message: reply, react, the app's message shortcuts. */
export function MessageTools({
  message,
  inThread,
}: {
  readonly message: Message;
  readonly inThread: boolean;
}) {
  const { words, acts, app, shortcuts, openThread } = useDirectory();
  const own = shortcuts.filter(({ type }) => type === 'message');
  return (
    <div class="message-tools">
      {!inThread && (
        <button
          type="button"
          class="tool"
          aria-label={words.replyInThread}
          title={words.replyInThread}
          onClick={() => openThread(message.channel, message.thread_ts ?? message.ts)}
        >
          <Icon path={icons.reply} />
        </button>
      )}
      <DropMenu
        label={words.react}
        class="tool"
        entries={quick.map((name) => ({
          key: name,
          text: `${emojiOf(name)} :${name}:`,
          run: () => void acts.react(message, name, hasReacted(message, name, acts.user)),
        }))}
      >
        <Icon path={icons.smile} />
      </DropMenu>
      <DropMenu
        label={words.moreActions}
        class="tool more"
        entries={[
          ...own.map((shortcut) => ({
            key: shortcut.callback_id,
            text: shortcut.name,
            detail: shortcut.description,
            section: app.name,
            run: () => void acts.shortcut(shortcut.callback_id, { channel: message.channel, ts: message.ts }),
          })),
          {
            key: 'reply',
            text: words.replyInThread,
            section: words.messages,
            run: () => openThread(message.channel, message.thread_ts ?? message.ts),
          },
        ]}
      >
        ⋯
      </DropMenu>
    </div>
  );
}

export function hasReacted(message: Message, name: string, userId: string): boolean {
  return message.reactions.some((reaction) => reaction.name === name && reaction.users.includes(userId));
}
