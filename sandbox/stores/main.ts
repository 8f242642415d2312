import { resolve } from 'node:path';
import { environmentWithFile } from '../../src/config.ts';
import { closeOnSignal } from '../../src/running/closing.ts';
import { startStores } from './start.ts';

// Starts the embedded stores alone: for several desk processes on one machine, or to look into the data.
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const dataDir = resolve(environmentWithFile().DATA_DIR || '.countersign');
const starting = startStores({ dataDir, log: say });

closeOnSignal(async () => {
  // A start that failed has said so, and left nothing running.
  const stores = await starting.catch(() => undefined);
  await stores?.stop();
});

try {
  const { mongodbUri, redisUrl } = await starting;
  say(`The stores run, with their data in ${dataDir}. Ctrl-C stops them.\n`);
  say(`MONGODB_URI=${mongodbUri}\nREDIS_URL=${redisUrl}`);
  // Stores that were adopted hold nobody awake.
  setInterval(() => undefined, 2 ** 30);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
