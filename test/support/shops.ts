import { randomUUID } from 'node:crypto';
import { millStream } from '../../src/desk/master-data.ts';
import type { Shop } from '../../src/desk/shops.ts';
import { newShop } from '../../src/shop/file-shop.ts';
import { newSecret } from '../../src/shop/secret.ts';
import { openVault } from '../../src/shop/vault.ts';
import { type TestDesk, testShopSecretsKey } from './desk.ts';
import { type ShopClient, shopClient } from './shop-client.ts';

export const testVault = openVault(testShopSecretsKey);

export interface TestShop extends ShopClient {
  readonly keyId: string;
  readonly secret: string;
  readonly shop: Shop;
}

/** A web shop of the test's own, filed with the desk. */
export const openShop = async ({ desk }: TestDesk, more: Partial<Shop> = {}): Promise<TestShop> => {
  const keyId = more.keyId ?? `shop-${randomUUID().slice(0, 8)}`;
  const secret = newSecret();
  const given = {
    keyId,
    name: '纸品商城',
    contact: '商城客服 0769-86880000',
    webhookUrl: null,
    allowsPrivate: false,
    requestsPerSecond: 1000,
  };
  const shop = { ...newShop(given, testVault, secret), ...more };
  await fileShop(desk, shop);
  return { keyId, secret, shop, ...shopClient(`http://127.0.0.1:${desk.port}`, { keyId, secret }) };
};

export const fileShop = async (desk: TestDesk['desk'], shop: Shop): Promise<void> => {
  await desk.mill.append(millStream, [{ type: 'ShopFiled', shop }], {
    by: { id: 'operator', name: 'Operator' },
    via: randomUUID(),
    at: desk.ports.now().toISOString(),
  });
};

/** An order as a shop sends it. */
export const shopOrder = (more: Readonly<Record<string, unknown>> = {}) => ({
  member: 'M-10293',
  memberName: '王小明',
  receiver: '王小明',
  receiverPhone: '13800138000',
  deliveryAddress: '广东省东莞市虎门镇怀德大道 118 号',
  paymentMethod: 'cod',
  lines: [{ product: 'HG-WF80', form: 'roll', widthMm: 787, quantity: '2.5', unitPriceFen: 635_000 }],
  ...more,
});
