import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { processBirth } from './process-birth.ts';

const Holder = z.object({ pid: z.number().int().positive(), birth: z.string(), key: z.string() });
type Holder = z.infer<typeof Holder>;
const senseless: Holder = { pid: 0, birth: 'never', key: 'senseless' };

/** Either the claim is ours until `release`, or a living process `pid` holds it. */
export type ClaimOutcome =
  | { readonly ok: true; readonly release: () => void }
  | { readonly ok: false; readonly pid: number };

/**
 * Claims the file `path` for this process: at most one living process holds it. What a dead process left
 * behind is taken over. The file appears whole (hard link of a written one), so that it is never read half.
 */
export function claimFile(path: string): ClaimOutcome {
  const key = randomUUID();
  const draft = `${path}.${key}`;
  const self: Holder = { pid: process.pid, birth: processBirth(process.pid) ?? '', key };
  writeFileSync(draft, JSON.stringify(self));
  try {
    while (!linked(draft, path)) {
      const holder = readHolder(path);
      if (holder !== undefined && processBirth(holder.pid) === holder.birth)
        return { ok: false, pid: holder.pid };
      if (holder !== undefined) removeIfStill(holder, path);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return { ok: true, release: () => removeIfStill(self, path) };
}

/** The living process that holds the claim `path`; undefined when there is none. */
export function holderOf(path: string): number | undefined {
  const holder = readHolder(path);
  return holder && processBirth(holder.pid) === holder.birth ? holder.pid : undefined;
}

function linked(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/** Two processes may find the same dead holder; the one that comes late must not remove the other's claim. */
function removeIfStill(holder: Holder, path: string): void {
  const grave = `${path}.${randomUUID()}`;
  try {
    renameSync(path, grave);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readHolder(grave)?.key !== holder.key) linked(grave, path);
  rmSync(grave, { force: true });
}

/** Undefined when the file is gone; a file that makes no sense is treated as a dead process's. */
function readHolder(path: string): Holder | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const parsed = Holder.safeParse(parseJson(text));
  return parsed.success ? parsed.data : senseless;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
