import type { SlackDeps } from './deps.ts';

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
  const { channel } = await client.conversations.open({ users: userId });
  if (!channel?.id) throw new Error(`Slack opened no conversation with ${userId}`);
  await client.filesUploadV2({
    channel_id: channel.id,
    file: Buffer.from(bytes),
    filename: name,
    ...(comment === undefined ? {} : { initial_comment: comment }),
  });
};
