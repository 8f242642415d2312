import {
  BrokenCircuitError,
  ConsecutiveBreaker,
  circuitBreaker,
  handleAll,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';
import type { Provider } from './provider.ts';

export interface Guard {
  /** Failures one after another after which it is left alone for a while. */
  readonly failures: number;
  readonly leftAloneMs: number;
  readonly timeoutMs: number;
}

const usual: Guard = { failures: 3, leftAloneMs: 60_000, timeoutMs: 6000 };

/**
 * A provider that is down is asked no more for a while: its calls fail at once, so that the question to the clerk, which
 * waits for the answer, is never late for it. Real time.
 */
export const guarded = (provider: Provider, guard: Guard = usual): Provider => {
  const policy = wrap(
    circuitBreaker(handleAll, {
      halfOpenAfter: guard.leftAloneMs,
      breaker: new ConsecutiveBreaker(guard.failures),
    }),
    timeout(guard.timeoutMs, TimeoutStrategy.Aggressive),
  );
  return {
    ...provider,
    register: (parcel, phone) => policy.execute(() => provider.register(parcel, phone)),
    fetch: (parcel, phone) => policy.execute(() => provider.fetch(parcel, phone)),
  };
};

/** Whether a call failed because its provider is being left alone: nothing new to log. */
export const isLeftAlone = (error: unknown): boolean => error instanceof BrokenCircuitError;
