import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isRunning, lastWords, startChild, stopProcess } from './child.ts';
import { keepRunning, type Life } from './keep-running.ts';
import { freePort } from './ports.ts';
import type { Log } from './progress.ts';
import { readStoreRecord, type StoreRecord, writeStoreRecord } from './store-record.ts';

/** What is particular to one kind of store. */
export interface StoreKind {
  readonly name: string;
  readonly find: (remembered: string | undefined, log: Log) => Promise<string>;
  readonly programArguments: (port: number, folder: string) => readonly string[];
  /** Resolves when the store on `port` can be used; stops trying when `signal` is aborted. */
  readonly becomesReady: (port: number, signal: AbortSignal) => Promise<void>;
  /** Whether the store on `port` answers and keeps its data in `folder`. */
  readonly isOurs: (port: number, folder: string) => Promise<boolean>;
}

/** A store that runs; `stop` resolves when it is gone, and may be called twice. */
export interface RunningStore {
  readonly port: number;
  readonly stop: () => Promise<void>;
}

type RunningRecord = Extract<StoreRecord, { state: 'running' }>;

const startsAtMost = 60_000;

/**
 * Has the store run with its data in `dataDir`/<name>: the one that a crash left running is adopted, else it
 * is started, on the port it had last time if that is free. From then on it is started again, on the same port, whenever
 * it dies.
 */
export async function keepStore(kind: StoreKind, dataDir: string, log: Log): Promise<RunningStore> {
  const recordFile = join(dataDir, `${kind.name}.json`);
  const known = readStoreRecord(recordFile);
  const surroundings = { dataDir, recordFile, log };
  const adopted = known?.state === 'running' && (await adopt(kind, known, dataDir));
  const first = adopted ? lifeOf(known) : await startAnew(kind, known, surroundings);
  const stop = keepRunning(first, {
    startAgain: () => startAgain(kind, first.port, surroundings),
    say: (line) => log(`${kind.name} ended: ${line}`),
  });
  return {
    port: first.port,
    stop: async () => {
      await stop();
      const last = readStoreRecord(recordFile);
      if (last) writeStoreRecord(recordFile, { state: 'stopped', port: last.port, binary: last.binary });
    },
  };
}

/** Whoever uses the store knows its port: it comes back there or not at all. */
const startAgain = async (kind: StoreKind, port: number, surroundings: Surroundings): Promise<Life> => {
  const { recordFile, log } = surroundings;
  if ((await freePort(port)) !== port) throw new Error(`its port ${port} is taken by another program`);
  log(`${kind.name} is gone; it is started again.`);
  return startAnew(kind, readStoreRecord(recordFile), surroundings);
};

const lifeOf = (record: RunningRecord, ended = isGone(record)): Life => ({
  port: record.port,
  ended,
  stop: async () => {
    await stopProcess(record);
    await ended;
  },
});

const looksAgainMs = 250;

/** For a process that is nobody's child here. */
const isGone = async (record: RunningRecord): Promise<void> => {
  while (isRunning(record)) await delay(looksAgainMs, undefined, { ref: false });
};

/** The port of the store that runs in `dataDir`; undefined when none does. */
export function runningPort(name: string, dataDir: string): number | undefined {
  const known = readStoreRecord(join(dataDir, `${name}.json`));
  return known?.state === 'running' && isRunning(known) ? known.port : undefined;
}

/** Ends the store that an owner who died left running in `dataDir`; does nothing when there is none. */
export async function stopLeftover(name: string, dataDir: string): Promise<void> {
  const known = readStoreRecord(join(dataDir, `${name}.json`));
  if (known?.state === 'running') await stopProcess(known);
}

/** True when the process still runs and serves our folder; one that runs but does not answer is ended. */
async function adopt(kind: StoreKind, record: RunningRecord, dataDir: string): Promise<boolean> {
  if (!isRunning(record)) return false;
  if (await kind.isOurs(record.port, join(dataDir, kind.name))) {
    await kind.becomesReady(record.port, AbortSignal.timeout(startsAtMost));
    return true;
  }
  await stopProcess(record);
  return false;
}

interface Surroundings {
  readonly dataDir: string;
  readonly recordFile: string;
  readonly log: Log;
}

async function startAnew(
  kind: StoreKind,
  known: StoreRecord | undefined,
  { dataDir, recordFile, log }: Surroundings,
): Promise<Life> {
  const folder = join(dataDir, kind.name);
  mkdirSync(folder, { recursive: true });
  const binary = await kind.find(known?.binary, log);
  const port = await freePort(known?.port);
  const logFile = join(dataDir, `${kind.name}.log`);
  const child = await startChild(binary, kind.programArguments(port, folder), logFile);
  const record: RunningRecord = { state: 'running', pid: child.pid, birth: child.birth, port, binary };
  // Before it is ready: whatever happens from here on, the next start finds it.
  writeStoreRecord(recordFile, record);
  const waiting = new AbortController();
  const giveUp = AbortSignal.any([waiting.signal, AbortSignal.timeout(startsAtMost)]);
  const endedEarly = child.ended.then((reason) => {
    if (!waiting.signal.aborted) throw new Error(`${binary} ended with ${reason}: ${lastWords(logFile)}`);
  });
  try {
    await Promise.race([kind.becomesReady(port, giveUp), endedEarly]);
    return lifeOf(
      record,
      child.ended.then(() => undefined),
    );
  } catch (error) {
    await stopProcess(child);
    throw error;
  } finally {
    waiting.abort();
  }
}
