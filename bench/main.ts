import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startStores } from '../sandbox/stores/start.ts';
import type { Figure } from './figure.ts';
import { measureJournal } from './journal.ts';
import { measurePress } from './press.ts';
import { measureShop } from './shop.ts';

/** `npm run bench -- --json FILE`: measures the desk on stores of its own; prints the figures, and writes them as JSON. */
const { values } = parseArgs({ options: { json: { type: 'string' } } });
const dataDir = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
const stores = await startStores({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
try {
  const figures: readonly Figure[] = [
    ...(await measureJournal(stores.mongodbUri)),
    ...(await measurePress(stores)),
    ...(await measureShop(stores)),
  ];
  for (const { name, unit, value, baseline, ratio } of figures) {
    const against = baseline === undefined ? '' : ` (against ${baseline}: ${ratio} times)`;
    process.stdout.write(`${name}: ${value} ${unit}${against}\n`);
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await stores.stop();
  await rm(dataDir, { recursive: true, force: true });
}
