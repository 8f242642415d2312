import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A request as the provider's server saw it. */
export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the server does with a request: an answer, or nothing at all until the caller gives up. */
export type Reply = { readonly status?: number; readonly json: unknown } | 'silence' | 'nonsense';

/** A local server that speaks for a provider; what it says next can be changed. */
export const openCarrier = async (first: Reply) => {
  const seen: Seen[] = [];
  let reply = first;
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const { method = '', url = '', headers } = request;
    seen.push({ method, path: url, headers, body });
    if (reply === 'silence') return;
    if (reply === 'nonsense') {
      response.end('<html>Bad Gateway</html>');
      return;
    }
    response.writeHead(reply.status ?? 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(reply.json));
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async (): Promise<void> => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    says: (next: Reply): void => {
      reply = next;
    },
    close,
    forThisTest() {
      onTestFinished(close);
      return this;
    },
  };
};
