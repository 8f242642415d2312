import type {
  FileDelivery,
  MessageDelivery,
  PrintDelivery,
  ScanDelivery,
} from '../../src/store/deliveries.ts';
import type { JobDeps } from '../deps.ts';
import { drain } from './drain.ts';
import { type Again, inMs, type Pauses, pauseMs } from './retry.ts';

/** Ever more slowly, since what fails for one file or order of many, as while Slack is away, fails for all of them. */
const pauses: Pauses = { firstMs: 5000, factor: 4, mostMs: 3_600_000 };

type SideDelivery = FileDelivery | PrintDelivery | ScanDelivery | MessageDelivery;

interface Side<D extends SideDelivery> {
  readonly kind: D['kind'];
  readonly bring: (delivery: D) => Promise<void>;
  /** What the log says when it fails. */
  readonly fault: string;
}

/** What an order owes besides its posts, one after another: no line and no card waits for it, and none for another. */
export const bringSideDeliveries =
  <D extends SideDelivery>({ collections, log }: JobDeps, { kind, bring, fault }: Side<D>) =>
  (orderId: string): Promise<Again> =>
    drain<D>(collections, {
      owed: { orderId, kind },
      isInOrder: false,
      by: 'row',
      bring: async (delivery) => {
        try {
          await bring(delivery);
          return { kind: 'out' };
        } catch (error) {
          const { _id, attempts, error: before } = delivery;
          const reason = error instanceof Error ? error.message : String(error);
          if (reason !== before) log.warn({ delivery: _id, error }, fault);
          const notBefore = inMs(pauseMs(pauses, attempts));
          return {
            kind: 'waits',
            with: { state: 'pending', notBefore, attempts: attempts + 1, error: reason },
          };
        }
      },
    });
