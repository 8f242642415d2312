import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Order } from '../../src/order/order.ts';
import { shipmentOf } from '../../src/procedure/shipping/shipments.ts';
import { guarded } from '../../src/tracking/guarded.ts';
import { kuaidi100 } from '../../src/tracking/kuaidi100.ts';
import { confirmed, returned, scheduled, termsSigned } from '../support/deeds-production.ts';
import { left, wholeOrder } from '../support/deeds-shipments.ts';
import { expectNoErrors, openTestDesk, type TestDesk, textOf } from '../support/desk.ts';
import { type Journalled, journalled } from '../support/journalled.ts';
import { memo } from '../support/memo.ts';
import { openCarrier } from './carrier-server.ts';
import { kuaidi100Push, kuaidi100Result, saltFor, scans } from './pushed.ts';

/** Friday 4 December 2026, ten in the morning at the mill. */
const friday = new Date('2026-12-04T02:00:00.000Z');
const account = {
  key: 'authkey',
  customer: 'C0FFEE',
  callbackUrl: 'https://desk.example/tracking/kuaidi100',
};

const subscribed = { json: { result: true, returnCode: '200', message: '提交成功' } };

let mill: TestDesk;
let carrier: Awaited<ReturnType<typeof openCarrier>>;
beforeAll(async () => {
  carrier = await openCarrier(subscribed);
  const options = { ...account, baseUrl: carrier.baseUrl, timeoutMs: 2500 };
  const provider = guarded(kuaidi100(options), { failures: 3, leftAloneMs: 0, timeoutMs: 5000 });
  mill = await openTestDesk({ at: friday, providers: [provider] });
});
afterAll(async () => {
  expectNoErrors(mill);
  await mill.close();
  await carrier.close();
});

let orders = 0;

/** An order whose goods have just left with 德邦, expected on Monday at 15:00, asked about on Saturday and Monday. */
const sentOff = async (by = '德邦物流'): Promise<Journalled> => {
  orders += 1;
  carrier.says(subscribed);
  const order = journalled(
    { ports: mill.desk.ports, database: mill.database },
    `road-${orders}`,
    `SO-261204-90${orders}`,
  );
  await order.does(memo());
  await order.bears(
    termsSigned,
    scheduled,
    ...confirmed,
    { action: 'confirmation-issue' },
    returned,
    { action: 'batch', part: 'b1', facts: { finished: wholeOrder, final: true } },
    { action: 'warehouse-in', part: 'b1', facts: { booked: wholeOrder } },
    { action: 'settlement', part: 'b1' },
    { action: 'dispatch-notice', part: 's1', facts: { quantities: wholeOrder } },
    { action: 'briefing', part: 's1' },
  );
  const now = Math.floor(mill.desk.ports.now().getTime() / 1000);
  const hours = (count: number): string => String(now + count * 3600);
  await order.does(
    left({
      carrier: by,
      waybill: waybillOf(order),
      plate: '',
      departedAt: hours(0),
      expectedAt: hours(72),
      check1: hours(1),
    }),
  );
  await mill.desk.settle();
  return order;
};

const waybillOf = ({ id }: Pick<Journalled, 'id'>): string => `DPK21${id.slice(5)}`;

const push = (order: Journalled, body: string): Promise<Response> =>
  fetch(`http://127.0.0.1:${mill.desk.port}/tracking/kuaidi100?ref=${order.id}:s1`, { method: 'POST', body });

const said = (order: Journalled, result: ReturnType<typeof kuaidi100Result>): string =>
  kuaidi100Push({ status: 'polling', message: '', lastResult: result }, saltFor('authkey', `${order.id}:s1`));

const resultOf = (
  { id }: Journalled,
  ...given: Parameters<typeof kuaidi100Result>[0]
): ReturnType<typeof kuaidi100Result> => ({
  ...kuaidi100Result(given),
  nu: waybillOf({ id }),
});

const reports = ({ carrierReports }: Order) =>
  carrierReports.map(({ state, answers }) => ({ state, answers }));

const lines = async (order: Journalled, kind: string): Promise<readonly string[]> =>
  (await mill.workspace.messages('orders'))
    .filter(({ metadata }) =>
      new RegExp(`^${order.id}:.*:${kind}$`).test(String(metadata?.event_payload.key)),
    )
    .map(textOf);

const now = (): string =>
  new Date(mill.desk.ports.now().getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');

describe('S17 tracking by a carrier', () => {
  it('registers what left with a carrier it knows, once', async () => {
    const order = await sentOff();
    await mill.desk.settle();
    const mine = carrier.seen.filter(({ path, body }) => path === '/poll' && body.includes(waybillOf(order)));
    expect(mine).toHaveLength(1);
    expect(new URLSearchParams(mine[0]?.body).get('param')).toContain(encodeURIComponent(order.id));
  });

  it('gives the receiver’s whole number to a carrier that asks for it, and keeps no copy', async () => {
    const order = await sentOff('顺丰');
    const mine = carrier.seen.filter(({ path, body }) => path === '/poll' && body.includes(waybillOf(order)));
    const asked = JSON.parse(new URLSearchParams(mine[0]?.body).get('param') ?? '{}');
    const { content } = await order.order();
    expect(asked.parameters.phone).toMatch(/^1\d{10}$/);
    expect(asked.parameters.phone).toBe(content.receiverPhone?.replace(/\D/g, ''));
    const kept = await mill.database.collection('parcels').findOne({ orderId: order.id });
    expect(JSON.stringify(kept)).not.toContain(asked.parameters.phone.slice(-4));
  });

  it('answers a check instead of the clerk, and the bot says so', async () => {
    const order = await sentOff();
    carrier.says({ json: resultOf(order, { ...scans.passing, time: now() }) });
    await mill.workspace.advance('PT62M');
    expect(reports(await order.order())).toEqual([{ state: 'on-its-way', answers: [1] }]);
    const [line] = await lines(order, 'carrier');
    expect(line).toContain('快递100');
    expect(line).toContain('代答');
    expect((await lines(order, 'reminder')).filter((text) => text.includes('货到哪里了'))).toEqual([]);
  });

  it('leaves the question to the clerk when the carrier does not answer', async () => {
    const order = await sentOff();
    carrier.says('silence');
    await mill.workspace.advance('PT62M');
    expect(reports(await order.order())).toEqual([]);
    await mill.workspace.until(
      async () => (await lines(order, 'reminder')).some((text) => text.includes('货到哪里了')),
      'the clerk to be asked',
    );
    carrier.says({ status: 502, json: {} });
    await mill.desk.settle();
  });

  it('hears pushes: signed ones, each once, in the order in which things happened', async () => {
    const order = await sentOff();
    const problem = said(order, resultOf(order, { ...scans.problem, time: now() }));
    expect((await push(order, problem.replace(/sign=\w+/, 'sign=00'))).status).toBe(401);
    expect((await push(order, 'nonsense')).status).toBe(401);
    const noSense = kuaidi100Push({ status: 1 }, saltFor('authkey', `${order.id}:s1`));
    expect((await push(order, noSense)).status).toBe(400);
    expect(reports(await order.order())).toEqual([]);

    const answer = await push(order, problem);
    expect(await answer.json()).toEqual({ result: true, returnCode: '200', message: '成功' });
    await Promise.all([push(order, problem), push(order, problem)]);
    const older = { ...scans.collected, time: '2026-12-04 01:00:00' };
    expect((await push(order, said(order, resultOf(order, older)))).status).toBe(200);
    expect(reports(await order.order())).toEqual([{ state: 'problem', answers: [] }]);
    const [line, ...more] = await mill.workspace.until(async () => {
      const told = await lines(order, 'carrier');
      return told.length > 0 ? told : undefined;
    }, 'the problem in the thread');
    expect(line).toContain('请告知客户');
    expect(more).toEqual([]);
  });

  it('answers 404 to providers that are not set up and 405 to other methods', async () => {
    const at = (path: string, method: string) =>
      fetch(`http://127.0.0.1:${mill.desk.port}/tracking/${path}`, { method });
    expect((await at('aftership', 'POST')).status).toBe(404);
    expect((await at('kuaidi100', 'GET')).status).toBe(405);
  });

  it('asks for what no push brought, and a delay moves the expected arrival and the checks', async () => {
    const order = await sentOff();
    const before = shipmentOf(await order.order(), 's1')?.expectedAt ?? '';
    carrier.says({
      json: { ...resultOf(order, { ...scans.passing, time: now() }), arrivalTime: '2026-12-20 15:00:00' },
    });
    await mill.workspace.advance('PT6H2M');
    await mill.desk.settle();
    const after = shipmentOf(await order.order(), 's1');
    expect(before < (after?.expectedAt ?? '')).toBe(true);
    expect(after?.expectedAt).toBe('2026-12-20T07:00:00.000Z');
    expect(after?.checks.filter(({ answered }) => !answered).length).toBeGreaterThan(0);
  });
});
