import type { SlackDeps } from './deps.ts';
import { openConversations } from './links.ts';

/** A file to be sent, with its name and what is said beside it. */
export interface SentFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly comment?: string;
}

/** Sends a file to a person's own conversation with the desk. */
export const sendFile = async (
  { client }: Pick<SlackDeps, 'client'>,
  userId: string,
  { name, bytes, comment }: SentFile,
): Promise<void> => {
  await client.filesUploadV2({
    channel_id: await openConversations(client)(userId),
    file: Buffer.from(bytes),
    filename: name,
    ...(comment === undefined ? {} : { initial_comment: comment }),
  });
};
