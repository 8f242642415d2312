import { request } from 'node:http';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ClientEvent, FileFace } from '../../sandbox/protocol.ts';
import type { Sandbox } from '../../sandbox/slack/start.ts';
import { startSandbox } from '../../sandbox/slack/start.ts';
import { type Stage, workspaceAlone } from './with-app.ts';

/** A person's browser window: what it has been told, and how to wait for more. */
async function openWindow({ sandbox, workspace }: Omit<Stage, 'app'>, user: string) {
  const stop = new AbortController();
  onTestFinished(() => stop.abort());
  const response = await fetch(`${sandbox.url}/client/events?user=${user}`, { signal: stop.signal });
  const events: ClientEvent[] = [];
  let rest = '';
  let wake = () => {};
  const read = async () => {
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const lines = `${rest}${part.value}`.split('\n\n');
      rest = lines.pop() ?? '';
      for (const line of lines)
        if (line.startsWith('data: ')) events.push(JSON.parse(line.slice(6)) as ClientEvent);
      wake();
    }
  };
  read().catch(() => {});
  const told = async <T extends ClientEvent['type']>(type: T): Promise<Extract<ClientEvent, { type: T }>> => {
    for (;;) {
      const found = events.find((event): event is Extract<ClientEvent, { type: T }> => event.type === type);
      if (found) return found;
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
  };
  return { events, told, workspace, close: () => stop.abort() };
}

describe('a window', () => {
  it('begins with everything this person sees', async () => {
    const scene = await workspaceAlone();
    await scene.client.chat.postMessage({ channel: 'CORDERS', text: 'card' });
    const boot = await (await openWindow(scene, 'ma.lin')).told('boot');
    expect(boot).toMatchObject({ me: 'UMALIN', modals: [], home: null, ephemerals: [] });
    expect(boot.users.find((user) => user.id === boot.me)?.locale).toBe('en-US');
    expect(boot.commands.map((one) => one.command)).toEqual(['/order']);
    expect(boot.channels.map((one) => one.name)).toContain('order-digest');
    expect(boot.messages.map((one) => one.text)).toEqual(['card']);
  });

  it('is told of messages of its channels, and of nobody else’s ephemerals', async () => {
    const scene = await workspaceAlone();
    const [ma, li] = [await openWindow(scene, 'ma.lin'), await openWindow(scene, 'li.na')];
    await Promise.all([ma.told('boot'), li.told('boot')]);
    await scene.client.chat.postEphemeral({ channel: 'CORDERS', user: 'UMALIN', text: 'for you' });
    await scene.client.chat.postMessage({ channel: 'CORDERS', text: 'for all' });
    expect((await ma.told('ephemeral')).ephemeral.text).toBe('for you');
    expect((await li.told('message')).message.text).toBe('for all');
    expect(li.events.some((event) => event.type === 'ephemeral')).toBe(false);
  });

  it('takes its ephemerals with it', async () => {
    const scene = await workspaceAlone();
    const window = await openWindow(scene, 'ma.lin');
    await window.told('boot');
    await scene.client.chat.postEphemeral({ channel: 'CORDERS', user: 'UMALIN', text: 'for you' });
    await window.told('ephemeral');
    window.close();
    const ma = scene.workspace.as('ma.lin');
    await scene.workspace.until(async () => {
      // Something has to happen for the driver to look again; the window's end itself is silent.
      await scene.workspace.control('fault', { clear: true });
      return (await ma.ephemerals()).length === 0;
    }, 'the ephemeral to go');
  });

  it('uploads files, which are given back as they are', async () => {
    const { sandbox } = await workspaceAlone();
    const form = new FormData();
    form.set('file', new File(['<script>'], '传真.html'));
    const answer = await fetch(`${sandbox.url}/client/upload?user=ma.lin`, { method: 'POST', body: form });
    const { files } = (await answer.json()) as { files: FileFace[] };
    const given = await fetch(`${sandbox.url}${files[0]?.path}`);
    expect(await given.text()).toBe('<script>');
    expect(given.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('the door', () => {
  /** `fetch` does not let a test choose the Host header. */
  const statusOf = (sandbox: Sandbox, headers: Record<string, string>, path = '/_control/users') =>
    new Promise<number>((resolve, reject) => {
      const asked = request(`http://127.0.0.1:${sandbox.port}${path}`, { headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      });
      asked.once('error', reject);
      asked.end();
    });

  it('is shut to pages of other sites', async () => {
    const { sandbox } = await workspaceAlone();
    expect(await statusOf(sandbox, { origin: 'https://evil.example' })).toBe(403);
    expect(await statusOf(sandbox, { origin: 'http://evil.example', host: 'evil.example' })).toBe(403);
    expect(await statusOf(sandbox, { origin: sandbox.url })).toBe(200);
  });

  it('opens to a network only with a password', async () => {
    const options = { manifest: 'manifest.yml', host: '0.0.0.0' };
    await expect(startSandbox(options)).rejects.toThrow('only with a password');
    const sandbox = await startSandbox({ ...options, password: 'long enough' });
    onTestFinished(() => sandbox.close());
    const basic = (password: string) => ({
      authorization: `Basic ${Buffer.from(`x:${password}`).toString('base64')}`,
    });
    expect(await statusOf(sandbox, {})).toBe(401);
    expect(await statusOf(sandbox, basic('wrong one'))).toBe(401);
    expect(await statusOf(sandbox, basic('long enough'))).toBe(200);
  });

  it('is not opened for a manifest Slack would refuse', async () => {
    await expect(
      startSandbox({ manifest: { display_information: { name: 'x'.repeat(36) } } }),
    ).rejects.toThrow('invalid_manifest');
  });
});
