import { type Config, environmentWithFile, problemLine, readConfig } from '../config.ts';
import { runningStores, StandInError, standInStores } from '../start/stand-ins.ts';
import { buildIndexes, type Collections, collections } from '../store/collections.ts';
import { connect } from '../store/connection.ts';

export interface OnJournal {
  readonly config: Config;
  readonly collections: Collections;
  readonly say: (line: string) => void;
}

/**
 * Runs a program of an operator on the journal: that of MONGODB_URI, else the embedded one. Sets the exit code: what
 * `run` answers, or 1 with a plain line when the journal could not be reached.
 */
export async function onJournal(run: (on: OnJournal) => Promise<0 | 1>): Promise<void> {
  const say = (line: string): void => void process.stdout.write(`${line}\n`);
  const complain = (line: string): void => void process.stderr.write(`${line}\n`);
  // Neither web nor jobs is run here, so the embedded store may be used whatever RUN says.
  const reading = readConfig({ ...environmentWithFile(), RUN: 'all' });
  if (!reading.ok) {
    for (const problem of reading.problems) complain(problemLine(problem));
    process.exitCode = 1;
    return;
  }
  const { config } = reading;
  const closing: (() => Promise<void>)[] = [];
  try {
    const uri = await journalOf(config, complain, closing);
    const connection = await connect(uri);
    closing.push(() => connection.close());
    const all = collections(connection);
    await buildIndexes(all);
    process.exitCode = await run({ config, collections: all, say });
  } catch (error) {
    complain(error instanceof StandInError ? error.message : `MONGODB_URI: ${plainly(error)}`);
    process.exitCode = 1;
  } finally {
    for (const close of closing.toReversed()) await close();
  }
}

const journalOf = async (
  { mongodb, dataDir }: Config,
  log: (line: string) => void,
  closing: (() => Promise<void>)[],
): Promise<string> => {
  if (mongodb.kind === 'given') return mongodb.uri;
  // A desk that runs keeps them: this works beside it, and leaves them running.
  const running = await runningStores(dataDir);
  if (running) return running.mongodbUri;
  const stores = await standInStores({ dataDir, log });
  closing.push(stores.stop);
  return stores.mongodbUri;
};

const plainly = (error: unknown): string => (error instanceof Error ? error.message : String(error));
