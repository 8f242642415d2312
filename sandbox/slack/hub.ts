import type { ClientEvent } from '../protocol.ts';

/** Everybody who watches: browser windows (as one person) and listeners inside the process. */
export interface Hub {
  readonly watch: (userId: string, write: (event: ClientEvent) => void) => () => void;
  /** To the windows of these people; to all where none are named. */
  readonly emit: (event: ClientEvent, userIds?: readonly string[]) => void;
  readonly windowsOf: (userId: string) => number;
}

/** Watches what all people see: scripts and tests. */
export const everybody = '*';

export function createHub(): Hub {
  const windows = new Set<{ readonly userId: string; readonly write: (event: ClientEvent) => void }>();
  return {
    watch: (userId, write) => {
      const window = { userId, write };
      windows.add(window);
      return () => void windows.delete(window);
    },
    emit: (event, userIds) => {
      for (const window of windows) {
        if (!userIds || window.userId === everybody || userIds.includes(window.userId)) window.write(event);
      }
    },
    windowsOf: (userId) => [...windows].filter((window) => window.userId === userId).length,
  };
}
