import { execFile } from 'node:child_process';

/**
 * Runs a program to its end and gives what it printed.
 *
 * @throws with the last line of its complaint when it cannot be started or ends with an error.
 */
export function run(
  program: string,
  programArguments: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { env: { ...process.env, ...environment }, encoding: 'utf8' } as const;
    execFile(program, programArguments, options, (error, stdout, stderr) => {
      if (error === null) return resolve(stdout);
      const complaint = stderr.trim().split('\n').at(-1);
      const missing = error.code === 'ENOENT';
      reject(new Error(`${program}: ${missing ? 'not found' : complaint || error.message}`));
    });
  });
}
