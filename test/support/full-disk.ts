import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** How large a file a process may make, in bytes, or `unlimited`: with 1 its disk is full, whatever the machine's is. */
export const limitFiles = async (pid: number, bytes: string): Promise<void> => {
  await promisify(execFile)('prlimit', ['--pid', String(pid), `--fsize=${bytes}:unlimited`]);
};
