import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

const Kept = { port: z.number().int(), binary: z.string() };

const StoreRecord = z.discriminatedUnion('state', [
  z.object({ state: z.literal('running'), pid: z.number().int().positive(), birth: z.string(), ...Kept }),
  z.object({ state: z.literal('stopped'), ...Kept }),
]);

/**
 * What is known of a store between starts: its process, if it may still run, the port people have come to
 * know it by, and the binary that wrote its data (an older one could not read it any more).
 */
export type StoreRecord = Readonly<z.infer<typeof StoreRecord>>;

/** Undefined when there is none, or what is there makes no sense: then nothing is known. */
export function readStoreRecord(path: string): StoreRecord | undefined {
  try {
    return StoreRecord.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** The file is replaced whole, so that a crash leaves the old one or the new one. */
export function writeStoreRecord(path: string, record: StoreRecord): void {
  writeFileSync(`${path}.new`, JSON.stringify(record));
  renameSync(`${path}.new`, path);
}
