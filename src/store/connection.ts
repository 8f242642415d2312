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
