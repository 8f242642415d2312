import { closeOnSignal } from './closing.ts';
import { environmentWithFile, problemLine, readConfig } from './config.ts';
import { start } from './start.ts';

/** Starts what RUN names; says plainly what is wrong when it cannot. */
const reading = readConfig(environmentWithFile());
if (!reading.ok) {
  for (const problem of reading.problems) process.stderr.write(`${problemLine(problem)}\n`);
  process.exitCode = 1;
} else {
  const started = await start(reading.config, (line) => process.stdout.write(`${line}\n`));
  if (started.ok) closeOnSignal(started.close);
  else {
    for (const line of started.problems) process.stderr.write(`${line}\n`);
    process.exitCode = 1;
  }
}
