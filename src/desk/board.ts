import type { Label } from '../order/labels.ts';
import type { FigureQuery, Found } from '../procedure/figures.ts';

/** One order as lists, search and Home show it, without folding it. */
export interface Listed {
  readonly _id: string;
  readonly number: string;
  readonly status: string;
  readonly customer: string;
  readonly placedAt: string;
  readonly waits: readonly Wait[];
  readonly clerk: string;
  /** The responsible salesperson's id; null where the order has none. */
  readonly salesperson?: string | null;
  /** The responsible salesperson and whoever acts for them. */
  readonly delegates: readonly string[];
}

export interface Wait {
  readonly action: string;
  readonly part: string | null;
  readonly who: readonly string[];
  readonly since: string;
  /** What comes first that is not on the order; null where the action itself is waited for. */
  readonly first: Label | null;
  /** By when it is to be done, and from when it counts as late: ISO instants of its own rule (due.ts). */
  readonly dueAt: string;
  readonly lateAt: string;
}

/** The first rows of a list, and how many orders it has in all. */
export interface BoardPage {
  readonly rows: readonly Listed[];
  readonly total: number;
}

/** Lists of orders, each indexed; all but what waits for somebody at most a page long. */
export interface BoardQueries {
  readonly find: (words: string) => Promise<BoardPage>;
  /** Orders of which production owes a report each working day (S12.1), by number. */
  readonly reportsOwed: () => Promise<readonly string[]>;
  /** These orders, at most a page of them, by number. */
  readonly byNumbers: (numbers: readonly string[]) => Promise<readonly Listed[]>;
  readonly byNumber: (number: string) => Promise<string | undefined>;
  /** All open orders that wait for one of these now (ISO instant), each with only the waits that have begun. */
  readonly waitingFor: (who: readonly string[], now: string) => Promise<readonly Listed[]>;
  readonly handledBy: (userId: string) => Promise<BoardPage>;
  /** Orders of which somebody's turn counts as late at an ISO instant. */
  readonly overdue: (at: string) => Promise<readonly Listed[]>;
  /** All orders of a list of figures, by number. */
  readonly found: (query: FigureQuery) => Promise<readonly Found[]>;
  /** The order whose card a thread hangs on. */
  readonly ofThread: (channel: string, ts: string) => Promise<string | undefined>;
}
