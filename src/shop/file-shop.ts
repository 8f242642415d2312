import { z } from 'zod';
import { keyIdPattern, type Shop } from '../desk/shops.ts';
import { newSecret } from './secret.ts';
import type { Vault } from './vault.ts';

/** What an operator says of a shop. */
export const ShopGiven = z.object({
  keyId: z.string().regex(keyIdPattern, 'the key id is 3 to 40 small letters, digits and hyphens'),
  name: z.string().trim().min(1, '--name: the shop’s name').max(100),
  contact: z.string().trim().min(1, '--contact: whom its members call, name and phone').max(200),
  webhookUrl: z
    .url({ protocol: /^https?$/, error: '--webhook: an address such as https://shop.example/hook' })
    .nullable(),
  allowsPrivate: z.boolean(),
  requestsPerSecond: z
    .int('--rate: a whole number of requests a second')
    .min(1, '--rate: at least 1 a second')
    .max(1000, '--rate: at most 1000 a second'),
});
export type ShopGiven = z.infer<typeof ShopGiven>;

/** A shop with its first secret, which is shown to nobody again. */
export const newShop = (given: ShopGiven, vault: Vault, secret = newSecret()): Shop => ({
  ...given,
  secrets: [vault.seal(secret, given.keyId)],
  isOpen: true,
});

/** A newer secret beside the newest: both are valid until the older is retired. One still older is not any more. */
export const withNewSecret = (shop: Shop, vault: Vault, secret: string): Shop => ({
  ...shop,
  secrets: [vault.seal(secret, shop.keyId), ...shop.secrets.slice(0, 1)],
});

/** Only the newest secret is valid from now on. */
export const withOneSecret = (shop: Shop): Shop => ({ ...shop, secrets: shop.secrets.slice(0, 1) });
