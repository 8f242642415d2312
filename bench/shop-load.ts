import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as until } from 'node:timers/promises';
import { signatureFor } from '../src/shop/signature.ts';
import { percentile } from './figure.ts';
import type { Load, LoadWanted } from './shop-load-kinds.ts';

/**
 * A web shop's program, in a process of its own so that it takes none of the desk's time: sends what it is told on stdin
 * at a steady rate, whether or not the answers keep up, and says on stdout what came back.
 */
const wanted = JSON.parse(await text(process.stdin)) as LoadWanted;
const { port, keyId, secret, run, perSecond, seconds, connections } = wanted;

const agent = new Agent({ keepAlive: true, maxSockets: connections });

interface Sending {
  readonly method: string;
  readonly target: string;
  readonly idempotencyKey?: string;
  readonly ifMatch?: string;
  readonly body?: string;
}

/** Signs and sends one request; resolves with its status and its body, 0 where there was no answer. */
const send = (sending: Sending): Promise<{ readonly status: number; readonly body: string }> => {
  const { method, target, idempotencyKey = '', ifMatch = '', body = '' } = sending;
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), randomUUID()];
  const signed = { timestamp, nonce, method, target, idempotencyKey, ifMatch, body: Buffer.from(body) };
  const headers = {
    'shop-key': keyId,
    'shop-timestamp': timestamp,
    'shop-nonce': nonce,
    'shop-signature': signatureFor(secret, signed),
    ...(body === ''
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(signed.body.length) }),
    ...(idempotencyKey === '' ? {} : { 'idempotency-key': idempotencyKey }),
    ...(ifMatch === '' ? {} : { 'if-match': ifMatch }),
  };
  return new Promise((resolve) => {
    const sent = request({ agent, port, host: '127.0.0.1', method, path: target, headers }, (response) => {
      void text(response).then(
        (answered) => resolve({ status: response.statusCode ?? 0, body: answered }),
        () => resolve({ status: 0, body: '' }),
      );
    });
    sent.on('error', () => resolve({ status: 0, body: '' }));
    sent.end(body);
  });
};

const order = (member: string, receiver: string): string =>
  JSON.stringify({
    member,
    memberName: '王小明',
    receiver,
    receiverPhone: '0769-86881234',
    deliveryAddress: '广东省东莞市虎门镇怀德大道 118 号',
    paymentMethod: 'cod',
    lines: [{ product: 'HG-WF80', form: 'roll', widthMm: 787, quantity: '2.5', unitPriceFen: 635_000 }],
  });

/** Ids of orders that were placed, with their member; those from `changed` on were not changed yet. */
const placed: (readonly [id: string, member: string])[] = [];
let [changed, read, cursor] = [0, 0, '0'];
/** Idempotency-Keys of what was acknowledged. */
const acknowledged = new Set<string>();

const place = async (number: number): Promise<number> => {
  const member = `${run}-${number}`;
  const idempotencyKey = `place-${member}`;
  const { status, body } = await send({
    method: 'POST',
    target: '/api/v1/orders',
    idempotencyKey,
    body: order(member, '王小明'),
  });
  if (status !== 201 || acknowledged.has(idempotencyKey)) return status;
  acknowledged.add(idempotencyKey);
  placed.push([String(JSON.parse(body).id), member]);
  return status;
};

const change = async (): Promise<number> => {
  const [id, member] = placed[changed] ?? [];
  if (id === undefined || member === undefined) return (await readOne()) ?? 0;
  changed += 1;
  const idempotencyKey = `change-${member}`;
  const { status } = await send({
    method: 'PUT',
    target: `/api/v1/orders/${id}`,
    idempotencyKey,
    ifMatch: '"1"',
    body: order(member, '李敏'),
  });
  if (status === 200) acknowledged.add(idempotencyKey);
  return status;
};

const readOne = async (): Promise<number> => {
  const [id] = placed[read % Math.max(1, placed.length)] ?? [];
  read += 7;
  return id === undefined ? list() : (await send({ method: 'GET', target: `/api/v1/orders/${id}` })).status;
};

const list = async (): Promise<number> => {
  const { status, body } = await send({ method: 'GET', target: `/api/v1/changes?since=${cursor}` });
  if (status === 200) cursor = String(JSON.parse(body).next ?? cursor);
  return status;
};

/** Of twenty requests eight place an order, one of them once more under the same key; eight read one, two change one, two list changes. */
const kinds = 'prprprprcprlprprcplr'.split('');
let orders = 0;
const next = (index: number): Promise<number> => {
  const kind = kinds[index % kinds.length];
  if (kind === 'c') return change();
  if (kind === 'l') return list();
  if (kind === 'r') return readOne();
  // The last place of a round is the same as the one before it.
  if (index % kinds.length !== 17) orders += 1;
  return place(orders);
};

const took: number[] = [];
const statuses: Record<string, number> = {};
const began = performance.now();
const passedMs = (): number => performance.now() - began;
/** A machine that cannot keep up is given up on after half as much time again; what was answered by then says so. */
const isOver = (): boolean => passedMs() > seconds * 1500;

/** @param dueAt from when it is measured: a server that stands still is not measured by the few it takes */
const one = async (index: number, dueAt: number): Promise<void> => {
  const status = await next(index);
  statuses[status] = (statuses[status] ?? 0) + 1;
  took.push(performance.now() - dueAt);
};

const steadily = async (rate: number): Promise<void> => {
  const sent = new Set<Promise<void>>();
  for (let index = 0; index < rate * seconds && !isOver(); index += 1) {
    const dueAt = began + (index * 1000) / rate;
    const waitMs = dueAt - performance.now();
    if (waitMs > 1) await until(waitMs);
    if (sent.size >= connections) await Promise.race(sent);
    const sending = one(index, dueAt).finally(() => sent.delete(sending));
    sent.add(sending);
  }
  await Promise.all(sent);
};

const asMuchAsItTakes = async (): Promise<void> => {
  let index = 0;
  const lane = async (): Promise<void> => {
    while (passedMs() < seconds * 1000) {
      index += 1;
      await one(index, performance.now());
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
};

await (perSecond === null ? asMuchAsItTakes() : steadily(perSecond));
const load: Load = {
  rate: (took.length * 1000) / passedMs(),
  p50: percentile(took, 0.5),
  p95: percentile(took, 0.95),
  p99: percentile(took, 0.99),
  statuses,
  acknowledged: [...acknowledged],
};
agent.destroy();
process.stdout.write(JSON.stringify(load));
