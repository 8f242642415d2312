import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { freePort } from '../../sandbox/stores/ports.ts';
import { stopAbandonedStores } from '../../sandbox/stores/start.ts';
import { startDesk } from '../support/desk-process.ts';
import { driveWorkspace } from '../support/workspace.ts';

it('embedded stores that are killed run again by themselves; a form handed in meanwhile is answered within Slack’s time and keeps what was typed', async () => {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'countersign-die-'));
  onTestFinished(async () => {
    await stopAbandonedStores(DATA_DIR);
    await rm(DATA_DIR, { recursive: true, force: true });
  });
  const sandboxPort = String(await freePort(undefined));
  const desk = await startDesk({ DATA_DIR, SANDBOX_PORT: sandboxPort });
  const isReady = () =>
    expect.poll(desk.ready, { timeout: 50_000, interval: 100 }).toMatchObject({ status: 200 });
  await isReady();
  await expect.poll(desk.said, { timeout: 20_000 }).toContain('Countersign runs');
  const pidOf = async (name: string): Promise<number> =>
    (JSON.parse(await readFile(join(DATA_DIR, `${name}.json`), 'utf8')) as { pid: number }).pid;

  const workspace = await driveWorkspace(`http://127.0.0.1:${sandboxPort}`);
  onTestFinished(() => workspace.close());
  const chen = workspace.as('chen.yu');
  await chen.slash('/order new');
  await chen.view('intake');
  await chen.fill({ contact: '陈志强' });

  const [database, queue] = [await pidOf('mongod'), await pidOf('valkey')];
  for (const pid of [database, queue]) process.kill(pid, 'SIGKILL');
  const began = performance.now();
  const answer = await chen.submit();
  expect(performance.now() - began).toBeLessThan(3000);
  expect(answer).not.toMatchObject({ outcome: 'closed' });
  expect((await chen.view('intake')).values).toMatchObject({ contact: '陈志强' });

  await expect.poll(() => pidOf('mongod'), { timeout: 30_000 }).not.toBe(database);
  await expect.poll(() => pidOf('valkey'), { timeout: 30_000 }).not.toBe(queue);
  await isReady();
  expect((await chen.view('intake')).values).toMatchObject({ contact: '陈志强' });
  desk.kill('SIGTERM');
  expect(await desk.ended).toBe(0);
});
