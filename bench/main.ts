import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Stores, startStores } from '../sandbox/stores/start.ts';
import { measureDecide } from './decide.ts';
import type { Figure } from './figure.ts';
import { measureJournal } from './journal.ts';
import { measurePress } from './press.ts';
import { measureRebuild } from './rebuild.ts';
import { measureShop } from './shop.ts';
import { measureWaiting } from './waiting.ts';

/** What needs no store. */
const alone = { 'domain.decide': measureDecide } as const satisfies Record<
  string,
  () => Promise<readonly Figure[]>
>;

const benches = {
  journal: ({ mongodbUri }: Stores) => measureJournal(mongodbUri),
  press: measurePress,
  rebuild: ({ mongodbUri }: Stores) => measureRebuild(mongodbUri),
  shop: measureShop,
  waiting: measureWaiting,
} as const satisfies Record<string, (stores: Stores) => Promise<readonly Figure[]>>;

/**
 * `npm run bench -- [domain.decide] [journal] [press] [rebuild] [shop] [waiting] [--json FILE]`: measures the desk, all of it or what is named, on stores of
 * its own; prints the figures, and writes them as JSON.
 */
const { values, positionals } = parseArgs({ allowPositionals: true, options: { json: { type: 'string' } } });
const isWanted = ([name]: readonly [string, unknown]): boolean =>
  positionals.length === 0 || positionals.includes(name);

const onStores = async (): Promise<readonly Figure[]> => {
  const wanted = Object.entries(benches).filter(isWanted);
  if (wanted.length === 0) return [];
  const dataDir = await mkdtemp(join(tmpdir(), 'countersign-bench-'));
  const stores = await startStores({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
  try {
    const figures: Figure[] = [];
    for (const [, measure] of wanted) figures.push(...(await measure(stores)));
    return figures;
  } finally {
    await stores.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

const figures: Figure[] = [];
for (const [, measure] of Object.entries(alone).filter(isWanted)) figures.push(...(await measure()));
figures.push(...(await onStores()));
for (const { name, unit, value, baseline, ratio } of figures) {
  const against = baseline === undefined ? '' : ` (against ${baseline}: ${ratio} times)`;
  process.stdout.write(`${name}: ${value} ${unit}${against}\n`);
}
if (values.json) await writeFile(values.json, `${JSON.stringify(figures, null, 2)}\n`);
