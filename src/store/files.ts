import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { mongo } from 'mongoose';

export interface KeptCopy {
  readonly sha256: string;
  readonly size: number;
}

/** The desk's own keeping of faxes, returns, receipts: what was signed must outlive a channel (design §2). */
export const openFiles = (connection: Connection) => {
  const database = connection.db;
  if (!database) throw new Error('the connection has no database yet');
  const bucket = new mongo.GridFSBucket(database, { bucketName: 'kept' });
  return {
    /** Keeps the bytes under Slack's file id; kept twice is kept once. */
    keep: async (fileId: string, bytes: Uint8Array, name: string): Promise<KeptCopy> => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const known = await bucket.find({ filename: fileId, 'metadata.sha256': sha256 }).next();
      if (!known) {
        const upload = bucket.openUploadStream(fileId, { metadata: { sha256, name } });
        await new Promise<void>((resolve, reject) => {
          upload.once('finish', () => resolve()).once('error', reject);
          upload.end(bytes);
        });
      }
      return { sha256, size: bytes.byteLength };
    },
  };
};

export type Files = ReturnType<typeof openFiles>;
