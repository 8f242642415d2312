import mongoose, { type Connection, mongo } from 'mongoose';

/**
 * Decisions need a journalled majority (architecture §2), and what is folded, posted or told must be read of a majority
 * too: what only a primary has that is about to be deposed is rolled back.
 */
const durable = {
  writeConcern: { w: 'majority', journal: true },
  readConcern: { level: 'majority' },
  readPreference: 'primary',
} as const;

/** One connection for the process. */
export const connect = (uri: string, database?: string): Promise<Connection> =>
  mongoose
    .createConnection(uri, {
      ...(database ? { dbName: database } : {}),
      autoIndex: false,
      autoCreate: false,
      // While no primary is known mongoose would keep what is asked and send it seconds later, when it was told long ago
      // that it was not done; the driver's own times are kept instead.
      bufferCommands: false,
      ...durable,
      serverSelectionTimeoutMS: 5000,
    })
    .asPromise();

/** A connection for one question, apart from all others; whoever opens it closes it. */
export type ConnectAnew = () => Promise<mongo.MongoClient>;

/** What an answer was lost on may be as dead as those beside it, so whoever asks what became of it connects anew. */
export const connectAnew =
  (uri: string, withinMs: number): ConnectAnew =>
  () =>
    new mongo.MongoClient(uri, {
      ...durable,
      maxPoolSize: 1,
      connectTimeoutMS: withinMs,
      serverSelectionTimeoutMS: withinMs,
    }).connect();

/** Whether the journal answers within a second: what a load balancer asks. */
export const answers = async (connection: Connection): Promise<boolean> => {
  try {
    await connection.db?.command({ ping: 1 }, { timeoutMS: 1000 });
    return connection.db !== undefined;
  } catch {
    return false;
  }
};
