import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findRunningStores, stopAbandonedStores } from '../../sandbox/stores/start.ts';
import { startDesk } from '../support/desk-process.ts';

it('audit, rebuild and shop-key work beside whoever keeps the embedded stores running, and leave them running', async () => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'countersign-beside-'));
  onTestFinished(async () => {
    await stopAbandonedStores(DATA_DIR);
    await rm(DATA_DIR, { recursive: true, force: true });
  });
  expect(findRunningStores(DATA_DIR)).toBeUndefined();
  const keeper = await startDesk({ DATA_DIR }, ['sandbox/stores/main.ts']);
  await expect.poll(() => findRunningStores(DATA_DIR), { timeout: 40_000 }).toBeDefined();
  await expect.poll(keeper.said, { timeout: 40_000 }).toContain('REDIS_URL=');
  const commands = [
    ['src/commands/audit.ts'],
    ['src/commands/rebuild.ts'],
    ['src/commands/shop-key.ts', 'list'],
  ];
  const ran = await Promise.all(commands.map((program) => startDesk({ DATA_DIR }, program)));
  expect([await Promise.all(ran.map(({ ended }) => ended)), ran.map(({ said }) => said())]).toEqual([
    [0, 0, 0],
    [
      expect.stringContaining('0 commits in 0 chains: all hold.'),
      expect.stringContaining('0 orders rebuilt'),
      expect.stringContaining('No shops.'),
    ],
  ]);
  expect(findRunningStores(DATA_DIR)).toBeDefined();
  keeper.kill('SIGTERM');
  expect(await keeper.ended).toBe(0);
  expect(findRunningStores(DATA_DIR)).toBeUndefined();
});
