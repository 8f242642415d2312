import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';

/**
 * Keeps the shops' secrets sealed in the journal: a signature is checked with the secret itself, so a digest will not
 * do, and what the journal holds it holds for good. The key stands outside the stores (SHOP_SECRETS_KEY).
 */
export interface Vault {
  readonly seal: (secret: string, keyId: string) => string;
  /** @throws when it was sealed with another key, or for another shop */
  readonly open: (sealed: string, keyId: string) => string;
}

const cipher = 'aes-256-gcm';
const tagBytes = 16;

/** @param passphrase at least 32 characters nobody can guess */
export const openVault = (passphrase: string): Vault => {
  const key = Buffer.from(hkdfSync('sha256', passphrase, '', 'countersign shop secrets', 32));
  return {
    seal: (secret, keyId) => {
      const iv = randomBytes(12);
      const sealing = createCipheriv(cipher, key, iv).setAAD(Buffer.from(keyId));
      const sealed = Buffer.concat([sealing.update(secret, 'utf8'), sealing.final()]);
      return [iv, sealing.getAuthTag(), sealed].map((part) => part.toString('base64url')).join('.');
    },
    open: (text, keyId) => {
      const [iv = '', tag = '', sealed = ''] = text.split('.');
      const opening = createDecipheriv(cipher, key, Buffer.from(iv, 'base64url'), { authTagLength: tagBytes })
        .setAAD(Buffer.from(keyId))
        .setAuthTag(Buffer.from(tag, 'base64url'));
      return opening.update(sealed, 'base64url', 'utf8') + opening.final('utf8');
    },
  };
};
