import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '../config.ts';

/**
 * What seals the web shops' secrets: SHOP_SECRETS_KEY; else, where the journal is the embedded one, a key of its own
 * beside it, made at the first start. Undefined where the journal is the owner's: a key in some machine's folder would
 * not open it elsewhere.
 */
export const shopSecretsKey = ({ shopSecretsKey: given, mongodb, dataDir }: Config): string | undefined => {
  if (given !== undefined || mongodb.kind === 'given') return given;
  const file = join(dataDir, 'shop-secrets.key');
  mkdirSync(dataDir, { recursive: true });
  try {
    writeFileSync(file, randomBytes(32).toString('base64'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  return readFileSync(file, 'utf8');
};
