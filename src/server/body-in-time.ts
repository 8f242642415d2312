import type { IncomingMessage, ServerResponse } from 'node:http';

/** How long a request's body may take to come, in milliseconds. */
export interface BodyWaits {
  /** The longest pause between two parts of it. */
  readonly pauseMs: number;
  /** All of it, however steadily it comes. */
  readonly wholeMs: number;
}

/**
 * Closes a request whose body stays half sent: with 408 where nothing was answered yet, as Node's own limits do. Those are
 * one for the whole server; this is one a route, and looks at what arrives on the line, so that a slow line that goes on
 * sending is given its time.
 */
export const bodyInTime = (
  request: IncomingMessage,
  response: ServerResponse,
  { pauseMs, wholeMs }: BodyWaits,
): void => {
  if (!announcesBody(request)) return;
  const { socket } = request;
  const endsAt = performance.now() + wholeMs;
  let timer: NodeJS.Timeout | undefined;
  const look = (before: number): void => {
    timer = setTimeout(
      () => {
        if (request.complete) return;
        const isOver = performance.now() >= endsAt || socket.bytesRead === before;
        if (!isOver) return look(socket.bytesRead);
        if (!response.headersSent) socket.write('HTTP/1.1 408 Request Timeout\r\nConnection: close\r\n\r\n');
        socket.destroy();
      },
      Math.min(pauseMs, endsAt - performance.now()),
    );
    timer.unref();
  };
  look(socket.bytesRead);
  request.once('close', () => clearTimeout(timer));
};

const announcesBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
