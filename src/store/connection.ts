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

/** One connection for the process. Rejects after five seconds without a primary, and leaves nothing open then. */
export const connect = async (uri: string, database?: string): Promise<Connection> => {
  const connection = mongoose.createConnection(uri, {
    ...(database ? { dbName: database } : {}),
    autoIndex: false,
    autoCreate: false,
    // While no primary is known mongoose would keep what is asked and send it seconds later, when it was told long ago
    // that it was not done; the driver's own times are kept instead.
    bufferCommands: false,
    ...durable,
    serverSelectionTimeoutMS: 5000,
  });
  try {
    return await connection.asPromise();
  } catch (error) {
    await connection.close(true).catch(() => undefined);
    throw error;
  }
};

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

/** What no waiting mends: no right to the database, and data that an index forbids. */
const lasting: ReadonlySet<unknown> = new Set([13, 18, 67, 85, 86, 8000, 11000]);

/** Whether MongoDB is away or between two primaries, so that another try may do. */
export const isAway = (error: unknown): boolean =>
  error instanceof Error &&
  /^Mongo/.test(error.name) &&
  !(error instanceof mongo.MongoParseError) &&
  !('code' in error && lasting.has(error.code));
