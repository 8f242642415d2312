import { closeOnSignal } from './closing.ts';
import { environmentWithFile, problemLine, readConfig } from './config.ts';
import { liveOn } from './live-on.ts';
import { createLog } from './log.ts';
import { start } from './start.ts';

/** Starts what RUN names; says plainly what is wrong when it cannot, and ends with 1 whatever is still open. */
const reading = readConfig(environmentWithFile());
if (reading.ok) {
  const log = createLog(reading.config.logLevel);
  liveOn(log);
  const started = await start(reading.config, (line) => process.stdout.write(`${line}\n`), log).catch(
    (error: unknown) => ({ ok: false as const, problems: [`Countersign could not start: ${String(error)}`] }),
  );
  if (started.ok) closeOnSignal(started.close);
  else endWith(started.problems);
} else endWith(reading.problems.map(problemLine));

function endWith(problems: readonly string[]): never {
  for (const line of problems) process.stderr.write(`${line}\n`);
  process.exit(1);
}
