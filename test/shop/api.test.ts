import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoErrors, openTestDesk, type TestDesk } from '../support/desk.ts';
import { signShop, validCall } from '../support/shop-deeds.ts';
import { fileShop, openShop, shopOrder, type TestShop, testVault } from '../support/shops.ts';

let mill: TestDesk;
let shop: TestShop;
let other: TestShop;
beforeAll(async () => {
  mill = await openTestDesk();
  shop = await openShop(mill);
  other = await openShop(mill);
});
afterAll(async () => {
  expectNoErrors(mill);
  await mill.close();
});

const key = (): string => randomUUID();
const place = (body: unknown = shopOrder(), idempotencyKey = key(), by = shop) =>
  by.call('POST', '/api/v1/orders', { body, idempotencyKey });
const change = (id: string, ifMatch: string, body: unknown = shopOrder(), idempotencyKey = key()) =>
  shop.call('PUT', `/api/v1/orders/${id}`, { body, ifMatch, idempotencyKey });
const cancel = (id: string, ifMatch: string, idempotencyKey = key()) =>
  shop.call('POST', `/api/v1/orders/${id}/cancellation`, { body: {}, ifMatch, idempotencyKey });
const read = (id: string, by = shop) => by.call('GET', `/api/v1/orders/${id}`);
const ordersOf = (member: string) =>
  mill.database
    .collection('commits')
    .countDocuments({ number: { $type: 'string' }, 'events.answers.member': member });

describe('a shop places, reads, changes and cancels its orders (E1)', () => {
  it('gets a number, an address and a version for what it placed, and reads the same', async () => {
    const placed = await place();
    expect(placed.status).toBe(201);
    expect(placed.json).toMatchObject({ status: 'placed', version: 1, totalFen: 1_587_500, locked: false });
    expect(placed.headers.get('location')).toBe(`/api/v1/orders/${placed.json.id}`);
    expect(placed.headers.get('etag')).toBe('"1"');
    const found = await read(placed.json.id);
    expect([found.status, found.json]).toEqual([200, placed.json]);
  });

  it('changes an order wholly on the version it has read, and cancels it', async () => {
    const { json } = await place();
    const changed = await change(json.id, '"1"', shopOrder({ receiver: '李敏' }));
    expect([changed.status, changed.json.receiver, changed.headers.get('etag')]).toEqual([
      200,
      '李敏',
      '"2"',
    ]);
    const stale = await cancel(json.id, '"1"');
    expect([stale.status, stale.json.code]).toEqual([412, 'stale-version']);
    const cancelled = await cancel(json.id, '"2"');
    expect([cancelled.status, cancelled.json.status]).toEqual([200, 'cancelled']);
    const late = await change(json.id, '"3"');
    expect([late.status, late.json.code]).toEqual([409, 'refused']);
  });

  it('keeps its version while the mill notes things for itself, such as a call that reached nobody', async () => {
    const { json } = await place();
    await signShop(mill, json.id, 'shop-confirm', { result: 'unreachable' });
    const found = await read(json.id);
    expect([found.json, found.headers.get('etag')]).toEqual([json, '"1"']);
    const changed = await change(json.id, '"1"', shopOrder({ receiver: '李敏' }));
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, '"3"']);
    expect((await cancel(json.id, '"1"')).status).toBe(412);
  });

  it('is refused with E1 and whom to call once the clerk has confirmed, whatever version it has in mind', async () => {
    const { json } = await place();
    await signShop(mill, json.id, 'shop-confirm', validCall);
    for (const answer of [await change(json.id, '"1"'), await cancel(json.id, '"2"')]) {
      expect([answer.status, answer.json]).toEqual([
        409,
        expect.objectContaining({ code: 'refused', rule: 'E1', contact: '商城客服 0769-86880000' }),
      ]);
    }
    expect((await read(json.id)).json).toMatchObject({ status: 'confirmed', locked: true });
  });

  it('names each fault with its place, whether the document or the mill’s goods forbid it', async () => {
    const [line] = shopOrder().lines;
    const shape = await place({
      ...shopOrder({ lines: [{ ...line, quantity: 2.5, colour: 'x' }] }),
      member: '',
    });
    expect(shape.status).toBe(422);
    expect(shape.json.faults.map(({ path }: { path: string }) => path).toSorted()).toEqual([
      '/lines/0/colour',
      '/lines/0/quantity',
      '/member',
    ]);
    const goods = await place(shopOrder({ lines: [{ ...line, product: 'HG-NONE' }, line] }));
    expect([goods.status, goods.json.rule]).toEqual([422, 'E1']);
    expect(goods.json.faults.map(({ path }: { path: string }) => path)).toEqual(['/lines/0/product']);
    const english = await shop.call('POST', '/api/v1/orders', {
      body: shopOrder({ lines: [] }),
      idempotencyKey: key(),
      headers: { 'accept-language': 'en' },
    });
    expect(english.json.title).toBe('Something in the content is wrong');
    expect(english.headers.get('content-type')).toContain('application/problem+json');
  });

  it('asks for the headers that make a write safe', async () => {
    const { json } = await place();
    const unnamed = await shop.call('POST', '/api/v1/orders', { body: shopOrder() });
    expect([unnamed.status, unnamed.json.code]).toEqual([400, 'idempotency-key-missing']);
    const versionless = await shop.call('PUT', `/api/v1/orders/${json.id}`, {
      body: shopOrder(),
      idempotencyKey: key(),
    });
    expect([versionless.status, versionless.json.code]).toEqual([428, 'version-missing']);
  });

  it('knows no other address, method or kind of content', async () => {
    expect((await shop.call('GET', '/api/v1/nothing')).json.code).toBe('not-found');
    const patched = await shop.call('PATCH', '/api/v1/orders', { body: {} });
    expect([patched.status, patched.headers.get('allow')]).toEqual([405, 'POST']);
    const text = await shop.call('POST', '/api/v1/orders', {
      body: shopOrder(),
      idempotencyKey: key(),
      headers: { 'content-type': 'text/plain' },
    });
    expect([text.status, text.json.code]).toEqual([415, 'not-json']);
  });

  it('lists what changed since a cursor, each once, in the order told, and only its own', async () => {
    const [own, foreign] = [await openShop(mill), await openShop(mill)];
    const placed = await place(shopOrder(), key(), own);
    await place(shopOrder(), key(), foreign);
    await mill.desk.settle();
    const first = await own.call('GET', '/api/v1/changes?limit=1');
    expect(first.json).toMatchObject({ changes: [{ type: 'order.placed' }], more: false });
    const cancelled = await own.call('POST', `/api/v1/orders/${placed.json.id}/cancellation`, {
      body: { reason: '买错了' },
      ifMatch: '"1"',
      idempotencyKey: key(),
    });
    expect(cancelled.status).toBe(200);
    await mill.desk.settle();
    const since = await own.call('GET', `/api/v1/changes?since=${first.json.next}`);
    const told = since.json.changes.map(({ type, data }: { type: string; data: { id: string } }) => [
      type,
      data.id,
    ]);
    expect(told.at(-1)).toEqual(['order.cancelled', placed.json.id]);
    expect(told).not.toContainEqual(['order.placed', placed.json.id]);
    expect((await own.call('GET', `/api/v1/changes?since=${since.json.next}`)).json).toEqual({
      changes: [],
      next: since.json.next,
      more: false,
    });
  });
});

describe('what was done once is not done again', () => {
  it('gives the first answer again for the same content, though the order went on since', async () => {
    const id = key();
    const first = await place(shopOrder(), id);
    await change(first.json.id, '"1"', shopOrder({ receiver: '李敏' }));
    const again = await place(shopOrder(), id);
    expect([again.status, again.json, again.headers.get('etag')]).toEqual([201, first.json, '"1"']);
    expect(again.headers.get('idempotent-replayed')).toBe('true');
    const otherwise = await place(shopOrder({ receiver: '别人' }), id);
    expect([otherwise.status, otherwise.json.code]).toEqual([409, 'key-reused']);
  });

  it('repeats a change or cancellation whatever version it names by then', async () => {
    const { json } = await place();
    const id = key();
    const changed = await change(json.id, '"1"', shopOrder({ receiver: '李敏' }), id);
    for (const etag of ['"1"', '"2"']) {
      const again = await change(json.id, etag, shopOrder({ receiver: '李敏' }), id);
      expect([again.status, again.json]).toEqual([200, changed.json]);
    }
    expect((await read(json.id)).json.version).toBe(2);
    expect((await cancel(json.id, '"2"', id)).json.code).toBe('key-reused');
  });

  it('makes one order of ten clients that place the same at once', async () => {
    const [id, member] = [key(), `M-${key().slice(0, 8)}`];
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(shopOrder({ member }), id)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
    expect(await ordersOf(member)).toBe(1);
  });

  it('takes one of ten different contents under one key at once', async () => {
    const [id, member] = [key(), `M-${key().slice(0, 8)}`];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => place(shopOrder({ member, receiver: `收货人${index}` }), id)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ json }) => json.code === 'key-reused')).toHaveLength(9);
    expect(await ordersOf(member)).toBe(1);
  });

  it('takes one of ten different changes of the same version at once', async () => {
    const { json } = await place();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        change(json.id, '"1"', shopOrder({ receiver: `收货人${index}` })),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, ...Array(9).fill(412)]);
  });
});

describe('who may ask', () => {
  const refused = { status: 401, code: 'not-authenticated' };
  const outcome = ({ status, json }: { status: number; json: { code: string } }) => ({
    status,
    code: json.code,
  });

  it('says the same of an unknown key, a wrong secret, another body, path, method or header', async () => {
    const { json } = await place();
    const idempotencyKey = key();
    const body = shopOrder();
    const write = { body, idempotencyKey };
    const answers = [
      await shop.call('GET', `/api/v1/orders/${json.id}`, { headers: { 'shop-key': 'shop-unknown' } }),
      await shop.call('GET', `/api/v1/orders/${json.id}`, { headers: { 'shop-key': other.keyId } }),
      await shop.call('GET', `/api/v1/orders/${json.id}`, { headers: { 'shop-signature': 'v1,AAAA' } }),
      await shop.call('GET', `/api/v1/orders/${json.id}`, { headers: { 'shop-signature': '' } }),
      await shop.call('GET', `/api/v1/orders/${json.id}`, { headers: { 'shop-nonce': 'short' } }),
      await shop.call('POST', '/api/v1/orders', {
        ...write,
        sentBody: JSON.stringify({ ...body, member: 'M-2' }),
      }),
      await shop.call('POST', '/api/v1/orders', { ...write, headers: { 'idempotency-key': key() } }),
      await shop.call('PUT', `/api/v1/orders/${json.id}`, {
        ...write,
        ifMatch: '"1"',
        headers: { 'if-match': '"2"' },
      }),
    ];
    expect(answers.map(outcome)).toEqual(answers.map(() => refused));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    const bare = await fetch(`http://127.0.0.1:${mill.desk.port}/api/v1/changes`);
    expect([bare.status, await bare.text()]).toEqual([401, answers[0]?.text]);
  });

  it('refuses what is older than 300 s or lies ahead, by the real clock', async () => {
    const now = Math.floor(Date.now() / 1000);
    const at = (timestamp: number) => shop.call('GET', '/api/v1/changes', { timestamp });
    expect(outcome(await at(now - 310))).toEqual({ status: 401, code: 'outside-window' });
    expect(outcome(await at(now + 310))).toEqual({ status: 401, code: 'outside-window' });
    expect((await at(now - 290)).status).toBe(200);
    const forged = await shop.call('GET', '/api/v1/changes', {
      timestamp: now - 310,
      headers: { 'shop-timestamp': String(now) },
    });
    expect(outcome(forged)).toEqual(refused);
  });

  it('takes a nonce once, also of ten at once, and for each shop by itself', async () => {
    const nonce = key();
    const timestamp = Math.floor(Date.now() / 1000);
    const ask = (by: TestShop) => by.call('GET', '/api/v1/changes', { nonce, timestamp });
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask(shop)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ json }) => json.code === 'replayed')).toHaveLength(9);
    expect((await ask(other)).status).toBe(200);
  });

  it('answers a foreign order exactly like one that does not exist', async () => {
    const { json } = await place();
    const unknown = await read(`o${'0'.repeat(24)}`, other);
    const foreign = await read(json.id, other);
    const malformed = await read('mill', other);
    expect(unknown.status).toBe(404);
    expect([foreign.text, malformed.text]).toEqual([unknown.text, unknown.text]);
    const write = { body: shopOrder(), ifMatch: '"1"', idempotencyKey: key() };
    const changed = await other.call('PUT', `/api/v1/orders/${json.id}`, write);
    expect(changed.text).toBe(unknown.text);
    expect((await read(json.id)).json.version).toBe(1);
  });

  it('takes the old secret beside the new one until it is retired, and none of a shop that is shut', async () => {
    const own = await openShop(mill);
    const rotated = await openShop(mill, { keyId: own.keyId });
    const both = { ...own.shop, secrets: [...rotated.shop.secrets, ...own.shop.secrets] };
    const ask = (by: TestShop) => by.call('GET', '/api/v1/changes');
    await fileShop(mill.desk, both);
    expect([(await ask(own)).status, (await ask(rotated)).status]).toEqual([200, 200]);
    await fileShop(mill.desk, { ...both, secrets: rotated.shop.secrets });
    expect([(await ask(own)).status, (await ask(rotated)).status]).toEqual([401, 200]);
    await fileShop(mill.desk, { ...both, isOpen: false });
    expect((await ask(rotated)).status).toBe(401);
  });

  it('keeps secrets sealed in the journal', async () => {
    const commits = await mill.database.collection('commits').find({ orderId: 'mill' }).toArray();
    expect(JSON.stringify(commits)).not.toContain(shop.secret);
    expect(testVault.open(shop.shop.secrets[0] ?? '', shop.keyId)).toBe(shop.secret);
    expect(() => testVault.open(shop.shop.secrets[0] ?? '', other.keyId)).toThrow();
  });
});

describe('what it does not take', () => {
  it('answers too much content, too many lines and too deep a nesting', async () => {
    const [line] = shopOrder().lines;
    const heavy = await place(shopOrder({ remarks: '重'.repeat(30_000) }));
    expect([heavy.status, heavy.json.code]).toEqual([413, 'too-large']);
    const long = await place(shopOrder({ lines: Array(51).fill(line) }));
    expect([long.status, long.json.faults[0].path]).toEqual([422, '/lines']);
    const deep = `${'['.repeat(30_000)}${']'.repeat(30_000)}`;
    expect((await rawPlace(`${'['.repeat(9)}${']'.repeat(9)}`)).code).toBe('malformed');
    expect((await rawPlace(deep)).code).toBe('malformed');
    expect((await rawPlace('{"member": ')).code).toBe('malformed');
  });

  it('reads only what is in the document: no key of another meaning gets through', async () => {
    for (const name of ['__proto__', 'constructor', 'orderId', 'action', 'lines.0.product']) {
      const body = JSON.stringify(shopOrder()).replace('{', `{"${name}":{"by":"UWANGLI"},`);
      expect((await rawPlace(body)).code).toBe('invalid');
    }
  });

  it('lets nothing a member writes call people or break out of a card', async () => {
    const placed = await place(
      shopOrder({ receiver: '<!channel> <@UCHENYU>', remarks: '*x* `y` <https://evil.example|here>' }),
    );
    expect(placed.status).toBe(201);
    await mill.desk.settle();
    const card = await mill.card('', placed.json.number);
    const shown = JSON.stringify([card, await mill.thread(card)]);
    expect(shown).not.toMatch(/<!channel>|<@UCHENYU>|<https:\/\/evil/);
    for (const receiver of ['a\u0000b', 'a\u007fb', ' \u3000 ', 'half \ud83d']) {
      const answer = await place(shopOrder({ receiver }));
      expect([answer.status, answer.json.faults[0].path]).toEqual([422, '/receiver']);
    }
  });

  it('takes no line feed into a header', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(mill.desk.port, '127.0.0.1');
      socket.on('data', (data) => resolve(data.toString()));
      socket.write('GET /api/v1/changes HTTP/1.1\r\nHost: x\r\nShop-Key: a\nShop-Nonce: b\x00\r\n\r\n');
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    const odd = await place(shopOrder(), 'a key with blanks');
    expect([odd.status, odd.json.code, odd.json.faults[0].path]).toEqual([
      400,
      'malformed',
      '/headers/idempotency-key',
    ]);
  });

  it('gives a shop no more than its rate, says when to come again, and leaves others alone', async () => {
    const slow = await openShop(mill, { requestsPerSecond: 1 });
    const ask = () => slow.call('GET', '/api/v1/changes');
    const answers = [await ask(), await ask(), await ask()];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers[2]?.headers.get('retry-after')).toBe('1');
    expect((await shop.call('GET', '/api/v1/changes')).status).toBe(200);
  });

  it('cuts off a body that is larger than it says', async () => {
    const status = await new Promise<number>((resolve, reject) => {
      const sending = request(
        {
          port: mill.desk.port,
          path: '/api/v1/orders',
          method: 'POST',
          headers: { 'transfer-encoding': 'chunked' },
        },
        (response) => resolve(response.statusCode ?? 0),
      );
      sending.on('error', reject);
      sending.end(Buffer.alloc(70_000, 0x20));
    });
    expect(status).toBe(413);
  });
});

/** Sends these very bytes, well signed. */
const rawPlace = async (sentBody: string): Promise<{ code: string }> => {
  const answer = await shop.call('POST', '/api/v1/orders', { rawBody: sentBody, idempotencyKey: key() });
  return answer.json;
};
