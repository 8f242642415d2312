import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Draw } from './draw.ts';
import { isServing } from './kept-desk.ts';

/** What stands between Slack, the shop and the processes that answer them: a load balancer of an unkind sort. */
export interface Balancer {
  readonly url: string;
  /** From now on each request comes once and each answer arrives, as far as the processes live. */
  readonly behaves: () => void;
  readonly close: () => Promise<void>;
}

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** So often what Slack sends reaches both processes at the same time, comes again a little later, or gets no answer. */
const [twins, echoes, losses] = [0.06, 0.06, 0.03];

export const openBalancer = async (ports: readonly number[], draw: Draw): Promise<Balancer> => {
  let isKind = false;
  let turn = 0;
  const health = watchHealth(ports);
  /** Each in its turn, those that say that they are ready first. */
  const inTurn = (): readonly number[] => {
    turn = (turn + 1) % ports.length;
    const round = [...ports.slice(turn), ...ports.slice(0, turn)];
    return [...round.filter(health.isReady), ...round.filter((port) => !health.isReady(port))];
  };

  /** Where nobody listens the next one is asked; who broke off in the middle may have done it, so nobody else is. */
  const forward = async (asked: Asked, to: readonly number[]): Promise<Answer> => {
    const [port, ...others] = to;
    if (port === undefined) return nobody;
    try {
      return await ask(asked, port);
    } catch (error) {
      return isRefused(error) ? forward(asked, others) : nobody;
    }
  };

  const answerOf = async (asked: Asked): Promise<Answer | undefined> => {
    const to = inTurn();
    if (isKind || asked.path !== '/slack/events') return forward(asked, to);
    if (draw.happens(twins))
      return Promise.race(to.map((port, index) => forward(asked, [port, ...to.slice(index + 1)])));
    const echo = draw.happens(echoes) ? draw.from(0, 700) : undefined;
    const isLost = draw.happens(losses);
    const answer = await forward(asked, to);
    if (echo !== undefined) void delay(echo).then(() => forward(asked, to.toReversed()));
    return isLost ? undefined : answer;
  };

  const server = createServer((request, response) => {
    void take(request)
      .then(answerOf)
      .then(
        (answer) => give(response, answer),
        () => response.destroy(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    behaves: () => {
      isKind = true;
    },
    close: async () => {
      health.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const looksEveryMs = 300;

/** Who is ready, asked as any load balancer asks. */
const watchHealth = (ports: readonly number[]) => {
  const ready = new Set<number>(ports);
  const enough = new AbortController();
  const watch = async (port: number): Promise<void> => {
    while (!enough.signal.aborted) {
      if (await isServing(port, 500)) ready.add(port);
      else ready.delete(port);
      await delay(looksEveryMs);
    }
  };
  for (const port of ports) void watch(port);
  return { isReady: (port: number) => ready.has(port), close: () => enough.abort() };
};

const nobody: Answer = { status: 502, headers: {}, body: Buffer.alloc(0) };

const notHandedOn = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'keep-alive']);

const take = async (request: IncomingMessage): Promise<Asked> => ({
  method: request.method ?? 'GET',
  path: request.url ?? '/',
  headers: handedOn(request.headers),
  body: await buffer(request),
});

const handedOn = (headers: Readonly<Record<string, string | readonly string[] | undefined>>) =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      typeof value === 'string' && !notHandedOn.has(name) ? [[name, value] as const] : [],
    ),
  );

/** A little longer than Slack waits. */
const patienceMs = 4000;

const ask = async ({ method, path, headers, body }: Asked, port: number): Promise<Answer> => {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers,
    ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
    redirect: 'manual',
    signal: AbortSignal.timeout(patienceMs),
  });
  return {
    status: response.status,
    headers: handedOn(Object.fromEntries(response.headers)),
    body: Buffer.from(await response.arrayBuffer()),
  };
};

const isRefused = (error: unknown): boolean => {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED';
};

const give = (response: ServerResponse, answer: Answer | undefined): void => {
  if (!answer) return void response.destroy();
  response.writeHead(answer.status, answer.headers).end(answer.body);
};
