import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { aloneInCache } from '../../sandbox/stores/cache.ts';
import { claimFile } from '../../sandbox/stores/claim.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'countersign-claim-'));
  path = join(folder, 'owner.json');
  return () => rm(folder, { recursive: true, force: true });
});

it('a claim is held until it is given back, and leaves nothing behind', async () => {
  const first = claimFile(path);
  if (!first.ok) throw new Error('nobody else could hold it');
  expect(claimFile(path)).toEqual({ ok: false, pid: process.pid });
  first.release();
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  ['of a process that is gone', JSON.stringify({ pid: 2 ** 22 + 1, birth: '1', key: 'k' })],
  ['of another process that had our pid before', JSON.stringify({ pid: process.pid, birth: '1', key: 'k' })],
  ['that makes no sense', 'not JSON'],
])('a claim %s is taken over', async (_whose, text) => {
  await writeFile(path, text);
  const claim = claimFile(path);
  expect(claim.ok).toBe(true);
  expect(await readdir(folder)).toEqual(['owner.json']);
});

it('what is given back late does not take away the claim of the next', async () => {
  const first = claimFile(path);
  if (first.ok) first.release();
  const second = claimFile(path);
  if (first.ok) first.release();
  expect(existsSync(path)).toBe(true);
  onTestFinished(() => (second.ok ? second.release() : undefined));
});

it('two who fetch the same thing at once do it one after the other', async () => {
  const steps: string[] = [];
  const fetch = async (who: string): Promise<void> => {
    steps.push(`${who} begins`);
    await new Promise(setImmediate);
    steps.push(`${who} ends`);
  };
  await Promise.all(['a', 'b'].map((who) => aloneInCache(folder, 'mongod', () => fetch(who))));
  // Whoever comes first: the file system does not say which.
  const inTurn = (first: string, then: string) =>
    [first, then].flatMap((who) => [`${who} begins`, `${who} ends`]);
  expect([inTurn('a', 'b'), inTurn('b', 'a')]).toContainEqual(steps);
});
