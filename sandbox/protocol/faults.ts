// What an operator makes go wrong.

export type FaultKind =
  /** The answer comes `ms` late. */
  | 'slow'
  /** The act happens, the connection is dropped without an answer. */
  | 'lost-answer'
  /** HTTP 429 with `Retry-After: seconds` and no act. */
  | 'rate-limited'
  /** HTTP 5xx and no act. */
  | 'server-error'
  /** The delivery to the app is made twice. */
  | 'duplicate'
  /** The delivery is made three times at once; the first answer counts. */
  | 'parallel'
  /** The delivery is signed with a time six minutes ago, as by a clock that is wrong. */
  | 'stale-signature'
  /** The delivery waits until the next one is out, at most 1 s. */
  | 'reorder'
  /** The socket is dropped before its answer is taken. */
  | 'drop-socket';

/**
 * `POST /_control/fault` sets one (answers `{ok, faults}`); `{"clear": true}` removes all. One that could strike nothing
 * is refused at once (409): a dropped socket over HTTP, a stale signature over a socket, a delivery that is rate-limited, a
 * Web API method that is delivered twice, a name that nothing has.
 */
export interface Fault {
  readonly kind: FaultKind;
  /** A Web API method, or a delivery: `block_actions`, `view_submission`, `event:message`, `command`, …; `*` for all. */
  readonly method: string;
  /** How many calls are left to be hit. */
  readonly times: number;
  readonly ms?: number;
  readonly status?: number;
  readonly seconds?: number;
}

export type FaultRequest = (Omit<Fault, 'times'> & { readonly times?: number }) | { readonly clear: true };

/** `POST /_control/plan`: user groups are a matter of the paid plan. `GET` tells; both answer `{ok, plan}`. */
export interface PlanFace {
  readonly user_groups: boolean;
}

/** `POST /_control/delivery` changes what is named, `GET` tells; both answer `{ok, delivery}`. */
export interface DeliveryRequest {
  /** A seed: events that happen within a moment of each other come in an order drawn by chance; `null` ends it. */
  readonly shuffle?: number | null;
  /** A seed: every third delivery or so comes twice, even after an acknowledgement; `null` ends it. */
  readonly duplicates?: number | null;
  /** Hourly retries for a day after the three. */
  readonly delayed?: boolean;
  /** Switches events on again after too many failed. */
  readonly events?: true;
}

export interface DeliveryFace {
  readonly shuffle: number | null;
  readonly duplicates: number | null;
  readonly delayed: boolean;
  /** False after more than 95 % of an hour’s deliveries failed. */
  readonly events: boolean;
}
