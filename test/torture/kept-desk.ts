import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** What a desk process is started with, and who is told of how it fares. */
export interface Keeping {
  readonly name: string;
  readonly run: 'web' | 'jobs';
  readonly port: number;
  readonly settings: Readonly<Record<string, string>>;
  /** What it writes is kept here, life after life. */
  readonly logFile: string;
  /** A named point at which the next life ends, if it comes by; asked at each start. */
  readonly nextPoint: () => string | undefined;
  readonly onKilled: (how: string) => void;
  /** Whether nothing is done to anything any more: then it ends in order when it is asked to. */
  readonly isAtPeace: () => boolean;
  /** It ended though nobody killed it, or wrote a line that must not be. */
  readonly onFault: (line: string) => void;
}

/** A process of the program that is started again whenever it is gone. */
export interface KeptDesk {
  readonly name: string;
  readonly run: 'web' | 'jobs';
  readonly port: number;
  /** Kills it, as `kill -9` does. */
  readonly kill: () => void;
  /** Stands still for so long. */
  readonly pause: (ms: number) => Promise<void>;
  /** Stopped in order, and another one started when it is gone. */
  readonly replace: () => Promise<void>;
  /** Resolves when it serves, as it says itself. */
  readonly serves: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** A machine that has much else to do takes long, and is not what is tried. */
const startsWithinMs = 180_000;
const stopsWithinMs = 120_000;
const launch = fileURLToPath(new URL('../../src/start/launch.js', import.meta.url));
const points = new URL('points.js', import.meta.url).href;

interface Life {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  /** Whether somebody asked it to end. */
  isAsked: boolean;
}

/** Starts it, as `npm start` does but for the named points, and keeps it running until it is stopped. */
export const keepDesk = (keeping: Keeping): KeptDesk => {
  const { name, run, port, onKilled, onFault, isAtPeace } = keeping;
  let isOver = false;
  const written = createWriteStream(keeping.logFile);
  let life: Life = begin();

  function begin(): Life {
    const point = keeping.nextPoint();
    const child = start(keeping, point);
    const heard = hear(child, written);
    const begun: Life = {
      child,
      isAsked: false,
      ended: once(child, 'close').then(([code, signal]: (number | string | null)[]) => {
        if (signal === 'SIGKILL')
          onKilled(begun.isAsked ? `${run} killed` : `${run} killed ${point ?? 'by somebody'}`);
        else if (!begun.isAsked) onFault(`${name} ended by itself with ${code ?? signal}: ${heard.last()}`);
        // One that is asked before it listens for that ends as any program does.
        else if (code !== 0 && signal !== 'SIGTERM' && isAtPeace())
          onFault(`${name} was to stop and ended with ${code ?? signal}: ${heard.last()}`);
        if (!isOver) life = begin();
      }),
    };
    return begun;
  }

  const serves = async (): Promise<void> => {
    const giveUpAt = performance.now() + startsWithinMs;
    while (!(await isServing(port, 1500))) {
      if (performance.now() > giveUpAt) return onFault(`${name} does not serve`);
      await delay(100);
    }
  };
  const asked = (signal: NodeJS.Signals): Promise<void> => {
    const { child, ended } = life;
    life.isAsked = true;
    // One that stands still hears of nothing else.
    child.kill('SIGCONT');
    child.kill(signal);
    return ended;
  };
  return {
    name,
    run,
    port,
    serves,
    kill: () => void asked('SIGKILL'),
    pause: async (ms) => {
      const { child } = life;
      child.kill('SIGSTOP');
      await delay(ms);
      child.kill('SIGCONT');
    },
    replace: () => asked('SIGTERM'),
    stop: async () => {
      isOver = true;
      const late = setTimeout(() => {
        onFault(`${name} did not stop within ${stopsWithinMs} ms`);
        life.child.kill('SIGKILL');
      }, stopsWithinMs);
      await asked('SIGTERM');
      clearTimeout(late);
      written.end();
    },
  };
};

const start = ({ run, port, settings }: Keeping, point: string | undefined): ChildProcess =>
  spawn(process.execPath, ['--import', points, launch], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      XDG_CACHE_HOME: process.env.XDG_CACHE_HOME,
      LOG_LEVEL: 'warn',
      RUN: run,
      PORT: String(port),
      ...(point === undefined ? {} : { TORTURE_POINT: point }),
      ...settings,
    },
  });

const keptLetters = 2000;

const hear = ({ stdout, stderr }: ChildProcess, written: WriteStream): { readonly last: () => string } => {
  let said = '';
  for (const output of [stdout, stderr])
    output?.on('data', (part) => {
      said = (said + String(part)).slice(-keptLetters);
      written.write(part);
    });
  return { last: () => said.trim().split('\n').slice(-3).join(' | ') };
};

/** Whether its stores and Slack are well, as it says itself. */
export const isServing = async (port: number, withinMs: number): Promise<boolean> => {
  const response = await fetch(`http://127.0.0.1:${port}/readyz`, {
    signal: AbortSignal.timeout(withinMs),
  }).catch(() => undefined);
  await response?.body?.cancel();
  return response?.status === 200;
};
