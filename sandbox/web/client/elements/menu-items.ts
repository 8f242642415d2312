import type { Channel, User } from '../../../protocol.ts';
import { type Directory, nameOf } from '../directory.ts';
import { type Json, labelOf, objectOf, objects, textOf } from '../json.ts';
import { withEmoji } from '../mrkdwn/emoji.ts';

/** One line of a menu. */
export interface MenuItem {
  readonly value: string;
  readonly text: string;
  readonly description: string;
  /** The heading it stands under, `''` for none. */
  readonly group: string;
  /** What typing is matched against, in lower case. */
  readonly search: string;
}

/** The lines of a menu that brings its own options, grouped or not. */
export function staticItems(menu: Json): readonly MenuItem[] {
  const grouped = objects(menu.option_groups).flatMap((group) =>
    objects(group.options).map((option) => itemOf(option, labelOf(group.label))),
  );
  return [...objects(menu.options).map((option) => itemOf(option)), ...grouped];
}

export function itemOf(option: Json, group = ''): MenuItem {
  const text = withEmoji(labelOf(option.text));
  const description = labelOf(option.description);
  return {
    value: textOf(option.value),
    text,
    description,
    group,
    search: `${text} ${description}`.toLowerCase(),
  };
}

/** People or channels to choose from, by kind of menu. */
export function directoryItems(type: string, element: Json, directory: Directory): readonly MenuItem[] {
  if (type.endsWith('users_select'))
    return [...directory.users.values()].filter(({ deleted }) => !deleted).map(userItem);
  const channels = [...directory.channels.values()].filter((channel) => !channel.is_archived);
  const shown = type.endsWith('channels_select')
    ? channels.filter(({ kind }) => kind === 'public')
    : channels.filter((channel) => passes(channel, objectOf(element.filter), directory.app.bot_user_id));
  return shown.map((channel) => channelItem(channel, directory));
}

function userItem(user: User): MenuItem {
  return {
    value: user.id,
    text: user.real_name,
    description: user.title,
    group: '',
    // Handles are spelt in pinyin, so that `chen` finds 陈宇.
    search: `${user.real_name} ${user.name} ${user.title}`.toLowerCase(),
  };
}

function channelItem(channel: Channel, { users, me }: Directory): MenuItem {
  const text = nameOf(channel, { users, me });
  return { value: channel.id, text, description: '', group: '', search: text.toLowerCase() };
}

function passes(channel: Channel, filter: Json | undefined, bot: string): boolean {
  if (filter === undefined) return true;
  if (filter.exclude_bot_users === true && channel.kind === 'im' && channel.members.includes(bot))
    return false;
  return !Array.isArray(filter.include) || filter.include.includes(channel.kind);
}

/** The lines that hold every word typed. */
export function matching(items: readonly MenuItem[], query: string): readonly MenuItem[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter(({ search }) => words.every((word) => search.includes(word)));
}
