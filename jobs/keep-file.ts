import type { WebClient } from '@slack/web-api';
import { handle } from '../src/desk/handle.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import type { Files } from '../src/store/files.ts';

export interface KeepFileDeps {
  readonly client: WebClient;
  readonly token: string;
  readonly files: Files;
  readonly ports: DeskPorts;
}

const desk = { id: 'countersign', name: 'Countersign' } as const;

/** Copies a file from Slack into the desk's own keeping, then says so in the order's journal: once a file and order. */
export const keepFile =
  ({ client, token, files, ports }: KeepFileDeps) =>
  async (orderId: string, fileId: string): Promise<void> => {
    const { file } = await client.files.info({ file: fileId });
    const address = file?.url_private_download ?? file?.url_private;
    if (!address) throw new Error(`Slack gives no address for file ${fileId}`);
    const answer = await fetch(address, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(20_000),
    });
    if (!answer.ok) throw new Error(`Slack answered ${answer.status} for file ${fileId}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    const { sha256, size } = await files.keep(fileId, bytes, file?.name ?? fileId);
    const mimeType = file?.mimetype ?? 'application/octet-stream';
    await handle(ports)({
      orderId,
      via: `file:${fileId}`,
      submitted: { fileId, sha256 },
      by: desk,
      for: null,
      command: () => ({ type: 'KeepFile', fileId, sha256, size, mimeType, at: ports.now().toISOString() }),
    });
  };
