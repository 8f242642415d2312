import type { Message } from '../../../protocol.ts';
import { useDirectory } from '../directory.ts';
import { emojiOf } from '../mrkdwn/emoji.ts';
import { hasReacted } from './message-tools.tsx';

export function Reactions({ message }: { readonly message: Message }) {
  const { words, acts, users } = useDirectory();
  if (message.reactions.length === 0) return null;
  return (
    <div class="reactions">
      {message.reactions.map((reaction) => {
        const mine = hasReacted(message, reaction.name, acts.user);
        const names = reaction.users.map((id) => users.get(id)?.real_name ?? id).join('、');
        return (
          <button
            key={reaction.name}
            type="button"
            class={mine ? 'reaction mine' : 'reaction'}
            aria-pressed={mine}
            aria-label={words.reactionBy(reaction.name, reaction.users.length)}
            title={names}
            onClick={() => void acts.react(message, reaction.name, mine)}
          >
            {emojiOf(reaction.name) ?? `:${reaction.name}:`} {reaction.users.length}
          </button>
        );
      })}
    </div>
  );
}
