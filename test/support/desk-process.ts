import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';
import { freePort } from '../../sandbox/stores/ports.ts';

/** The program itself, in a process of its own. */
export interface DeskProcess {
  readonly port: number;
  readonly pid: number;
  /** What it wrote so far. */
  readonly said: () => string;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string | null>;
  /** What `/readyz` says; undefined while nothing listens. Rejects when it takes longer than a second. */
  readonly ready: () => Promise<Readyz | undefined>;
  readonly kill: (signal: NodeJS.Signals) => void;
}

export interface Readyz {
  readonly status: number;
  readonly body: unknown;
}

/** Starts it with these settings and none of its parent's; ends it with the test. */
export const startDesk = async (
  settings: Readonly<Record<string, string>>,
  program: readonly string[] = ['src/main.ts'],
): Promise<DeskProcess> => {
  const port = await freePort(undefined);
  const child = spawn(process.execPath, ['--import', 'tsx', ...program], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      XDG_CACHE_HOME: process.env.XDG_CACHE_HOME,
      PORT: String(port),
      LOG_LEVEL: 'warn',
      ...settings,
    },
  });
  let said = '';
  const hear = (part: Buffer): void => {
    said += String(part);
  };
  for (const output of [child.stdout, child.stderr]) output.on('data', hear);
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | string | null);
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  return {
    port,
    pid: child.pid ?? 0,
    said: () => said,
    ended,
    kill: (signal) => void child.kill(signal),
    ready: async () => {
      const response = await fetch(`http://127.0.0.1:${port}/readyz`, {
        signal: AbortSignal.timeout(1000),
      }).catch((error: Error) => {
        if (error.name === 'TimeoutError') throw error;
        return undefined;
      });
      return response && { status: response.status, body: await response.json() };
    },
  };
};
