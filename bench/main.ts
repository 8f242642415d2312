import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Stores, startStores } from '../sandbox/stores/start.ts';
import type { Figure } from './figure.ts';
import { measureJournal } from './journal.ts';
import { measurePress } from './press.ts';
import { measureRebuild } from './rebuild.ts';
import { measureShop } from './shop.ts';
import { measureWaiting } from './waiting.ts';

const benches = {
  journal: ({ mongodbUri }: Stores) => measureJournal(mongodbUri),
  press: measurePress,
  rebuild: ({ mongodbUri }: Stores) => measureRebuild(mongodbUri),
  shop: measureShop,
  waiting: measureWaiting,
} as const satisfies Record<string, (stores: Stores) => Promise<readonly Figure[]>>;

/**
 * `npm run bench -- [journal] [press] [rebuild] [shop] [waiting] [--json FILE]`: measures the desk, all of it or what is named, on stores of
 * its own; prints the figures, and writes them as JSON.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const dataDir = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
const stores = await startStores({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
try {
  const figures: Figure[] = [];
  for (const [name, measure] of Object.entries(benches))
    if (positionals.length === 0 || positionals.includes(name)) figures.push(...(await measure(stores)));
  for (const { name, unit, value, baseline, ratio } of figures) {
    const against = baseline === undefined ? '' : ` (against ${baseline}: ${ratio} times)`;
    process.stdout.write(`${name}: ${value} ${unit}${against}\n`);
  }
  if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
} finally {
  await stores.stop();
  await rm(dataDir, { recursive: true, force: true });
}
