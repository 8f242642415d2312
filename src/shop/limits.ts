/** What a request may weigh and hold, and how long it is believed; all of it stands in the API's document. */
export const apiLimits = {
  bodyBytes: 64 * 1024,
  /** Lists and records within one another. */
  jsonDepth: 8,
  /** Either way, on real time: the shop's clock may be wrong. */
  windowSeconds: 300,
  changesMost: 100,
  idempotencyKeyMost: 100,
  /** A shop's program waits longer than a person; then it is told to ask again with the same key. */
  answerWithinMs: 10_000,
} as const;
