import type { Sandbox } from '../../sandbox/slack/start.ts';
import { millStream } from '../desk/master-data.ts';
import { newShop } from '../shop/file-shop.ts';
import { openVault, type Vault } from '../shop/vault.ts';
import type { Desk } from './desk.ts';

/**
 * Lets the sandbox's web shop in: filed with the mill like any other, anew where its address is another or its secret no
 * longer opens. Then the shop is told where the mill's API is.
 * @param passphrase what seals the shops' secrets; without it no shop is let in
 */
export const letInDemoShop = async (
  desk: Pick<Desk, 'mill' | 'ports' | 'port'>,
  { keyId, secret, hookUrl, connect }: Sandbox['shop'],
  passphrase: string | undefined,
): Promise<void> => {
  if (passphrase === undefined) return;
  const vault = openVault(passphrase);
  const filed = desk.mill.current().shops.find((shop) => shop.keyId === keyId);
  if (filed?.webhookUrl !== hookUrl || !opens(vault, filed.secrets, keyId)) {
    const at = desk.ports.now().toISOString();
    const given = { ...demo, keyId, webhookUrl: hookUrl };
    await desk.mill.append(millStream, [{ type: 'ShopFiled', shop: newShop(given, vault, secret) }], {
      by: { id: 'sandbox', name: 'Sandbox' },
      via: `demo-shop:${at}`,
      at,
    });
  }
  await connect(`http://127.0.0.1:${desk.port}`);
};

const demo = {
  name: '华广商城',
  contact: '商城客服 0769-86880088',
  // The sandbox stands on this machine.
  allowsPrivate: true,
  requestsPerSecond: 20,
} as const;

const opens = (vault: Vault, secrets: readonly string[], keyId: string): boolean => {
  try {
    return secrets.every((sealed) => vault.open(sealed, keyId) !== '');
  } catch {
    return false;
  }
};
