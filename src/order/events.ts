import type { Deadline } from './deadline.ts';
import type { ActionKey, OrderKind, OwnEvent } from './keys.ts';
import type { OrderHeard } from './order-messages.ts';
import type { Person } from './roles.ts';

/** What happened to an order. Events are stored for good: only ever added to, never changed. A procedure may add its own. */
export type OrderEvent = OrderPlaced | Signed | FileKept | DeadlineFired | OrderHeard | OwnEvent;

export interface OrderPlaced {
  readonly type: 'OrderPlaced';
  readonly id: string;
  readonly number: string;
  readonly kind: OrderKind;
  /** Who took the order in; for a shop order the shop it came from. */
  readonly clerk: Person;
  readonly at: string;
}

/** A step or act was signed: the shared event of the whole catalogue, discriminated by the action's key. */
export interface Signed {
  readonly type: 'Signed';
  readonly action: ActionKey;
  readonly part: string | null;
  readonly by: Person;
  readonly for: Person | null;
  readonly at: string;
  /** What the signer said. */
  readonly answers: unknown;
  /** What it was decided on and what follows from it, so that the fold needs nothing else. */
  readonly facts: unknown;
  /** The hash of exactly what the signer was shown. */
  readonly seen: string;
  /** Since when it had been waited for, an ISO instant; left out where nobody waited, and by commits of earlier days. */
  readonly since?: string;
}

/** A file named in an answer was copied from Slack into the desk's own keeping. */
export interface FileKept {
  readonly type: 'FileKept';
  readonly fileId: string;
  readonly sha256: string;
  readonly size: number;
  readonly mimeType: string;
  readonly at: string;
}

/** Something fell due that was not settled: said once for its slot, to whom it names. */
export interface DeadlineFired extends Omit<Deadline, 'urgent'> {
  readonly type: 'DeadlineFired';
  readonly at: string;
}
