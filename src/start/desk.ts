import type { RateKind } from '../../jobs/outbox/rates.ts';
import type { Problem } from '../config.ts';
import type { DeskPorts } from '../desk/ports.ts';
import type { MailConfig } from '../mail/smtp-post.ts';
import type { Language } from '../order/labels.ts';
import type { Clock } from '../running/clock.ts';
import type { Log } from '../running/log.ts';
import type { WebWaits } from '../server/web.ts';
import type { Connected } from '../slack/app.ts';
import type { MillStore } from '../store/mill.ts';
import type { Provider } from '../tracking/provider.ts';

export interface DeskOptions {
  readonly run: 'all' | 'web' | 'jobs';
  readonly slack: Connected;
  readonly mongodbUri: string;
  readonly redisUrl: string;
  /** Keeps the queues of several desks on one Redis apart. */
  readonly redisPrefix: string;
  readonly port: number;
  readonly timeZone: string;
  readonly language: Language;
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Opens the web shops’ secrets; without it no shop is let in. */
  readonly shopSecretsKey?: string;
  /** Check codes of papers are made with the first of them and known by all; papers bear none where there is none. */
  readonly paperKeys?: readonly string[];
  /** By which server papers go to customers; without it people print and fax them. */
  readonly mail?: MailConfig;
  /** Whether Slack's rates are kept; where that changes, it is asked with each call. */
  readonly rates: RateKind | (() => RateKind);
  /** How long a call to Slack is waited for; 10 s unless given. */
  readonly postTimeoutMs?: number;
  /** After how long a shop's request that cannot be decided is answered; 10 s unless given. */
  readonly shopAnswerWithinMs?: number;
  /** How long clients are waited for; as usual unless given. */
  readonly webWaits?: WebWaits;
  /** Who is asked where shipments are, besides people; nobody unless given. */
  readonly providers?: readonly Provider[];
  readonly clock: Clock;
  readonly log: Log;
  /** Ends the waiting for a MongoDB that is away; what `openDesk` promised never comes then. */
  readonly signal?: AbortSignal;
}

export interface Desk {
  /** Where Slack's events come in; 0 while nothing listens. */
  readonly port: number;
  readonly mill: MillStore;
  readonly ports: DeskPorts;
  /** Handle to person, for seeding master data. */
  readonly personByHandle: (handle: string) => { readonly id: string; readonly name: string } | undefined;
  /** Finds files dropped in threads that no event told of; every five minutes without being asked. */
  readonly findDrops: () => Promise<void>;
  /** Tells who can mend it what keeps orders from going on; each minute without being asked. */
  readonly tellTroubles: () => Promise<void>;
  /** Has every open order's card drawn anew; nightly without being asked. */
  readonly reconcile: () => Promise<void>;
  /** Brings out all that is owed: what the clock or a test wants done now. */
  readonly settle: () => Promise<void>;
  /** Channels of the settings that Slack does not show the desk. */
  readonly unknownChannels: () => Promise<readonly Problem[]>;
  /** When something falls due next, as far as is known now; nothing when nothing does. */
  readonly nextDue: () => Promise<Date | undefined>;
  readonly close: () => Promise<void>;
}
