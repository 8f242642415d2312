import type { DrawingContext } from '../blocks/kit.ts';
import type { Agenda } from '../src/desk/agenda.ts';
import type { Mailing } from '../src/desk/mailing.ts';
import type { Route } from '../src/desk/parcels.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import type { PaperPlace } from '../src/desk/printing.ts';
import type { DeskSettings } from '../src/mill/events.ts';
import type { MillState } from '../src/procedure/outside.ts';
import type { Log } from '../src/running/log.ts';
import type { KnownShops } from '../src/shop/known-shops.ts';
import type { Messenger } from '../src/slack/messenger.ts';
import type { Collections } from '../src/store/collections.ts';
import type { ScanDelivery } from '../src/store/deliveries.ts';
import type { Places } from './outbox/places.ts';
import type { Rates } from './outbox/rates.ts';

/** What the relay needs: the stores, and how this mill's channel posts are drawn. */
export interface RelayDeps {
  readonly collections: Collections;
  readonly outside: () => MillState;
  /** The mill's language, its time zone, how roles are mentioned. */
  readonly drawing: () => DrawingContext;
  readonly channels: () => DeskSettings['channels'];
  readonly shops: KnownShops;
  /** Has the desk woken when something falls due. */
  readonly agenda: Agenda;
  /** Which shipments a carrier can be asked about; none unless given. */
  readonly route?: Route;
}

/** What the jobs need, built once in `src/compose.ts`. */
export interface JobDeps extends RelayDeps {
  readonly ports: DeskPorts;
  readonly messenger: Messenger;
  /** Copies a file from Slack into the desk's own keeping. */
  readonly keepFile: (orderId: string, fileId: string) => Promise<void>;
  /** Prints a paper that was issued, and keeps the file. */
  readonly keepPaper: (place: PaperPlace) => Promise<void>;
  /** Reads dropped files for codes of papers, and says what they are. */
  readonly readDrop: (scan: ScanDelivery) => Promise<void>;
  /** Sends papers to customers. */
  readonly mailing: Mailing;
  readonly rates: Rates;
  readonly places: Places;
  readonly log: Log;
}
