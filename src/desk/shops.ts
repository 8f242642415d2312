/** A web shop that places orders over the API and is told of their course; filed by an operator, in the mill's stream. */
export interface Shop {
  /** Names the shop in requests, journal and logs; never changes. */
  readonly keyId: string;
  readonly name: string;
  /** Whom its members call once an order is confirmed (E1): a name and a phone. */
  readonly contact: string;
  /** Sealed, newest first. Two are valid at once, so that they can be changed without a pause. */
  readonly secrets: readonly string[];
  /** Where changes are told; null: nowhere, the shop asks. */
  readonly webhookUrl: string | null;
  /** Whether changes may be told to private and loopback addresses, and over plain HTTP. */
  readonly allowsPrivate: boolean;
  /** Requests a second that are answered on and on, a whole number; twice as many at once. */
  readonly requestsPerSecond: number;
  /** A shop that is shut is answered like one that does not exist. */
  readonly isOpen: boolean;
}

/** What may stand in a key id: it becomes part of ids in the journal, where a colon separates. */
export const keyIdPattern = /^[a-z0-9][a-z0-9-]{1,38}[a-z0-9]$/;
