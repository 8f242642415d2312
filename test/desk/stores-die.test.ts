import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SubmitAnswer } from '../../sandbox/protocol.ts';
import { freePort } from '../../sandbox/stores/ports.ts';
import { stopAbandonedStores } from '../../sandbox/stores/start.ts';
import { fill, wordsOf } from '../support/acting.ts';
import { startDesk } from '../support/desk-process.ts';
import { limitFiles } from '../support/full-disk.ts';
import { completeMemo } from '../support/memo.ts';
import { driveWorkspace } from '../support/workspace.ts';
import type { Filling, PersonDriver } from '../support/workspace-person.ts';

/** All that a memo of one line asks for. */
const memo = {
  ...Object.fromEntries(Object.entries(completeMemo).filter(([name]) => !name.startsWith('lines.2.'))),
  sourceFiles: [{ name: 'fax.png', text: 'a fax' }],
} as Readonly<Record<string, Filling>>;

/** A desk on embedded stores, and the clerk with a complete memo before them. */
const withMemo = async () => {
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
  const workspace = await driveWorkspace(`http://127.0.0.1:${sandboxPort}`);
  onTestFinished(() => workspace.close());
  const chen = workspace.as('chen.yu');
  await chen.slash('/order new');
  await chen.view('intake');
  await fill({ workspace }, chen, memo);
  return {
    desk,
    chen,
    isReady,
    until: workspace.until,
    pidOf: async (name: 'mongod' | 'valkey'): Promise<number> =>
      (JSON.parse(await readFile(join(DATA_DIR, `${name}.json`), 'utf8')) as { pid: number }).pid,
  };
};

/** The desk answers a form within two seconds; where it did not within three, Slack says so in its stead. */
const answeredAndKept = async (chen: PersonDriver): Promise<SubmitAnswer> => {
  const answer = await chen.submit();
  // A store that was back within those two seconds took it.
  if (answer.outcome === 'closed') return answer;
  expect(answer).toMatchObject({ outcome: 'errors' });
  expect(wordsOf(answer)).toMatch(/请再按一次/);
  const kept = Object.values((await chen.view('intake')).values);
  expect(kept).toEqual(expect.arrayContaining(['陈志强', '防潮膜+木托盘', '6,350.00']));
  return answer;
};

describe('embedded stores that die', () => {
  it('run again by themselves when they are killed; a complete form handed in meanwhile is answered in time, keeps what was typed, and is signed when it is pressed again', async () => {
    const { desk, chen, isReady, until, pidOf } = await withMemo();
    const [database, queue] = [await pidOf('mongod'), await pidOf('valkey')];
    for (const pid of [database, queue]) process.kill(pid, 'SIGKILL');
    const answer = await answeredAndKept(chen);
    await expect.poll(() => pidOf('mongod'), { timeout: 30_000 }).not.toBe(database);
    await expect.poll(() => pidOf('valkey'), { timeout: 30_000 }).not.toBe(queue);
    await isReady();
    const signed = async (): Promise<boolean> => (await chen.submit()).outcome === 'closed';
    if (answer.outcome !== 'closed') await until(signed, 'the memo to be signed');
    desk.kill('SIGTERM');
    expect(await desk.ended).toBe(0);
  });

  it('end when nothing fits on their disk, and run again: a complete form handed in meanwhile is answered in time and keeps what was typed', async () => {
    const { chen, isReady, until, pidOf } = await withMemo();
    const database = await pidOf('mongod');
    await limitFiles(database, '1');
    const answer = await answeredAndKept(chen);
    await expect.poll(() => pidOf('mongod'), { timeout: 30_000 }).not.toBe(database);
    await isReady();
    const signed = async (): Promise<boolean> => (await chen.submit()).outcome === 'closed';
    if (answer.outcome !== 'closed') await until(signed, 'the memo to be signed');
  });
});
