import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';

/** Slack's Socket Mode end in a test's own hands: the rest of the Web API is the sandbox's. */
export interface SocketSlack {
  /** For `slackApiUrl`. */
  readonly apiUrl: string;
  /** Sends an envelope once somebody is connected, and gives what it is acknowledged with. */
  readonly send: (type: string, payload: unknown) => Promise<unknown>;
  readonly close: () => void;
}

export const openSocketSlack = async (sandboxApi: string): Promise<SocketSlack> => {
  const sockets = new WebSocketServer({ noServer: true });
  const server = createServer((request, response) => void answer(request, response));
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const method = (request.url ?? '').replace(/^\/api\//, '');
    response.setHeader('content-type', 'application/json');
    if (method !== 'apps.connections.open') {
      response.end(await relayed(`${sandboxApi}${method}`, request));
      return;
    }
    const { port } = server.address() as AddressInfo;
    response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/` }));
  };
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (connected) => {
      sockets.emit('connection', connected, request);
      connected.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
    }),
  );
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    apiUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/`,
    send: async (type, payload) => {
      const [socket] = sockets.clients;
      if (!socket) throw new Error('nobody is connected');
      const id = randomUUID();
      const acknowledged = new Promise<unknown>((resolve) => {
        socket.on('message', function hear(data) {
          const { envelope_id, payload: answer } = JSON.parse(String(data));
          if (envelope_id !== id) return;
          socket.off('message', hear);
          resolve(answer);
        });
      });
      socket.send(JSON.stringify({ type, envelope_id: id, payload, accepts_response_payload: true }));
      return acknowledged;
    },
    close: () => {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      server.close();
    },
  };
};

const relayed = async (url: string, request: IncomingMessage): Promise<string> => {
  const headers = {
    'content-type': request.headers['content-type'] ?? '',
    authorization: request.headers.authorization ?? '',
  };
  const answer = await fetch(url, { method: 'POST', headers, body: new Uint8Array(await buffer(request)) });
  return answer.text();
};
