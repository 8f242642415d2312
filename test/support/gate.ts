import { connect, createServer, type Socket } from 'node:net';

/** A way to a store that can be shut: what is connected breaks off, and nothing gets through until it is opened again. */
export interface Gate {
  readonly port: number;
  readonly shut: () => void;
  /** Lets nothing through and breaks nothing off: what is sent waits, as when a machine hangs. */
  readonly stall: () => void;
  readonly open: () => void;
  readonly close: () => Promise<void>;
}

/** MongoDB's address by way of a gate: connected to directly, since a replica set tells the driver the way past it. */
export const throughGate = (real: string, { port }: Pick<Gate, 'port'>): string => {
  const through = new URL(real);
  through.port = String(port);
  through.searchParams.delete('replicaSet');
  through.searchParams.set('directConnection', 'true');
  return through.toString();
};

/** Stands between the desk and a store, passing every byte on; `to` is asked with each connection. */
export async function openGate(to: () => URL): Promise<Gate> {
  const sockets = new Set<Socket>();
  const ways = new Map<Socket, Socket>();
  let isShut = false;
  let isStalled = false;
  const server = createServer((near) => {
    if (isShut) {
      near.destroy();
      return;
    }
    const { hostname, port } = to();
    const far = connect(Number(port), hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined);
      one.on('close', () => {
        sockets.delete(one);
        ways.delete(one);
        other.destroy();
      });
      ways.set(one, other);
      if (!isStalled) one.pipe(other);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const breakOff = () => {
    for (const socket of sockets) socket.destroy();
  };
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    shut: () => {
      isShut = true;
      breakOff();
    },
    stall: () => {
      isStalled = true;
      for (const [one, other] of ways) one.unpipe(other).pause();
    },
    open: () => {
      isShut = false;
      if (isStalled) for (const [one, other] of ways) one.pipe(other);
      isStalled = false;
    },
    close: async () => {
      breakOff();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
