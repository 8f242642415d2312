import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Message } from '../protocol.ts';
import { attached, postAsBot } from './api/chat.ts';
import { contentOf, hasContent } from './api/content.ts';
import { argumentsOf, bytesOf } from './body.ts';
import { SlackFailure } from './failure.ts';
import { randomText } from './ids.ts';
import type { Json } from './json.ts';
import { addEphemeral, changeMessage, messageAt, removeEphemeral, removeMessage } from './messages.ts';
import { personOf } from './people.ts';
import type { ResponseUrl, Workspace } from './workspace.ts';

const mostUses = 5;
const lifeMs = 30 * 60_000;

/** A new `response_url`: 5 uses within 30 minutes. */
export function newResponseUrl(
  workspace: Workspace,
  given: Pick<ResponseUrl, 'channel' | 'user' | 'source'>,
): string {
  const key = randomText(12);
  workspace.responseUrls.set(key, { ...given, at: workspace.clock.now(), uses: 0 });
  return `${workspace.url}/actions/${workspace.team.id}/${key}`;
}

/** Answers a message posted to a `response_url`. */
export async function answerResponseUrl(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const key = (request.url ?? '').split('/').at(-1) ?? '';
  const given = await argumentsOf(await bytesOf(request), request.headers['content-type'] ?? '');
  const { status, body } = take(workspace, key, given);
  workspace.log.add({
    direction: 'from-app',
    method: 'response_url',
    via: 'http',
    status,
    ms: 0,
    ...(body.ok === false && { error: String(body.error) }),
    request: given ?? null,
    response: body,
  });
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(body.ok === true ? 'ok' : JSON.stringify(body));
}

function take(workspace: Workspace, key: string, given: Json | undefined): { status: number; body: Json } {
  const url = workspace.responseUrls.get(key);
  if (!url) return { status: 404, body: { ok: false, error: 'invalid_url' } };
  if (workspace.clock.now() - url.at > lifeMs)
    return { status: 404, body: { ok: false, error: 'expired_url' } };
  if (url.uses >= mostUses) return { status: 404, body: { ok: false, error: 'used_url' } };
  if (!given) return { status: 400, body: { ok: false, error: 'invalid_payload' } };
  try {
    respond(workspace, url, given);
    url.uses += 1;
    return { status: 200, body: { ok: true } };
  } catch (problem) {
    if (!(problem instanceof SlackFailure)) throw problem;
    return { status: 400, body: { ok: false, error: problem.code, ...problem.detail } };
  }
}

/**
 * Posts, replaces or deletes as a `response_url` or the answer to a slash command asks. Throws `SlackFailure`, and then
 * nothing has happened: a message that is refused does not delete the one it came from.
 */
export function respond(
  workspace: Workspace,
  url: Pick<ResponseUrl, 'channel' | 'user' | 'source'>,
  given: Json,
): void {
  const deletes = given.delete_original === true;
  const content = contentOf(workspace, given);
  if (!hasContent(content) && !deletes) throw new SlackFailure('no_text');
  const place = workspace.channels.get(url.channel);
  if (!place) throw new SlackFailure('channel_not_found');
  const thread = threadOf(workspace, url, given);
  if (deletes) removeSource(workspace, url);
  if (!hasContent(content)) return;
  if (given.replace_original === true && url.source && !deletes) {
    replaceSource(workspace, url, content);
    return;
  }
  if (given.response_type === 'in_channel') {
    postAsBot(workspace, place, { content, ...(thread !== undefined && { thread }) });
    return;
  }
  addEphemeral(workspace, {
    channel: url.channel,
    user: url.user,
    text: content.text ?? '',
    blocks: content.blocks ?? [],
    ...attached(content.attachments),
  });
}

/** A thread is for a new message that all see; Slack takes `thread_ts` with nothing else. */
function threadOf(
  workspace: Workspace,
  url: Pick<ResponseUrl, 'channel' | 'source'>,
  given: Json,
): string | undefined {
  if (typeof given.thread_ts !== 'string') return undefined;
  const parent = messageAt(workspace, url.channel, given.thread_ts);
  if (given.response_type !== 'in_channel' || given.replace_original === true || !parent) {
    throw new SlackFailure('invalid_thread_ts');
  }
  const thread = parent.thread_ts ?? parent.ts;
  if (thread === url.source?.closedThread) throw new SlackFailure('invalid_thread_ts');
  return thread;
}

/** A message keeps its visibility for life. */
function replaceSource(
  workspace: Workspace,
  url: Pick<ResponseUrl, 'channel' | 'user' | 'source'>,
  content: ReturnType<typeof contentOf>,
): void {
  const ts = url.source?.ts ?? '';
  const { text = '', blocks = [] } = content;
  const shown = { text, blocks, ...attached(content.attachments) };
  if (url.source?.ephemeral) {
    const person = personOf(workspace, url.user);
    const before = person.ephemerals.find((one) => one.ts === ts);
    if (!before) throw new SlackFailure('message_not_found');
    const { attachments: _before, ...kept } = before;
    const ephemeral = { ...kept, ...shown };
    person.ephemerals = person.ephemerals.map((one) => (one.ts === ts ? ephemeral : one));
    workspace.hub.emit({ type: 'ephemeral_deleted', channel: before.channel, ts }, [url.user]);
    workspace.hub.emit({ type: 'ephemeral', ephemeral }, [url.user]);
    return;
  }
  const { attachments: _attachments, ...source } = sourceMessage(workspace, url);
  changeMessage(workspace, { ...source, ...shown });
}

function removeSource(workspace: Workspace, url: Pick<ResponseUrl, 'channel' | 'user' | 'source'>): void {
  if (!url.source) return;
  if (url.source.ephemeral) removeEphemeral(workspace, url.user, url.source.ts);
  else removeMessage(workspace, sourceMessage(workspace, url));
}

function sourceMessage(workspace: Workspace, url: Pick<ResponseUrl, 'channel' | 'source'>): Message {
  const message = messageAt(workspace, url.channel, url.source?.ts ?? '');
  if (!message) throw new SlackFailure('message_not_found');
  if (message.bot_id !== workspace.app.botId) throw new SlackFailure('cant_update_message');
  return message;
}
