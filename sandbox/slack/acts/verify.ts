import { addressFor } from '../delivery/addresses.ts';
import { checkCommandUrl, shakeHands } from '../delivery/handshake.ts';
import type { Json } from '../json.ts';
import type { Workspace } from '../workspace.ts';

/** Asks the app's addresses again whether they are its own: the challenge for events, `ssl_check` for each command. */
export async function verify(workspace: Workspace): Promise<Json> {
  const events = addressFor(workspace, { type: 'events_api', name: 'url_verification', payload: {} });
  const commands = workspace.manifest.commands.flatMap(
    ({ command }) =>
      addressFor(workspace, { type: 'slash_commands', name: 'command', payload: { command } }) ?? [],
  );
  const asked = [
    ...(events === undefined ? [] : [{ check: 'url_verification', url: events, ask: shakeHands }]),
    ...[...new Set(commands)].map((url) => ({ check: 'ssl_check', url, ask: checkCommandUrl })),
  ];
  const checks = await Promise.all(
    asked.map(async ({ check, url, ask }) => ({ check, url, error: (await ask(workspace, url)) ?? null })),
  );
  return { ok: true, checks };
}
