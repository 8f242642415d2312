import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** A connection that sends what a test says and no more. */
export interface Line {
  readonly socket: Socket;
  /** Sends on; nothing happens on a line that was closed. */
  readonly send: (text: string) => void;
  /** Everything that came back until the other side closed. */
  readonly closed: Promise<string>;
  /** The next answer's first line. */
  readonly answered: () => Promise<string>;
}

export const openLine = async (port: number, text: string): Promise<Line> => {
  const socket = connect(port, '127.0.0.1');
  onTestFinished(() => void socket.destroy());
  // A line that the desk cuts may report a reset: that is a way of closing too.
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  let came = '';
  socket.on('data', (part) => {
    came += String(part);
  });
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(came)));
  socket.write(text);
  return {
    socket,
    send: (more) => void (socket.writable && socket.write(more)),
    closed,
    answered: async () => {
      const [part] = (await once(socket, 'data')) as [Buffer];
      return String(part).split('\r\n')[0] ?? '';
    },
  };
};

/** A request's head that promises more than is sent. */
export const half = (method: string, target: string, promised = 100): string =>
  `${method} ${target} HTTP/1.1\r\nHost: desk\r\nContent-Type: application/json\r\nContent-Length: ${promised}\r\n\r\n{`;
