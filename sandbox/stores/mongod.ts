import { setTimeout as delay } from 'node:timers/promises';
import { mongo } from 'mongoose';
import { findMongod } from './find-binary.ts';
import type { StoreKind } from './keep-store.ts';
import { portOpens } from './ports.ts';

/** Also the name of the replica set. */
const name = 'countersign';
const cacheGigabytes = '0.25';
const oplogMegabytes = '512';
const answersWithinMilliseconds = 5_000;
const lookAgainMilliseconds = 10;
const notYetInitialized = 94;

/** A mongod as a replica set of one member: transactions and change streams need a set. */
export const mongod: StoreKind = {
  name: 'mongod',
  find: findMongod,
  programArguments: (port, folder) => [
    ...['--dbpath', folder, '--port', String(port), '--bind_ip', '127.0.0.1', '--nounixsocket'],
    ...['--replSet', name, '--oplogSize', oplogMegabytes, '--wiredTigerCacheSizeGB', cacheGigabytes],
    // It keeps measurements of itself in the data folder, which nobody here reads.
    ...['--setParameter', 'diagnosticDataCollectionEnabled=false', '--quiet'],
  ],
  becomesReady: async (port, signal) => {
    await portOpens(port, signal);
    await asAdmin(port, async (admin) => {
      await haveReplicaSet(admin, `127.0.0.1:${port}`);
      while (!(await isWritablePrimary(admin))) {
        signal.throwIfAborted();
        await delay(lookAgainMilliseconds);
      }
    });
  },
  isOurs: async (port, folder) => {
    const options = asAdmin(port, (admin) => admin.command({ getCmdLineOpts: 1 }));
    return options.then(
      ({ parsed }) => parsed?.storage?.dbPath === folder,
      () => false,
    );
  },
};

/** The connection string of the mongod on `port`, with the desk's database in it. */
export const mongodbUriOf = (port: number): string =>
  `mongodb://127.0.0.1:${port}/${name}?replicaSet=${name}`;

/** Connects to this one member, whatever the set's own notion of its address is. */
async function asAdmin<T>(port: number, use: (admin: mongo.Db) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}`, {
    directConnection: true,
    serverSelectionTimeoutMS: answersWithinMilliseconds,
    connectTimeoutMS: answersWithinMilliseconds,
  });
  try {
    return await use(client.db('admin'));
  } finally {
    await client.close();
  }
}

/** A set that knows itself by the address of an earlier start never elects a primary: it is told the new one. */
async function haveReplicaSet(admin: mongo.Db, host: string): Promise<void> {
  const config = await currentConfig(admin);
  if (config === undefined) {
    await admin.command({ replSetInitiate: { _id: name, members: [{ _id: 0, host }] } });
    return;
  }
  if (config.members.length === 1 && config.members[0]?.host === host) return;
  const replSetReconfig = { ...config, version: config.version + 1, members: [{ _id: 0, host }] };
  await admin.command({ replSetReconfig, force: true });
}

interface ReplicaSetConfig {
  readonly version: number;
  readonly members: readonly { readonly host: string }[];
}

async function currentConfig(admin: mongo.Db): Promise<ReplicaSetConfig | undefined> {
  try {
    const { config } = await admin.command({ replSetGetConfig: 1 });
    return config;
  } catch (error) {
    if (error instanceof mongo.MongoServerError && error.code === notYetInitialized) return undefined;
    throw error;
  }
}

const isWritablePrimary = async (admin: mongo.Db): Promise<boolean> =>
  (await admin.command({ hello: 1 })).isWritablePrimary === true;
