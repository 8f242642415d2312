import type { Shop } from '../desk/shops.ts';
import { remembered } from '../order/remembered.ts';
import type { Log } from '../running/log.ts';
import type { Vault } from './vault.ts';

/** The web shops as they are filed now, and what only this process can open. */
export interface KnownShops {
  readonly all: () => readonly Shop[];
  readonly find: (keyId: string) => Shop | undefined;
  /** Opened, newest first; none where they cannot be. */
  readonly secretsOf: (shop: Shop) => readonly string[];
}

/** @param vault without one no secret can be opened, so that no shop is let in or told anything */
export const knownShops = (
  all: () => readonly Shop[],
  vault: Vault | undefined,
  log: Pick<Log, 'error'>,
): KnownShops => {
  const open = ({ keyId, secrets }: Shop): readonly string[] =>
    secrets.flatMap((sealed) => {
      try {
        return vault ? [vault.open(sealed, keyId)] : [];
      } catch {
        log.error({ shop: keyId }, 'what a shop signs with was sealed with another key and cannot be opened');
        return [];
      }
    });
  // A shop that is filed anew is another record; the old one's secrets go with it.
  const secretsOf = remembered(open);
  return {
    all,
    find: (keyId) => all().find((shop) => shop.keyId === keyId),
    secretsOf,
  };
};
