import type { LogRow } from '../protocol.ts';
import type { Hub } from './hub.ts';

/** What the inspector shows. */
export interface Log {
  readonly rows: () => readonly LogRow[];
  readonly add: (row: Omit<LogRow, 'id' | 'at'>) => void;
  /** A remark of the sandbox itself: a dropped ephemeral, a fault that struck. */
  readonly note: (method: string, error: string, request?: unknown) => void;
}

const kept = 2000;

export function createLog(hub: Hub): Log {
  const rows: LogRow[] = [];
  let id = 0;
  const add: Log['add'] = (content) => {
    id += 1;
    const row = { id, at: new Date().toISOString(), ...content };
    rows.push(row);
    if (rows.length > kept) rows.shift();
    hub.emit({ type: 'log', row });
  };
  return {
    rows: () => rows,
    add,
    note: (method, error, request = null) =>
      add({ direction: 'sandbox', method, via: 'none', status: 0, ms: 0, error, request, response: null }),
  };
}
