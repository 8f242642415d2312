import { Redis } from 'ioredis';
import { findValkey } from './find-binary.ts';
import type { StoreKind } from './keep-store.ts';
import { portOpens } from './ports.ts';

const answersWithinMilliseconds = 5_000;

/** A Valkey (or Redis) that keeps an append-only file and never throws a key away: BullMQ's locks expire. */
export const valkey: StoreKind = {
  name: 'valkey',
  find: findValkey,
  programArguments: (port, folder) => [
    ...['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', ''],
    ...['--appendonly', 'yes', '--appendfsync', 'everysec', '--maxmemory-policy', 'noeviction'],
  ],
  becomesReady: async (port, signal) => {
    await portOpens(port, signal);
    await asClient(port, (client) => client.ping());
  },
  isOurs: async (port, folder) => {
    const setting = asClient(port, (client) => client.config('GET', 'dir'));
    return setting.then(
      (pair) => Array.isArray(pair) && pair[1] === folder,
      () => false,
    );
  },
};

/** The connection string of the server on `port`. */
export const redisUrlOf = (port: number): string => `redis://127.0.0.1:${port}`;

/** A server that still reads its file in answers LOADING: the client waits until it is through. */
async function asClient<T>(port: number, use: (client: Redis) => Promise<T>): Promise<T> {
  const client = new Redis({
    port,
    host: '127.0.0.1',
    lazyConnect: true,
    connectTimeout: answersWithinMilliseconds,
    commandTimeout: answersWithinMilliseconds,
  });
  // Errors are heard by whoever waits for the command.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await use(client);
  } finally {
    client.disconnect();
  }
}
