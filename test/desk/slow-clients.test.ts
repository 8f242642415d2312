import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openDesk } from '../../src/compose.ts';
import { createLog } from '../../src/running/log.ts';
import { type BodyWaits, bodyInTime } from '../../src/server/body-in-time.ts';
import { usualWaits, type WebWaits } from '../../src/server/web.ts';
import type { Desk } from '../../src/start/desk.ts';
import { deskForFile } from '../support/desk.ts';
import { half, type Line, openLine } from '../support/half-sent.ts';
import { looksFor, payload, post } from '../support/slack-door.ts';

const short: WebWaits = {
  headersMs: 500,
  keptMs: 60_000,
  lookEveryMs: 20,
  body: { pauseMs: 500, wholeMs: 500 },
};

/** Without them the body is not even read. */
const shopHeaders = 'Shop-Key: shop\r\nShop-Timestamp: 1\r\nShop-Nonce: 0123456789abcdef\r\nHost';

const mill = deskForFile();
const faults: string[] = [];
/** One more process of the same desk, which waits for clients a fraction of the time. */
let web: Desk;
beforeAll(async () => {
  web = await openDesk({
    ...mill().jobs,
    run: 'web',
    webWaits: short,
    clock: { now: () => new Date() },
    log: createLog('error', { write: (line) => void faults.push(line) }),
  });
});
afterAll(async () => {
  await web.close();
  expect(faults).toEqual([]);
});

const works = async (): Promise<void> => {
  const answer = await post({ ...mill(), desk: web }, payload(looksFor('联兴')));
  expect(await answer.json()).toMatchObject({
    options: [{ text: { text: expect.stringContaining('联兴') } }],
  });
};

describe('a request that stays half sent is closed, and the others are served', () => {
  it.each([
    ['nothing at all', ''],
    ['headers', 'POST /slack/events HTTP/1.1\r\nHost: desk\r\nX-Slack'],
    ['what Slack sends', half('POST', '/slack/events')],
    ['an order of a shop', half('POST', '/api/v1/orders')],
    ['an order with all that signs it', half('POST', '/api/v1/orders').replace('Host', shopHeaders)],
    ['a push of a carrier', half('POST', '/tracking/kuaidi100')],
    ['something for no page', half('POST', '/nowhere')],
    [
      'parts of unknown length',
      half('POST', '/slack/events')
        .replace(/Content-Length: \d+/, 'Transfer-Encoding: chunked')
        .replace('{', '1\r\n{\r\n'),
    ],
  ])('%s', async (_what, text) => {
    const line = await openLine(web.port, text);
    const other = works();
    expect(await line.closed).toMatch(/^(|HTTP\/1\.1 (404|408) .*)/s);
    await other;
    await works();
  });

  it('says that it was too slow', async () => {
    const line = await openLine(web.port, half('POST', '/slack/events'));
    expect(await line.closed).toBe('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
  });
});

describe('a connection that is kept', () => {
  it('takes the next request long after headers would have been late', async () => {
    const request = 'GET /healthz HTTP/1.1\r\nHost: desk\r\n\r\n';
    const kept = await openLine(web.port, request);
    expect(await kept.answered()).toBe('HTTP/1.1 200 OK');
    for (let waits = 0; waits < 3; waits += 1) await (await openLine(web.port, 'GET ')).closed;
    kept.send(request);
    expect(await kept.answered()).toBe('HTTP/1.1 200 OK');
  });

  it('outlives those of proxies, which are kept for a minute', async () => {
    const { headers } = await fetch(`http://127.0.0.1:${mill().desk.port}/healthz`);
    expect(headers.get('keep-alive')).toBe('timeout=75');
    expect(usualWaits).toMatchObject({ headersMs: 15_000, body: { pauseMs: 15_000, wholeMs: 15_000 } });
  });
});

describe('a body that goes on coming', () => {
  /** A server that answers once it has the whole body. */
  const slowly = async (waits: BodyWaits): Promise<number> => {
    const server = createServer((request, response) => {
      bodyInTime(request, response, waits);
      request.resume().once('end', () => response.end());
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    return (server.address() as AddressInfo).port;
  };
  /** Passes as much time as the desk gives half a body. */
  const aWhile = async (): Promise<unknown> => (await openLine(web.port, half('POST', '/nowhere'))).closed;
  const sendSlowly = async (line: Line, parts: number): Promise<void> => {
    for (let sent = 0; sent < parts; sent += 1) {
      await aWhile();
      line.send('x');
    }
  };

  it('is waited for beyond the longest pause', async () => {
    const line = await openLine(await slowly({ pauseMs: 3000, wholeMs: 60_000 }), half('POST', '/', 9));
    await sendSlowly(line, 8);
    expect(await line.answered()).toBe('HTTP/1.1 200 OK');
  });

  it('is closed when all of it takes too long', async () => {
    const line = await openLine(await slowly({ pauseMs: 60_000, wholeMs: 1000 }), half('POST', '/', 100));
    await sendSlowly(line, 4);
    expect(await line.closed).toContain('408');
  });
});

describe('a body that is too large', () => {
  const mebibytes = (count: number): string => 'x'.repeat(count * 2 ** 20);

  it.each([
    ['Slack', '/slack/events', 2],
    ['a shop', '/api/v1/orders', 1],
    ['a carrier', '/tracking/kuaidi100', 2],
    ['a page', '/nowhere', 1],
  ])('is refused as such: from %s', async (_who, target, size) => {
    const answer = await fetch(`http://127.0.0.1:${mill().desk.port}${target}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: mebibytes(size),
    });
    expect(answer.status).toBe(413);
    await works();
  });
});
