import { extname } from 'node:path';
import type { Channel, FileFace } from '../protocol.ts';
import type { Json } from './json.ts';
import type { StoredFile, Workspace } from './workspace.ts';

const kinds: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  json: 'application/json',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** Keeps the bytes under a new id. `pending` until the app completes its upload. */
export function storeFile(
  workspace: Workspace,
  given: { readonly name: string; readonly bytes: Buffer; readonly user: string; readonly pending?: boolean },
): StoredFile {
  const id = workspace.ids.next('F');
  const filetype = extname(given.name).slice(1).toLowerCase() || 'binary';
  const file: StoredFile = {
    id,
    name: given.name,
    title: given.name,
    mimetype: kinds[filetype] ?? 'application/octet-stream',
    filetype,
    size: given.bytes.length,
    user: given.user,
    path: `/files/${id}/${encodeURIComponent(given.name)}`,
    bytes: given.bytes,
    created: workspace.clock.now(),
    pending: given.pending ?? false,
    shares: [],
  };
  workspace.files.set(id, file);
  return file;
}

/** What the browser is given. */
export function fileFace(file: StoredFile): FileFace {
  const { bytes: _bytes, created: _created, pending: _pending, shares: _shares, ...face } = file;
  return face;
}

/** The file object of Slack; `url_private` asks for the bot's token. */
export function slackFile(workspace: Workspace, file: StoredFile): Json {
  const address = `${workspace.url}/files-pri/${workspace.team.id}-${file.id}/${encodeURIComponent(file.name)}`;
  const inKind = (...kinds: readonly Channel['kind'][]) =>
    file.shares.filter((share) => kinds.includes(workspace.channels.get(share.channel)?.kind ?? 'public'));
  return {
    id: file.id,
    created: Math.floor(file.created / 1000),
    timestamp: Math.floor(file.created / 1000),
    name: file.name,
    title: file.title,
    mimetype: file.mimetype,
    filetype: file.filetype,
    user: file.user,
    user_team: workspace.team.id,
    size: file.size,
    mode: 'hosted',
    is_external: false,
    is_public: inKind('public').length > 0,
    url_private: address,
    url_private_download: `${address}?download=1`,
    permalink: `${workspace.url}${file.path}`,
    channels: inKind('public').map((share) => share.channel),
    groups: inKind('private').map((share) => share.channel),
    ims: inKind('im', 'mpim').map((share) => share.channel),
    shares: {
      public: sharesByChannel(inKind('public')),
      private: sharesByChannel(inKind('private', 'im', 'mpim')),
    },
    file_access: 'visible',
  };
}

function sharesByChannel(shares: StoredFile['shares']): Json {
  const channels = [...new Set(shares.map((share) => share.channel))];
  return Object.fromEntries(
    channels.map((channel) => [
      channel,
      shares.filter((share) => share.channel === channel).map(({ channel: _channel, ...share }) => share),
    ]),
  );
}
