/**
 * An order whose record cannot be folded: a commit written by hand, or by a program with a fault. It names the order, so
 * that whatever goes through many goes on with the others and says which one it left out.
 */
export class UnfoldedError extends Error {
  override readonly name = 'UnfoldedError';
  readonly orderId: string;
  /** The commit at which the fold ends. */
  readonly version: number;

  constructor(at: { readonly orderId: string; readonly version: number }, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`order ${at.orderId} cannot be folded at commit ${at.version}: ${why}`, { cause });
    this.orderId = at.orderId;
    this.version = at.version;
  }
}
