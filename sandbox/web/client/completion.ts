import type { Directory } from './directory.ts';

/** One thing that could be written instead of what stands before the caret. */
export interface Completion {
  readonly insert: string;
  readonly text: string;
  readonly detail: string;
}

export interface Completions {
  /** Where the text to be replaced begins; it ends at the caret. */
  readonly from: number;
  readonly items: readonly Completion[];
  /** What stands there can be sent as it is: nothing is meant until it is chosen. */
  readonly isWhole?: boolean;
}

const none: Completions = { from: 0, items: [] };
const shown = 8;

/** What may be meant by the text before the caret: a command, its first word, a person, a group or a channel. */
export function completionsFor(before: string, directory: Directory): Completions {
  const isCommand = before.startsWith('/');
  if (isCommand && !before.includes(' ')) return commandNames(before, directory);
  const name = /(?:^|[\s(（])([@#])([^\s@#]*)$/.exec(before);
  if (name) {
    const [, sign, typed = ''] = name;
    const items = sign === '@' ? people(typed, directory, isCommand) : channels(typed, directory);
    return { from: before.length - typed.length - 1, items: items.slice(0, shown) };
  }
  return isCommand ? commandWords(before, directory) : none;
}

function commandNames(before: string, { commands }: Directory): Completions {
  const items = commands
    .filter(({ command }) => command.startsWith(before))
    .map(({ command, description, usage_hint }) => ({
      insert: `${command} `,
      text: `${command} ${usage_hint}`,
      detail: description,
    }));
  return { from: 0, items };
}

/** The words of the usage hint, `new | find <words> | …`, as what may come first. */
function commandWords(before: string, { commands }: Directory): Completions {
  const [, name = '', typed] = /^(\S+) (\S*)$/.exec(before) ?? [];
  const hint = commands.find(({ command }) => command === name)?.usage_hint;
  if (typed === undefined || !hint?.includes('|')) return none;
  const items = hint
    .split('|')
    .map((usage) => usage.trim())
    .filter((usage) => usage.startsWith(typed) && usage !== typed)
    .map((usage) => {
      const [word = '', ...rest] = usage.split(/\s+/);
      return { insert: rest.length > 0 ? `${word} ` : word, text: `${name} ${usage}`, detail: '' };
    });
  return { from: name.length + 1, items, isWhole: typed === '' };
}

function people(typed: string, { users, groups }: Directory, isCommand: boolean): readonly Completion[] {
  const wanted = typed.toLowerCase();
  const persons = [...users.values()]
    .filter((user) => !user.deleted && `${user.real_name} ${user.name}`.toLowerCase().includes(wanted))
    // A command is given handles, which the sandbox turns into ids; a message shows names.
    .map((user) => ({
      insert: `@${isCommand ? user.name : user.real_name} `,
      text: `@${user.real_name}`,
      detail: user.title,
    }));
  const teams = [...groups.values()]
    .filter(({ handle }) => handle.includes(wanted))
    .map((group) => ({
      insert: `@${group.handle} `,
      text: `@${group.handle}`,
      detail: String(group.users.length),
    }));
  return [...persons, ...(isCommand ? [] : teams)];
}

function channels(typed: string, directory: Directory): readonly Completion[] {
  return [...directory.channels.values()]
    .filter(({ kind, name }) => kind === 'public' && name.includes(typed.toLowerCase()))
    .map(({ name }) => ({ insert: `#${name} `, text: `#${name}`, detail: '' }));
}
