import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * When the process `pid` was born, in whatever words the system has for it, or undefined when it no longer
 * runs. A pid alone is no identity: the system gives it away again, and a container gives the same one at
 * every start. A zombie counts as dead: nobody may be there to reap a child that outlived its parent.
 */
export function processBirth(pid: number): string | undefined {
  if (process.platform === 'linux') return birthFromProc(pid);
  if (process.platform === 'win32') return isSignalable(pid) ? 'alive' : undefined;
  return birthFromPs(pid);
}

function birthFromProc(pid: number): string | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The command's name stands in brackets and may itself hold brackets and spaces: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, startTicks] = [fields[0], fields[19]];
  return state === 'Z' || state === 'X' ? undefined : startTicks;
}

function birthFromPs(pid: number): string | undefined {
  const { stdout } = spawnSync('ps', ['-o', 'state=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const [state, ...started] = stdout.trim().split(/\s+/);
  return state === undefined || state === '' || state.startsWith('Z') ? undefined : started.join(' ');
}

function isSignalable(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
