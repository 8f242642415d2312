import { type Connection, mongo } from 'mongoose';
import { commitsOf } from './acting.ts';
import type { TestDesk } from './desk.ts';
import type { ShownMessage } from './workspace.ts';

/** The newest paper of a kind that an order issued, as the file that the desk keeps. */
export const keptPaper = async (mill: TestDesk, card: ShownMessage, kind: string): Promise<Uint8Array> => {
  await mill.desk.settle();
  const [first] = await commitsOf(mill, card);
  const bucket = new mongo.GridFSBucket(databaseOf(mill.database), { bucketName: 'kept' });
  const files = await bucket
    .find({ filename: new RegExp(`^${first?.orderId}:paper:\\d+:${kind}$`) })
    .toArray();
  const newest = files.at(-1);
  if (!newest) throw new Error(`no ${kind} is kept`);
  const pieces: Buffer[] = [];
  for await (const piece of bucket.openDownloadStream(newest._id)) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
};

const databaseOf = ({ db }: Connection): mongo.Db => {
  if (!db) throw new Error('no database');
  return db;
};
