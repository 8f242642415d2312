import type { WebClient } from '@slack/web-api';
import type { BoardQueries } from '../desk/board.ts';
import type { Outcome } from '../desk/handle.ts';
import type { Mill } from '../desk/master-data.ts';
import type { DeskPorts, Journal } from '../desk/ports.ts';
import type { Printing } from '../desk/printing.ts';
import type { Signing } from '../desk/sign.ts';
import type { FormOutcome, FormSigning } from '../desk/sign-mill-form.ts';
import type { Language } from '../order/labels.ts';
import type { Order } from '../order/order.ts';
import type { Raw } from '../order/raw.ts';
import type { Directory } from '../people/directory.ts';
import type { Log } from '../running/log.ts';
import type { CheckedClient } from './checked-views.ts';
import type { Drop, LooseDrop } from './drops.ts';
import type { FetchFile } from './fetch-file.ts';
import type { DraftsOf } from './own-drafts.ts';

/** What the listeners need, built once in `src/compose.ts`. */
export interface SlackDeps {
  /** For opening views: no retries, since a trigger lives three seconds (slack A3). */
  readonly opening: WebClient;
  /** For everything else a listener says. */
  readonly client: CheckedClient;
  readonly fetchFile: FetchFile;
  /** A channel's id by its name in the settings; undefined where there is none. */
  readonly channelId: (channel: string) => Promise<string | undefined>;
  readonly journal: Journal;
  /** The order as it stood after each of its commits, oldest first. */
  readonly history: (orderId: string) => Promise<readonly Order[]>;
  /** Papers as files. */
  readonly printing: Printing;
  /** What some forms show besides their own order. */
  readonly ports: Pick<DeskPorts, 'orderByNumber' | 'debtsOf' | 'moneyUnder' | 'ordersLike'>;
  readonly sign: (signing: Signing) => Promise<Outcome>;
  /** Forms that belong to no order. */
  readonly signMillForm: (signing: FormSigning) => Promise<FormOutcome>;
  readonly mill: () => Mill;
  readonly directory: Directory;
  readonly drafts: DraftsOf;
  readonly board: BoardQueries;
  /** Says in an order's thread what somebody's dropped files are, or asks. */
  readonly offer: (orderId: string, drop: Drop) => Promise<void>;
  /** Says privately what files are that somebody dropped in no order's thread. */
  readonly offerLoose: (drop: LooseDrop) => Promise<void>;
  /** Asks under a table dropped in the production channel whether it is one of daily reports. */
  readonly offerTable: (drop: LooseDrop) => Promise<void>;
  readonly now: () => Date;
  readonly millLanguage: Language;
  readonly log: Log;
}

export type Values = Readonly<Record<string, Raw>>;
