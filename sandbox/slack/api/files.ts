import { announceMessage } from '../delivery/events.ts';
import { invalidArguments, SlackFailure } from '../failure.ts';
import { slackFile, storeFile } from '../files.ts';
import { type Json, objects } from '../json.ts';
import { addMessage, facesOf, messageAt } from '../messages.ts';
import type { StoredFile, Workspace } from '../workspace.ts';
import { contentOf } from './content.ts';
import { list, type Methods, nested, optionalText, requiredText } from './method.ts';
import { channelOf, isMember } from './places.ts';

export const fileMethods: Methods = {
  'files.getUploadURLExternal': { tier: 4, scopes: ['files:write'], run: uploadUrl },
  'files.completeUploadExternal': { tier: 4, scopes: ['files:write'], run: complete },
  'files.info': { tier: 4, scopes: ['files:read'], run: info },
  'files.list': { tier: 3, scopes: ['files:read'], run: listAll },
  'files.delete': { tier: 3, scopes: ['files:write'], run: remove },
};

function uploadUrl(workspace: Workspace, given: Json): Json {
  const name = requiredText(given, 'filename');
  const length = Number(optionalText(given, 'length') ?? 0);
  if (!Number.isInteger(length) || length <= 0) throw new SlackFailure('missing_argument');
  if ((optionalText(given, 'alt_txt')?.length ?? 0) > 1000)
    throw invalidArguments('must be less than 1001 characters [json-pointer:/alt_txt]');
  if (optionalText(given, 'snippet_type') !== undefined && length > 1_000_000) {
    throw new SlackFailure('snippet_too_large');
  }
  const file = storeFile(workspace, {
    name,
    bytes: Buffer.alloc(0),
    user: workspace.caller.userId,
    pending: true,
  });
  return { upload_url: `${workspace.url}/upload/v1/${file.id}?length=${length}`, file_id: file.id };
}

function complete(workspace: Workspace, given: Json): Json {
  const asked = objects(nested(given, 'files'));
  if (asked.length === 0) throw invalidArguments('missing required field: files');
  const files = asked.map((one) => completed(workspace, one));
  const channels = [...list(given, 'channels'), ...list(given, 'channel_id')];
  const thread = optionalText(given, 'thread_ts');
  if (channels.length > 100 || (thread !== undefined && channels.length > 1)) {
    throw new SlackFailure('invalid_channel');
  }
  const places = channels.map((id) => channelOf(workspace, id));
  if (places.some((place) => !isMember(workspace, place))) throw new SlackFailure('not_in_channel');
  if (places.some((place) => place.is_archived)) throw new SlackFailure('posting_to_channel_denied');
  if (thread !== undefined && !messageAt(workspace, places[0]?.id ?? '', thread)) {
    throw new SlackFailure('invalid_thread_ts');
  }
  const comment = optionalText(given, 'initial_comment');
  const content = contentOf(workspace, comment === undefined ? { blocks: given.blocks } : { text: comment });
  for (const file of files) workspace.files.set(file.id, file);
  // The share is made a moment later, so the answer does not know its `ts`, as in Slack.
  const answer = { files: files.map((file) => ({ id: file.id, title: file.title })) };
  setImmediate(() => {
    for (const place of places) {
      const message = addMessage(workspace, {
        channel: place.id,
        user: workspace.caller.userId,
        bot_id: workspace.app.botId,
        app_id: workspace.app.id,
        subtype: 'file_share',
        text: content.text ?? '',
        blocks: content.blocks ?? [],
        files: facesOf(
          workspace,
          files.map((file) => file.id),
        ),
        ...(thread !== undefined && { thread_ts: thread }),
      });
      void announceMessage(workspace, place, message);
    }
  });
  return answer;
}

function completed(workspace: Workspace, asked: Json): StoredFile {
  const file = workspace.files.get(requiredText(asked, 'id'));
  if (!file?.pending || file.bytes.length === 0) throw new SlackFailure('file_not_found');
  return { ...file, title: optionalText(asked, 'title') ?? file.name, pending: false };
}

function info(workspace: Workspace, given: Json): Json {
  return {
    file: slackFile(workspace, known(workspace, given)),
    comments: [],
    response_metadata: { next_cursor: '' },
  };
}

function listAll(workspace: Workspace, given: Json): Json {
  const channel = optionalText(given, 'channel');
  const files = [...workspace.files.values()].filter(
    (file) =>
      !file.pending && (channel === undefined || file.shares.some((share) => share.channel === channel)),
  );
  return {
    files: files.map((file) => slackFile(workspace, file)),
    paging: { count: files.length, total: files.length, page: 1, pages: 1 },
  };
}

function remove(workspace: Workspace, given: Json): Json {
  const file = known(workspace, given);
  if (file.user !== workspace.caller.userId) throw new SlackFailure('cant_delete_file');
  workspace.files.delete(file.id);
  return {};
}

function known(workspace: Workspace, given: Json): StoredFile {
  const file = workspace.files.get(requiredText(given, 'file'));
  if (!file || file.pending) throw new SlackFailure('file_not_found');
  return file;
}
