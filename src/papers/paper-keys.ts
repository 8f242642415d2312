import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface KeyPlace {
  /** Of the setting: the newest first, then those of before, apart by commas; undefined where it is not set. */
  readonly given: string | undefined;
  readonly isEmbedded: boolean;
  /** Absolute. */
  readonly dataDir: string;
}

/**
 * What makes and knows the check codes of papers: PAPER_KEY; else, where the journal is the embedded one, a key of its own
 * beside it, made at the first start. None where the journal is the owner's: papers bear no code then.
 */
export const paperKeys = ({ given, isEmbedded, dataDir }: KeyPlace): readonly string[] => {
  if (given !== undefined) return given.split(',').map((key) => key.trim());
  if (!isEmbedded) return [];
  const file = join(dataDir, 'paper.key');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return [readFileSync(file, 'utf8')];
};
