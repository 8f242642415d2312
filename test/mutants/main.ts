import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { killedIn } from './killed.ts';
import { type Lane, openLane } from './lane.ts';
import { type Mutant, named, stands } from './mutant.ts';
import { mutants } from './mutants.ts';

/**
 * `npm run mutants [-- --only WORD]`: takes each guard out in turn and runs the tests meant to notice it. Ends with 1 where
 * one survives. What was killed and has not changed since is not tried again; `--anew` tries all.
 */
const { values } = parseArgs({
  options: { only: { type: 'string', default: '' }, anew: { type: 'boolean', default: false } },
});
const root = join(import.meta.dirname, '../..');
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const fallen = mutants.filter((mutant) => !stands(mutant, root));
for (const mutant of fallen) say(`does not stand exactly once: ${named(mutant)}\n  ${mutant.find}`);
if (fallen.length > 0) process.exit(1);

const testFiles = readdirSync(join(root, 'test/order'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts'))
  .map((file) => `test/order/${file}`)
  .sort();
const killed = killedIn(root, testFiles);
const meant = mutants.filter((mutant) => named(mutant).includes(values.only));
const left = meant.filter((mutant) => values.anew || !killed.has(mutant));
say(`${meant.length} mutants, ${meant.length - left.length} known as killed`);
const survivors = left.length > 0 ? await tried() : [];
say(`${survivors.length} of ${meant.length} survive`);
process.exit(survivors.length === 0 ? 0 : 1);

/** Gives those that survive. Two at a time, since each is a process of its own that loads the whole procedure. */
async function tried(): Promise<readonly Mutant[]> {
  const lanes = Array.from({ length: Math.min(2, availableParallelism()) }, () => openLane(root));
  process.once('exit', () => {
    for (const lane of lanes) lane.close();
  });
  process.once('SIGINT', () => process.exit(130));
  if (lanes[0]) await unmutatedPass(lanes[0]);
  const queue = [...left];
  const surviving: Mutant[] = [];
  const work = async (lane: Lane): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const isKilled = (await lane.try(next)).failed.length > 0;
      if (isKilled) killed.add(next);
      else surviving.push(next);
      say(`${isKilled ? 'killed' : 'SURVIVES'} ${named(next)} (${queue.length} to go)`);
    }
  };
  await Promise.all(lanes.map(work));
  return surviving;
}

/** A test that fails on the code as it stands, or is not there, says nothing about a mutant. */
async function unmutatedPass(lane: Lane): Promise<void> {
  const parts = [...new Set(left.flatMap(({ tests }) => tests))];
  const missing = parts.filter((part) => !testFiles.some((file) => file.includes(part)));
  if (missing.length > 0) throw new Error(`no such tests: ${missing.join(', ')}`);
  const { ran, failed } = await lane.tests(parts);
  if (failed.length > 0) throw new Error(`without any mutant fails: ${failed.join('; ')}`);
  say(`${ran} tests pass without any mutant`);
}
