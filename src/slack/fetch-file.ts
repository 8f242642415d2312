import type { WebClient } from '@slack/web-api';

export interface FetchedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly bytes: Uint8Array;
}

const answerWithinMs = 20_000;

/**
 * Fetches a file's bytes with the bot's token; undefined where Slack says it holds more than `mostBytes`.
 *
 * @throws when Slack gives no address or does not hand the bytes over
 */
export const openFileFetcher =
  (client: WebClient, token: string) =>
  async (fileId: string, mostBytes = Number.POSITIVE_INFINITY): Promise<FetchedFile | undefined> => {
    const { file } = await client.files.info({ file: fileId });
    const address = file?.url_private_download ?? file?.url_private;
    if (!address) throw new Error(`Slack gives no address for file ${fileId}`);
    if ((file?.size ?? 0) > mostBytes) return undefined;
    const answer = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(answerWithinMs),
    });
    if (!answer.ok) throw new Error(`Slack answered ${answer.status} for file ${fileId}`);
    return {
      name: file?.name ?? fileId,
      mimeType: file?.mimetype ?? 'application/octet-stream',
      bytes: new Uint8Array(await answer.arrayBuffer()),
    };
  };

export type FetchFile = ReturnType<typeof openFileFetcher>;
