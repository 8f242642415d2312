import type { WebSocket } from 'ws';
import type { SandboxClock } from '../clock.ts';
import { goodbye } from './socket-frames.ts';

/** How long connections live, on the sandbox's clock, and whether those that were ended came back. */
export interface Lifetimes {
  /** Begins a connection's life; it is told 10 s ahead and ended when its time is over. */
  readonly begin: (socket: WebSocket, lifeMs: number) => void;
  readonly settled: () => Promise<void>;
}

export const hourMs = 3_600_000;
/** With `debug_reconnects=true`. */
export const shortLifeMs = 360_000;
const warningMs = 10_000;
/** The official client for Node waits 5 s before it connects again. */
const longestWaitMs = 6000;

export function createLifetimes(clock: SandboxClock): Lifetimes {
  let missing = 0;
  let waiting: (() => void)[] = [];
  const release = () => {
    for (const resolve of waiting) resolve();
    waiting = [];
  };

  return {
    begin: (socket, lifeMs) => {
      missing = Math.max(0, missing - 1);
      if (missing === 0) release();
      const callOff = [
        clock.after(lifeMs - warningMs, () => socket.send(JSON.stringify(goodbye('warning')))),
        clock.after(lifeMs, () => {
          missing += 1;
          socket.send(JSON.stringify(goodbye('refresh_requested')));
          socket.close();
        }),
      ];
      socket.once('close', () => {
        for (const cancel of callOff) cancel();
      });
    },
    settled: async () => {
      if (missing === 0) return;
      const timer = setTimeout(release, longestWaitMs);
      await new Promise<void>((resolve) => waiting.push(resolve));
      clearTimeout(timer);
      // Who did not come back by now is not waited for again.
      missing = 0;
    },
  };
}
