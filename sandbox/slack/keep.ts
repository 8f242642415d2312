import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Channel, Message, UserGroup } from '../protocol.ts';
import { everybody } from './hub.ts';
import type { IdState } from './ids.ts';
import type { StoredFile, Workspace } from './workspace.ts';

/**
 * What outlives a restart: what was written and shared, who was deactivated, which
 * language each speaks, and how far the clock was moved. Windows,
 * forms and triggers do not.
 */
export interface Kept {
  readonly offsetMs: number;
  readonly ids: IdState;
  /** Ids of people. */
  readonly deactivated: readonly string[];
  /** By id. */
  readonly locales: Readonly<Record<string, string>>;
  readonly channels: readonly Channel[];
  readonly groups: readonly UserGroup[];
  readonly messages: readonly Message[];
  readonly files: readonly StoredFile[];
}

const Named = z.looseObject({ id: z.string() });
const Snapshot = z.object({
  version: z.literal(1),
  offsetMs: z.number(),
  ids: z.object({ counter: z.number(), lastMicros: z.number() }),
  // Not there in what was kept before accounts could be deactivated.
  deactivated: z.array(z.string()).default([]),
  locales: z.record(z.string(), z.string()).default({}),
  channels: z.array(Named),
  groups: z.array(Named),
  messages: z.array(z.looseObject({ channel: z.string(), ts: z.string() })),
  files: z.array(Named),
});

/** Reads what was kept in this folder; undefined where nothing was. Rejects for a file that is damaged or of another version. */
export async function readKept(folder: string): Promise<Kept | undefined> {
  const text = await readFile(join(folder, 'workspace.json'), 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  const snapshot = Snapshot.parse(JSON.parse(text));
  const files = await Promise.all(
    snapshot.files.map(async (file) => ({ ...file, bytes: await readFile(join(folder, 'files', file.id)) })),
  );
  // The shapes inside are our own, written below.
  return { ...snapshot, files } as unknown as Kept;
}

/** Keeps the workspace in this folder from now on: soon after each change, and once more on `close`. */
export function keepIn(workspace: Workspace, folder: string): { readonly close: () => Promise<void> } {
  const written = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  let restMs = 500;
  const write = () => {
    timer = undefined;
    writing = writing.then(async () => {
      const began = performance.now();
      await writeSnapshot(workspace, folder, written);
      // A large workspace is written less often, so that keeping it takes a twentieth of the time at most.
      restMs = Math.max(500, 20 * (performance.now() - began));
    });
    writing.catch((problem: unknown) => workspace.log.note('keep', String(problem)));
  };
  const leave = workspace.hub.watch(everybody, (event) => {
    if (event.type === 'log') return;
    timer ??= setTimeout(write, restMs);
  });
  return {
    close: async () => {
      leave();
      clearTimeout(timer);
      write();
      await writing;
    },
  };
}

async function writeSnapshot(workspace: Workspace, folder: string, written: Set<string>): Promise<void> {
  await mkdir(join(folder, 'files'), { recursive: true });
  const files = [...workspace.files.values()].filter((file) => !file.pending);
  for (const file of files) {
    if (!written.has(file.id)) await writeFile(join(folder, 'files', file.id), file.bytes);
    written.add(file.id);
  }
  const snapshot = {
    version: 1,
    offsetMs: workspace.clock.offsetMs(),
    ids: workspace.ids.state(),
    deactivated: [...workspace.users.values()].filter(({ deleted }) => deleted).map(({ id }) => id),
    locales: Object.fromEntries([...workspace.users.values()].map(({ id, locale }) => [id, locale])),
    channels: [...workspace.channels.values()],
    groups: [...workspace.groups.values()],
    messages: [...workspace.messages.values()].flat(),
    files: files.map(({ bytes: _bytes, ...file }) => file),
  };
  const path = join(folder, 'workspace.json');
  // Written beside and renamed: a crash leaves the old one whole.
  await writeFile(`${path}.new`, JSON.stringify(snapshot));
  await rename(`${path}.new`, path);
}
