/** What the shop's program is told to send. */
export interface LoadWanted {
  readonly port: number;
  readonly keyId: string;
  readonly secret: string;
  /** Begins the names of its members, so that two runs do not meet. */
  readonly run: string;
  /** Null: as many as are answered, so many at the same time. */
  readonly perSecond: number | null;
  readonly seconds: number;
  /** At the same time, at most. */
  readonly connections: number;
}

/** What came of it. Times in milliseconds, from when a request was due until it was answered. */
export interface Load {
  /** Answers a second. */
  readonly rate: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  /** How often each HTTP status was answered; 0 for no answer. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Idempotency-Keys of the writes that were acknowledged. */
  readonly acknowledged: readonly string[];
}
