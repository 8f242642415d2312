import mongoose, { type Connection } from 'mongoose';

/** One connection for the process. Decisions need a journalled majority, and are read from the primary (pitfalls C8). */
export const connect = (uri: string, database?: string): Promise<Connection> =>
  mongoose
    .createConnection(uri, {
      ...(database ? { dbName: database } : {}),
      autoIndex: false,
      autoCreate: false,
      writeConcern: { w: 'majority', journal: true },
      readPreference: 'primary',
      serverSelectionTimeoutMS: 5000,
    })
    .asPromise();

/** Whether the journal answers within a second: what a load balancer asks. */
export const answers = async (connection: Connection): Promise<boolean> => {
  try {
    await connection.db?.command({ ping: 1 }, { timeoutMS: 1000 });
    return connection.db !== undefined;
  } catch {
    return false;
  }
};
