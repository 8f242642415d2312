import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { AppFace, Channel, Shortcut, SlashCommand, User, UserGroup } from '../../protocol.ts';
import type { Acts } from './acts.ts';
import type { Reader } from './mrkdwn/dates.ts';
import type { Words } from './words.ts';

/** Who and what there is, and who reads: changes seldom, so that a message need not be drawn again for it. */
export interface Directory {
  readonly me: User;
  readonly app: AppFace;
  readonly users: ReadonlyMap<string, User>;
  readonly groups: ReadonlyMap<string, UserGroup>;
  readonly channels: ReadonlyMap<string, Channel>;
  readonly commands: readonly SlashCommand[];
  readonly shortcuts: readonly Shortcut[];
  readonly words: Words;
  readonly reader: Reader;
  readonly acts: Acts;
  /** The sandbox's clock in milliseconds. */
  readonly now: () => number;
  /** Opens a channel, by id. */
  readonly visit: (channel: string) => void;
  readonly openThread: (channel: string, ts: string) => void;
  /** Shows the left side on a narrow screen. */
  readonly showMenu: () => void;
  /** Asks in a dialog; true for yes. */
  readonly ask: (confirm: unknown) => Promise<boolean>;
}

/** What a person calls a conversation: `#name`; a direct message by whoever it is with, alone with oneself by oneself. */
export function nameOf(
  { kind, name, members }: Channel,
  { users, me }: Pick<Directory, 'users' | 'me'>,
): string {
  if (kind === 'public' || kind === 'private') return `#${name}`;
  const others = members.filter((id) => id !== me.id);
  return (others.length > 0 ? others : members).map((id) => users.get(id)?.real_name ?? id).join(', ');
}

const DirectoryContext = createContext<Directory | undefined>(undefined);

export const DirectoryProvider = DirectoryContext.Provider;

export function useDirectory(): Directory {
  const directory = useContext(DirectoryContext);
  if (!directory) throw new Error('drawn outside of a directory');
  return directory;
}
