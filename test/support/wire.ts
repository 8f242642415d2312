import { connect, createServer, type Socket } from 'node:net';

/**
 * What becomes of a request that the wire was told to look out for: it never reaches the store; it does and its answer
 * is lost, whole or from the middle on; or it stays on its way while whoever sent it is cut off, until it is released.
 */
export type Fate = 'cut-before' | 'lose-answer' | 'cut-in-answer' | 'hold';

/** A way to MongoDB that does something to certain requests; all others pass. */
export interface Wire {
  readonly port: number;
  /** What happens from now on to requests of this kind, each time unless so many times are given. */
  readonly meets: (command: string, collection: string, fate: Fate, times?: number) => void;
  /** Requests pass again; what was held stays held. */
  readonly mends: () => void;
  /** How many requests met their fate. */
  readonly met: () => number;
  /** Lets what was held go on to the store, and resolves when the store has answered it. */
  readonly release: () => Promise<void>;
  readonly close: () => Promise<void>;
}

interface Rule {
  readonly mark: Buffer;
  readonly fate: Fate;
  times: number;
}

/** Stands between the desk and a store; `to` is asked with each connection. */
export async function openWire(to: () => URL): Promise<Wire> {
  const sockets = new Set<Socket>();
  let rules: Rule[] = [];
  let held: { readonly far: Socket; readonly bytes: Buffer }[] = [];
  let met = 0;

  const fateOf = (message: Buffer): Fate | undefined => {
    const rule = rules.find(({ times, mark }) => times > 0 && message.includes(mark));
    if (!rule) return undefined;
    rule.times -= 1;
    met += 1;
    return rule.fate;
  };

  const server = createServer((near) => {
    const { hostname, port } = to();
    const far = connect(Number(port), hostname);
    let losing: Fate | undefined;
    const keeps = { far: false };
    for (const socket of [near, far]) {
      sockets.add(socket);
      socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
    }
    near.on('close', () => !keeps.far && far.destroy());
    far.on('close', () => near.destroy());
    far.on('data', (bytes) => {
      if (losing === undefined) return void near.write(bytes);
      if (losing === 'cut-in-answer') near.write(bytes.subarray(0, bytes.length / 2), () => near.destroy());
      else near.destroy();
    });
    eachMessage(near, (message) => {
      const fate = losing === undefined ? fateOf(message) : undefined;
      if (fate === undefined) return void far.write(message);
      if (fate === 'cut-before') return void near.destroy();
      if (fate === 'hold') {
        keeps.far = true;
        held.push({ far, bytes: message });
        return void near.destroy();
      }
      losing = fate;
      far.write(message);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    meets: (command, collection, fate, times = Number.POSITIVE_INFINITY) => {
      // A command's BSON begins with its name as a string element whose value is the collection.
      const value = Buffer.from(`${collection}\0`);
      const length = Buffer.alloc(4);
      length.writeInt32LE(value.length);
      const mark = Buffer.concat([Buffer.from(`\u0002${command}\0`), length, value]);
      rules = [...rules, { mark, fate, times }];
    },
    mends: () => {
      rules = [];
    },
    met: () => met,
    release: async () => {
      const going = held;
      held = [];
      for (const { far, bytes } of going) {
        const answered = new Promise((resolve) => far.once('data', resolve));
        far.write(bytes);
        await answered;
        far.destroy();
      }
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** MongoDB's messages, whole: each begins with its own length. */
const eachMessage = (from: Socket, take: (message: Buffer) => void): void => {
  let rest: Buffer = Buffer.alloc(0);
  from.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
      const length = rest.readInt32LE(0);
      take(rest.subarray(0, length));
      rest = rest.subarray(length);
    }
  });
};
