import { environmentWithFile, problemLine, readConfig } from './config.ts';
import { closeOnSignal } from './running/closing.ts';
import { liveOn } from './running/live-on.ts';
import { createLog } from './running/log.ts';
import { start } from './start/start.ts';

/** Starts what RUN names; says plainly what is wrong when it cannot, and ends with 1 whatever is still open. */
const reading = readConfig(environmentWithFile());
if (reading.ok) {
  const log = createLog(reading.config.logLevel);
  liveOn(log);
  const ending = new AbortController();
  const tell = (line: string): void => void process.stdout.write(`${line}\n`);
  const starting = start(reading.config, { tell, log, signal: ending.signal }).catch((error: unknown) => ({
    ok: false as const,
    problems: [`Countersign could not start: ${String(error)}`],
  }));
  const close = async (): Promise<void> => {
    ending.abort();
    const started = await starting;
    if (started.ok) await started.close();
  };
  closeOnSignal(close);
  const started = await starting;
  if (started.ok) {
    void started.foundWrong.then(async (problems) => {
      await close().catch((error: unknown) => log.error({ error }, 'it could not be closed in order'));
      endWith(problems);
    });
  } else if (!ending.signal.aborted) endWith(started.problems);
} else endWith(reading.problems.map(problemLine));

function endWith(problems: readonly string[]): never {
  for (const line of problems) process.stderr.write(`${line}\n`);
  process.exit(1);
}
