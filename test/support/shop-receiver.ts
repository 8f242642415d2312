import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** What a shop's program was told. */
export interface Received {
  readonly id: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  // biome-ignore lint/suspicious/noExplicitAny: a body is whatever came
  readonly json: any;
}

export interface ShopReceiver {
  readonly url: string;
  readonly received: readonly Received[];
  /** How many waited for an answer at the same time, at most. */
  readonly mostAtOnce: () => number;
  /** How the next ones are answered: a status, or by the test itself; 204 when none is left. */
  readonly answerNext: (...answers: readonly Answer[]) => void;
  /** Resolves once so many were received. */
  readonly count: (least: number) => Promise<readonly Received[]>;
  /** Checks the signature with the scheme's own library. @throws when it does not hold */
  readonly verify: (received: Received, secret: string) => void;
  readonly close: () => Promise<void>;
}

export type Answer = number | ((response: ServerResponse) => void);

/** A shop's address that takes webhooks, on loopback. */
export const openShopReceiver = async (): Promise<ShopReceiver> => {
  const received: Received[] = [];
  const answers: Answer[] = [];
  const waiting = new Set<() => void>();
  let [open, most] = [0, 0];
  const server = createServer((request, response) => {
    open += 1;
    most = Math.max(most, open);
    response.once('close', () => {
      open -= 1;
    });
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = Buffer.concat(parts).toString();
      const { headers } = request;
      received.push({ id: String(headers['webhook-id']), headers, body, json: JSON.parse(body) });
      for (const look of waiting) look();
      const answer = answers.shift() ?? 204;
      if (typeof answer === 'function') answer(response);
      else response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    mostAtOnce: () => most,
    answerNext: (...more) => void answers.push(...more),
    count: (least) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (received.length < least) return;
          waiting.delete(look);
          resolve(received);
        };
        waiting.add(look);
        look();
      }),
    verify: ({ headers, body }, secret) => {
      new Webhook(secret).verify(body, headers as Record<string, string>);
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};
