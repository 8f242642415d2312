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
    await connected(port, async (client) => {
      await haveReplicaSet({ client, port, signal });
      while (!(await isWritablePrimary(client.db('admin')))) {
        signal.throwIfAborted();
        await delay(lookAgainMilliseconds);
      }
    });
  },
  isOurs: async (port, folder) => {
    const options = connected(port, (client) => client.db('admin').command({ getCmdLineOpts: 1 }));
    return options.then(
      ({ parsed }) => parsed?.storage?.dbPath === folder,
      () => false,
    );
  },
};

/** The connection string of the mongod on `port`, with the desk's database in it. */
export const mongodbUriOf = (port: number): string =>
  `mongodb://127.0.0.1:${port}/${name}?replicaSet=${name}`;

interface Connected {
  readonly client: mongo.MongoClient;
  readonly port: number;
  readonly signal: AbortSignal;
}

/** Connects to this one member, whatever the set's own notion of its address is. */
async function connected<T>(port: number, use: (client: mongo.MongoClient) => Promise<T>): Promise<T> {
  const client = new mongo.MongoClient(`mongodb://127.0.0.1:${port}`, {
    directConnection: true,
    serverSelectionTimeoutMS: answersWithinMilliseconds,
    connectTimeoutMS: answersWithinMilliseconds,
  });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

/**
 * A set that knows itself by the address of an earlier start never elects a primary: it is told the new one.
 *
 * What the data folder says decides whether there is a set: while mongod still reads its config it answers as
 * if there were none, and initiating then would end it. It reads for half a minute when its old port now
 * belongs to somebody who takes connections and says nothing.
 */
async function haveReplicaSet({ client, port, signal }: Connected): Promise<void> {
  const admin = client.db('admin');
  const host = `127.0.0.1:${port}`;
  const local = client.db('local').collection('system.replset');
  if ((await local.findOne({}, { readPreference: 'secondaryPreferred' })) === null) {
    await admin.command({ replSetInitiate: { _id: name, members: [{ _id: 0, host }] } });
    return;
  }
  const config = await readConfig(admin, signal);
  if (config.members.length === 1 && config.members[0]?.host === host) return;
  const replSetReconfig = { ...config, version: config.version + 1, members: [{ _id: 0, host }] };
  await admin.command({ replSetReconfig, force: true });
}

interface ReplicaSetConfig {
  readonly version: number;
  readonly members: readonly { readonly host: string }[];
}

async function readConfig(admin: mongo.Db, signal: AbortSignal): Promise<ReplicaSetConfig> {
  for (;;) {
    try {
      const { config } = await admin.command({ replSetGetConfig: 1 });
      return config;
    } catch (error) {
      if (!(error instanceof mongo.MongoServerError && error.code === notYetInitialized)) throw error;
      signal.throwIfAborted();
      await delay(lookAgainMilliseconds);
    }
  }
}

const isWritablePrimary = async (admin: mongo.Db): Promise<boolean> =>
  (await admin.command({ hello: 1 })).isWritablePrimary === true;
