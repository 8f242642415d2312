import { handle } from '../src/desk/handle.ts';
import type { DeskPorts } from '../src/desk/ports.ts';
import { theDesk } from '../src/desk/the-desk.ts';
import type { FetchFile } from '../src/slack/fetch-file.ts';
import type { Files } from '../src/store/files.ts';

export interface KeepFileDeps {
  readonly fetchFile: FetchFile;
  readonly files: Files;
  readonly ports: DeskPorts;
}

/** Copies a file from Slack into the desk's own keeping, then says so in the order's journal: once a file and order. */
export const keepFile =
  ({ fetchFile, files, ports }: KeepFileDeps) =>
  async (orderId: string, fileId: string): Promise<void> => {
    const fetched = await fetchFile(fileId);
    if (!fetched) return;
    const { name, mimeType, bytes } = fetched;
    const { sha256, size } = await files.keep(fileId, bytes, name);
    await handle(ports)({
      orderId,
      via: `file:${fileId}`,
      submitted: { fileId, sha256 },
      by: theDesk,
      for: null,
      command: () => ({ type: 'KeepFile', fileId, sha256, size, mimeType, at: ports.now().toISOString() }),
    });
  };
