import { randomUUID } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Shop } from '../../src/desk/shops.ts';
import { postWebhook } from '../../src/shop/post-webhook.ts';
import { newSecret } from '../../src/shop/secret.ts';
import { deskForFile, textOf } from '../support/desk.ts';
import { signShop, validCall } from '../support/shop-deeds.ts';
import { openShopReceiver, type Received, type ShopReceiver } from '../support/shop-receiver.ts';
import { fileShop, openShop, shopOrder, type TestShop, testVault } from '../support/shops.ts';

const mill = deskForFile();

const receiver = async (): Promise<ShopReceiver> => {
  const opened = await openShopReceiver();
  onTestFinished(() => opened.close());
  return opened;
};

/** A shop that is told at this address, with an order that it has placed. */
const shopAt = async (hook: ShopReceiver, more: Partial<Shop> = {}) => {
  const shop = await openShop(mill(), { webhookUrl: hook.url, allowsPrivate: true, ...more });
  return { shop, order: await place(shop) };
};

const place = async (shop: TestShop): Promise<{ id: string; number: string }> => {
  const answer = await shop.call('POST', '/api/v1/orders', {
    body: shopOrder(),
    idempotencyKey: randomUUID(),
  });
  expect(answer.status).toBe(201);
  return answer.json;
};

const change = async (shop: TestShop, id: string, version: number) => {
  const answer = await shop.call('PUT', `/api/v1/orders/${id}`, {
    body: shopOrder({ receiver: `收货人${version}` }),
    ifMatch: `"${version}"`,
    idempotencyKey: randomUUID(),
  });
  expect(answer.status).toBe(200);
};

const deliveries = () => mill().database.collection('deliveries');
const owed = (orderId: string) =>
  deliveries().find({ orderId, kind: 'webhook' }).sort({ version: 1 }).toArray();
/** Waits until the order's first webhook has got into this state. */
const became = (orderId: string, is: (row: Record<string, unknown>) => boolean) =>
  mill().workspace.until(async () => (await owed(orderId)).find(is), 'what is owed to be as expected');
/** What had to wait has waited. */
const pauseIsOver = async (orderId: string): Promise<void> => {
  await deliveries().updateMany({ orderId, state: 'pending' }, { $set: { notBefore: new Date(0) } });
  await mill().desk.settle();
};
const types = (all: readonly Received[]) => all.map(({ json }) => json.type);

describe('a shop is told of each change', () => {
  it('signed, in order, with no name, phone or address, and the same that it can read', async () => {
    const hook = await receiver();
    const { shop, order } = await shopAt(hook);
    await change(shop, order.id, 1);
    await signShop(mill(), order.id, 'shop-confirm', validCall);
    const told = await hook.count(3);
    expect(types(told)).toEqual(['order.placed', 'order.changed', 'order.confirmed']);
    for (const one of told) hook.verify(one, shop.secret);
    expect(told.map(({ json }) => json.data.version)).toEqual([1, 2, 3]);
    expect(told.map(({ body }) => body).join()).not.toMatch(/王小明|13800138000|怀德大道/);
    await mill().desk.settle();
    const listed = await shop.call('GET', '/api/v1/changes');
    expect(listed.json.changes).toEqual(told.map(({ id, json }) => ({ id, ...json })));
  });

  it('again under the same id in the same words when it failed, answered too late or not at all; later ones wait', async () => {
    const hook = await receiver();
    hook.answerNext(500, (response) => void response.destroy(), 429);
    const { shop, order } = await shopAt(hook);
    await hook.count(1);
    await change(shop, order.id, 1);
    for (const attempts of [1, 2, 3]) {
      await became(order.id, (row) => row.attempts === attempts && row.error !== null);
      await pauseIsOver(order.id);
    }
    const told = await hook.count(5);
    expect(types(told)).toEqual([...Array(4).fill('order.placed'), 'order.changed']);
    expect(new Set(told.slice(0, 4).map(({ id, body }) => id + body)).size).toBe(1);
    for (const one of told) hook.verify(one, shop.secret);
    expect((await owed(order.id)).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('ever more slowly, or as long after as the shop asks', async () => {
    const hook = await receiver();
    hook.answerNext(500, 500, (response) => void response.writeHead(503, { 'retry-after': '900' }).end());
    const { order } = await shopAt(hook);
    const pauses: number[] = [];
    for (const attempts of [1, 2, 3]) {
      const row = await became(
        order.id,
        (one) => one.attempts === attempts && one.error !== null && (one.notBefore as Date).getTime() > 0,
      );
      pauses.push((row.notBefore as Date).getTime() - Date.now());
      await pauseIsOver(order.id);
    }
    expect(pauses[0]).toBeLessThan(6000);
    expect(pauses[1]).toBeGreaterThan(pauses[0] ?? 0);
    expect(pauses[2]).toBeGreaterThan(800_000);
  });

  it('while another that never answers delays only its own', async () => {
    const [silent, hook] = [await receiver(), await receiver()];
    silent.answerNext(...Array(20).fill(() => undefined));
    const { shop: down } = await shopAt(silent);
    for (let more = 0; more < 12; more += 1) await place(down);
    await silent.count(8);
    const { order } = await shopAt(hook);
    const [told] = await hook.count(1);
    expect(told?.json.data.id).toBe(order.id);
    // A shop gets only so many at once.
    expect(silent.mostAtOnce()).toBe(8);
    await fileShop(mill().desk, { ...down.shop, webhookUrl: hook.url });
  });

  it('with both secrets while one takes the other’s place, and no more once it is shut', async () => {
    const hook = await receiver();
    const { shop } = await shopAt(hook);
    const fresh = newSecret();
    const rotated = { ...shop.shop, secrets: [testVault.seal(fresh, shop.keyId), ...shop.shop.secrets] };
    await fileShop(mill().desk, rotated);
    await place(shop);
    const [, told] = await hook.count(2);
    if (!told) throw new Error('not told');
    for (const secret of [fresh, shop.secret]) hook.verify(told, secret);
  });
});

describe('where it may be told', () => {
  const webhook = { id: 'w1', body: '{}' };
  const post = (webhookUrl: string, allowsPrivate = true, withinMs = 5000) =>
    postWebhook({ webhookUrl, allowsPrivate }, webhook, [newSecret()], withinMs);

  it('not in a private network, by whatever name, unless the shop may', async () => {
    const hook = await receiver();
    const { port } = new URL(hook.url);
    for (const host of ['127.0.0.1', 'localhost', '[::1]', '2130706433'])
      expect(await post(`https://${host}:${port}/hook`, false)).toMatchObject({
        kind: 'not-taken',
        why: expect.stringMatching(/ is no public address$/),
      });
    expect(hook.received).toEqual([]);
    expect(await post(hook.url)).toEqual({ kind: 'taken' });
  });

  it('not where a redirect leads', async () => {
    const [hook, elsewhere] = [await receiver(), await receiver()];
    hook.answerNext((response) => void response.writeHead(307, { location: elsewhere.url }).end());
    expect(await post(hook.url)).toMatchObject({ kind: 'not-taken', why: 'it answered 307' });
    expect(elsewhere.received).toEqual([]);
  });

  it('not longer than it is waited for, though bytes go on coming', async () => {
    const hook = await receiver();
    hook.answerNext(() => undefined);
    expect(await post(hook.url, true, 200)).toMatchObject({ why: 'it did not answer in time' });
    hook.answerNext((response) => void response.writeHead(200).write('x'.repeat(100_000)));
    expect(await post(hook.url)).toEqual({ kind: 'taken' });
    expect(await post('http://127.0.0.1:1/')).toMatchObject({ why: expect.stringContaining('ECONNREFUSED') });
  });
});

describe('E5.b what could not be told for three days', () => {
  it('is given up and said with a button, which customer service presses to tell it again', async () => {
    const hook = await receiver();
    hook.answerNext(500, 500);
    const { shop, order } = await shopAt(hook);
    await became(order.id, (row) => row.error !== null);
    await change(shop, order.id, 1);
    await mill().desk.settle();
    await deliveries().updateMany(
      { orderId: order.id, kind: 'webhook' },
      { $set: { owedSince: new Date(Date.now() - 3 * 86_400_000 - 1000), notBefore: new Date(0) } },
    );
    await mill().desk.settle();
    const notice = await mill().workspace.until(
      async () =>
        (await mill().workspace.messages('order-escalations')).find((one) =>
          textOf(one).includes(order.number),
        ),
      'the notice in the escalation channel',
    );
    expect(textOf(notice)).toContain('三天内未能通知商城“纸品商城” 2 次变更');
    expect(textOf(notice)).toContain('it answered 500');
    expect((await owed(order.id)).map(({ state }) => state)).toEqual(['failed', 'failed']);
    const told = hook.received.length;
    const xu = mill().workspace.as('xu.jing');
    await xu.press('do:shop-tell-again', notice);
    expect(JSON.stringify(await xu.view('notice'))).toContain('您的岗位不能签');
    const chen = mill().workspace.as('chen.yu');
    await chen.press('do:shop-tell-again', notice);
    const again = await hook.count(told + 2);
    expect(types(again.slice(told))).toEqual(['order.placed', 'order.changed']);
    expect(again[told]?.id).toBe(again[0]?.id);
    await became(order.id, (row) => row.state === 'sent');
    const pressed = await mill().workspace.until(async () => {
      const now = (await mill().workspace.messages('order-escalations')).find(({ ts }) => ts === notice.ts);
      return now && textOf(now).includes('✓ 重新发送 · 陈宇') ? now : undefined;
    }, 'the notice to say who pressed');
    expect(JSON.stringify(pressed.blocks)).not.toContain('do:shop-tell-again');
    expect(hook.received).toHaveLength(told + 2);
    const { order: now } = await mill().desk.ports.journal.caughtUp(order.id);
    expect(now.marks['shop-tell-again']).toMatchObject([{ part: 'u1', by: { name: '陈宇' } }]);
  });
});
