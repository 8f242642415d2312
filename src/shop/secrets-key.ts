import type { Config } from '../config.ts';
import { ownKey } from '../running/own-key.ts';

/**
 * What seals the web shops' secrets: SHOP_SECRETS_KEY; else, where the journal is the embedded one, a key of its own
 * beside it, made at the first start. Undefined where the journal is the owner's: a key in some machine's folder would
 * not open it elsewhere.
 */
export const shopSecretsKey = ({ shopSecretsKey: given, mongodb, dataDir }: Config): string | undefined =>
  given !== undefined || mongodb.kind === 'given' ? given : ownKey(dataDir, 'shop-secrets.key');
