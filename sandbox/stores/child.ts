import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { processBirth } from './process-birth.ts';

const lookAgainMilliseconds = 20;
const patienceMilliseconds = 15_000;

/** A process by pid and birth, so that no stranger with the same pid is ever taken for it. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly birth: string;
}

/** A program just started; `ended` resolves with its exit code, or the signal that ended it. */
export interface Child extends ProcessIdentity {
  readonly ended: Promise<number | string | null>;
}

/**
 * Starts a program in a session of its own, so that Ctrl-C in the terminal does not reach it: the desk closes
 * first and stops it last. What it prints goes to `logFile`, anew at each start.
 *
 * @throws when the program cannot be started at all.
 */
export async function startChild(
  program: string,
  programArguments: readonly string[],
  logFile: string,
): Promise<Child> {
  const output = openSync(logFile, 'w', 0o600);
  const child = spawn(program, programArguments, { detached: true, stdio: ['ignore', output, output] });
  closeSync(output);
  const ended = new Promise<number | string | null>((resolve) => {
    child.once('exit', (code, signal) => resolve(code ?? signal));
  });
  await once(child, 'spawn');
  const pid = child.pid ?? 0;
  return { pid, birth: processBirth(pid) ?? 'ended at once', ended };
}

/** The end of what a program printed to `logFile`: why it ended, if anything says so. */
export function lastWords(logFile: string): string {
  return readFileSync(logFile, 'utf8').trim().split('\n').slice(-3).join('\n');
}

/** Whether exactly this process still runs. */
export const isRunning = ({ pid, birth }: ProcessIdentity): boolean => processBirth(pid) === birth;

/** Ends exactly this process and resolves when it is gone: asked first, killed after 15 s. */
export async function stopProcess(identity: ProcessIdentity): Promise<void> {
  signal(identity, 'SIGTERM');
  const killAt = Date.now() + patienceMilliseconds;
  while (isRunning(identity)) {
    if (Date.now() > killAt) signal(identity, 'SIGKILL');
    await delay(lookAgainMilliseconds);
  }
}

function signal(identity: ProcessIdentity, name: NodeJS.Signals): void {
  if (!isRunning(identity)) return;
  try {
    process.kill(identity.pid, name);
  } catch (error) {
    // It ended in between: that is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
  }
}
