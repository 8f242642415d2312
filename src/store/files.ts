import { createHash } from 'node:crypto';
import type { Connection } from 'mongoose';
import { mongo } from 'mongoose';
import { failedOfDuplicates } from './duplicates.ts';

export interface KeptCopy {
  readonly sha256: string;
  readonly size: number;
}

/** The desk's own keeping of faxes, returns, receipts: what was signed must outlive a channel (architecture §2). */
export const openFiles = (connection: Connection) => {
  const database = connection.db;
  if (!database) throw new Error('the connection has no database yet');
  const bucket = new mongo.GridFSBucket(database, { bucketName });
  const files = database.collection(`${bucketName}.files`);
  let isIndexed: Promise<string> | undefined;
  /** What makes two processes keep a file once: the second one's entry is refused, and its bytes go again. */
  const indexed = (): Promise<string> => {
    isIndexed ??= files
      .createIndex({ filename: 1, 'metadata.sha256': 1 }, { unique: true })
      .catch((error: unknown) => {
        // A journal that was away once must not keep files out until the next start.
        isIndexed = undefined;
        throw error;
      });
    return isIndexed;
  };
  const store = async (fileId: string, bytes: Uint8Array, about: About): Promise<void> => {
    await indexed();
    if (await files.findOne({ filename: fileId, 'metadata.sha256': about.sha256 })) return;
    const upload = bucket.openUploadStream(fileId, { metadata: about });
    try {
      await new Promise<void>((resolve, reject) => {
        upload.once('finish', () => resolve()).once('error', reject);
        upload.end(bytes);
      });
    } catch (error) {
      // Only where the entry was refused its bytes are nobody's. Where its answer was lost it may stand, and taking its
      // bytes away would leave it empty for good, since it is what the next try finds.
      if (!failedOfDuplicates(error)) throw error;
      await database.collection(`${bucketName}.chunks`).deleteMany({ files_id: upload.id });
    }
  };
  const underWay = new Map<string, Promise<void>>();
  return {
    /** The bytes of what was kept. @throws when they are not there, or are not what they were */
    read: (fileId: string, sha256: string) => readKept({ bucket, files }, fileId, sha256),
    /** Keeps the bytes under Slack's file id; kept twice is kept once, be it for several orders at the same moment. */
    keep: async (fileId: string, bytes: Uint8Array, name: string): Promise<KeptCopy> => {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const key = `${fileId}:${sha256}`;
      const stored =
        underWay.get(key) ?? store(fileId, bytes, { sha256, name }).finally(() => underWay.delete(key));
      underWay.set(key, stored);
      await stored;
      return { sha256, size: bytes.byteLength };
    },
  };
};

const readKept = async (
  { bucket, files }: { readonly bucket: mongo.GridFSBucket; readonly files: mongo.Collection },
  fileId: string,
  sha256: string,
): Promise<Uint8Array> => {
  const entry = await files.findOne({ filename: fileId, 'metadata.sha256': sha256 });
  if (!entry) throw new Error(`the kept file ${fileId} is not there`);
  const pieces: Buffer[] = [];
  for await (const piece of bucket.openDownloadStream(entry._id)) pieces.push(piece as Buffer);
  const bytes = Buffer.concat(pieces);
  if (createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw new Error(`the kept file ${fileId} is not what was kept`);
  return bytes;
};

const bucketName = 'kept';

interface About {
  readonly sha256: string;
  readonly name: string;
}

export type Files = ReturnType<typeof openFiles>;
