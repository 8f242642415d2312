import { fork } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

it('a fault that nobody caught is logged and counted, and the process lives on', async () => {
  const child = fork(new URL('../support/faulty-process.ts', import.meta.url), {
    execArgv: ['--import', 'tsx'],
    silent: true,
  });
  const [lines, [code]] = await Promise.all([child.stdout ? text(child.stdout) : '', once(child, 'exit')]);
  expect(code).toBe(3);
  const faults = lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
    // Each line is written in its own time; what counts them says which came first.
    .sort((left, right) => left.count - right.count);
  expect(faults).toMatchObject([
    { level: 'error', kind: 'unhandledRejection', count: 1, error: { message: 'a promise of nobody' } },
    { level: 'error', kind: 'uncaughtException', count: 2, error: { message: 'thrown in a listener' } },
  ]);
});
