import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { SandboxClock } from '../clock.ts';
import { randomText } from '../ids.ts';
import { isObject, parseJson, textOf } from '../json.ts';
import type { SocketAnswer, SocketHub } from '../workspace.ts';
import { createLifetimes, hourMs, shortLifeMs } from './lifetimes.ts';
import { envelopeFrame, goodbye, hello } from './socket-frames.ts';

const mostSockets = 10;
const patienceMs = 3000;
const ticketLifeMs = 30_000;

/** Socket Mode: up to ten connections, each payload to one of them in turn. */
export interface SocketServer extends SocketHub {
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  readonly close: () => void;
}

export function createSocketServer(appId: string, clock: SandboxClock): SocketServer {
  const server = new WebSocketServer({ noServer: true });
  const lifetimes = createLifetimes(clock);
  const tickets = new Map<string, number>();
  const waiting = new Map<
    string,
    { readonly socket: WebSocket; readonly answer: (given: SocketAnswer) => void }
  >();
  let sockets: readonly WebSocket[] = [];
  let turn = 0;

  /** One that is closing may still acknowledge, but takes nothing new. */
  const open = () => sockets.filter((socket) => socket.readyState === socket.OPEN);

  const leave = (socket: WebSocket) => {
    sockets = sockets.filter((one) => one !== socket);
    for (const [id, wait] of waiting) {
      if (wait.socket !== socket) continue;
      waiting.delete(id);
      wait.answer({ kind: 'gone' });
    }
  };

  const hear = (socket: WebSocket, text: string) => {
    const frame = parseJson(text);
    if (!isObject(frame)) return;
    const id = textOf(frame.envelope_id) ?? '';
    const wait = waiting.get(id);
    if (!wait || wait.socket !== socket) return;
    waiting.delete(id);
    wait.answer({ kind: 'acknowledged', payload: frame.payload });
  };

  const welcome = (socket: WebSocket, lifeMs: number) => {
    if (open().length >= mostSockets) {
      socket.send(JSON.stringify(goodbye('too_many_websockets')));
      socket.close();
      return;
    }
    sockets = [...sockets, socket];
    const beat = setInterval(() => socket.ping(), 10_000);
    beat.unref();
    socket.on('message', (data) => hear(socket, String(data)));
    socket.on('close', () => {
      clearInterval(beat);
      leave(socket);
    });
    socket.on('error', () => socket.terminate());
    socket.send(JSON.stringify(hello(appId, { count: open().length, lifeMs })));
    lifetimes.begin(socket, lifeMs);
  };

  return {
    count: () => open().length,
    settled: lifetimes.settled,
    newTicket: () => {
      const ticket = randomText(12);
      tickets.set(ticket, Date.now());
      return ticket;
    },
    send: (envelope) =>
      new Promise((resolve) => {
        turn += 1;
        const ready = open();
        const socket = ready[turn % Math.max(1, ready.length)];
        if (!socket) return resolve({ kind: 'gone' });
        const id = randomUUID();
        const timer = setTimeout(() => {
          waiting.delete(id);
          resolve({ kind: 'timeout' });
        }, patienceMs);
        const answer = (given: SocketAnswer) => {
          clearTimeout(timer);
          resolve(given);
        };
        waiting.set(id, { socket, answer });
        socket.send(JSON.stringify(envelopeFrame(id, envelope)), () => envelope.drop && socket.terminate());
      }),
    disconnect: (reason) => {
      for (const socket of sockets) {
        socket.send(JSON.stringify(goodbye(reason)));
        if (reason !== 'warning') socket.close();
      }
    },
    upgrade: (request, socket, head) => {
      const query = new URL(request.url ?? '/', 'http://sandbox').searchParams;
      const ticket = query.get('ticket') ?? '';
      const made = tickets.get(ticket);
      tickets.delete(ticket);
      if (made === undefined || Date.now() - made > ticketLifeMs) {
        socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
        return;
      }
      const lifeMs = query.get('debug_reconnects') === 'true' ? shortLifeMs : hourMs;
      server.handleUpgrade(request, socket, head, (connected) => welcome(connected, lifeMs));
    },
    close: () => {
      // A closing frame first, so that clients see an end and not a fault; then the cable.
      for (const socket of sockets) {
        socket.close(1001);
        setTimeout(() => socket.terminate(), 200).unref();
      }
      server.close();
    },
  };
}
