import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { startSandbox } from '../../sandbox/slack/start.ts';
import { driveWorkspace } from '../support/workspace.ts';
import { clientOf } from './with-app.ts';

it('keeps messages, files, channels, deactivations and the moved clock between starts, and gives no id twice', async () => {
  const dataFolder = await mkdtemp(join(tmpdir(), 'sandbox-keep-'));
  onTestFinished(() => rm(dataFolder, { recursive: true, force: true }));
  const start = async () => {
    const sandbox = await startSandbox({ manifest: 'manifest.yml', rates: 'loose', dataFolder });
    const workspace = await driveWorkspace(sandbox.url);
    const close = async () => {
      workspace.close();
      await sandbox.close();
    };
    return { sandbox, workspace, close };
  };

  const first = await start();
  const metadata = { event_type: 'countersign', event_payload: { key: 'k' } };
  const card = await clientOf(first.sandbox).chat.postMessage({ channel: 'CORDERS', text: 'card', metadata });
  await first.workspace.advance('P1D');
  const files = [{ name: 'fax.txt', text: 'hello' }];
  const fax = await first.workspace
    .as('chen.yu')
    .says('orders', 'the fax', { thread: card.ts as string, files });
  const before = await first.workspace.messages('orders');
  await first.workspace.control('account', { user: 'li.na', deactivated: true });
  await first.workspace.control('account', { user: 'sun.kai', locale: 'en-US' });
  await first.close();

  const second = await start();
  onTestFinished(second.close);
  const after = await second.workspace.messages('orders');
  expect(after.map((one) => [one.ts, one.text, one.metadata])).toEqual(
    before.map((one) => [one.ts, one.text, one.metadata]),
  );
  expect(second.sandbox.clock.offsetMs()).toBeGreaterThan(86_000_000);
  await expect(second.workspace.as('li.na').says('general', 'x')).rejects.toThrow('deactivated');
  await second.workspace.control('account', { user: 'li.na', deactivated: false });
  const { user: sun } = await clientOf(second.sandbox).users.info({ user: 'USUNKAI', include_locale: true });
  expect(sun?.locale).toBe('en-US');
  await second.workspace.control('membership', { channel: 'general', user: 'li.na', member: true });
  await second.workspace.as('li.na').says('general', 'back again');
  const file = after.find((one) => one.ts === fax.ts)?.files?.[0];
  expect(await (await fetch(`${second.sandbox.url}/files/${file?.id}/fax.txt`)).text()).toBe('hello');
  const again = await second.workspace.as('chen.yu').says('orders', 'another', { files });
  expect(again.ts > fax.ts).toBe(true);
  const ids = (await second.workspace.messages('orders')).flatMap(
    (one) => one.files?.map(({ id }) => id) ?? [],
  );
  expect(new Set(ids).size).toBe(2);
});
