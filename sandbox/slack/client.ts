import type { IncomingMessage, ServerResponse } from 'node:http';
import type { BootEvent, ClientEvent } from '../protocol.ts';
import { clockFace } from './acts/time.ts';
import { bytesOf, multipartOf } from './body.ts';
import { ActRefused } from './failure.ts';
import { fileFace, storeFile } from './files.ts';
import { everybody } from './hub.ts';
import { messagesIn } from './messages.ts';
import { actor, personOf } from './people.ts';
import { viewFace } from './views/stack.ts';
import type { Workspace } from './workspace.ts';

const shownRows = 300;

/** `GET /client/events?user=`: a window opens and stays open; ephemerals go with the person's last window. */
export function openWindow(workspace: Workspace, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', workspace.url);
  const user = actor(workspace, url.searchParams.get('user') ?? '');
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    connection: 'keep-alive',
  });
  response.write(`data: ${JSON.stringify(bootOf(workspace, user.id))}\n\n`);
  stream(workspace, response, user.id);
  response.on('close', () => {
    if (workspace.hub.windowsOf(user.id) === 0) personOf(workspace, user.id).ephemerals = [];
  });
}

/** `GET /_control/events`: what happens to anybody, for scripts and tests; no `boot`. */
export function watchAll(workspace: Workspace, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
  });
  response.write(': watching\n\n');
  stream(workspace, response, everybody);
}

function stream(workspace: Workspace, response: ServerResponse, userId: string): void {
  const write = (event: ClientEvent) => void response.write(`data: ${JSON.stringify(event)}\n\n`);
  const leave = workspace.hub.watch(userId, write);
  const beat = setInterval(() => response.write(': still here\n\n'), 15_000);
  response.on('close', () => {
    clearInterval(beat);
    leave();
  });
}

/** `POST /client/upload?user=`: files a person chose in the browser. */
export async function takeUpload(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', workspace.url);
  const user = actor(workspace, url.searchParams.get('user') ?? '');
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) throw new ActRefused('send multipart/form-data', 415);
  const { files } = await multipartOf(await bytesOf(request), type);
  const stored = files.map((part) => fileFace(storeFile(workspace, { ...part, user: user.id })));
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify({ ok: true, files: stored }));
}

function bootOf(workspace: Workspace, me: string): BootEvent {
  const { manifest } = workspace;
  const person = personOf(workspace, me);
  const channels = [...workspace.channels.values()].filter(
    (one) => one.kind === 'public' || one.members.includes(me),
  );
  return {
    type: 'boot',
    team: workspace.team,
    app: {
      id: workspace.app.id,
      name: manifest.name,
      bot_user_id: workspace.app.botUserId,
      bot_id: workspace.app.botId,
      home_tab_enabled: manifest.homeTab,
      messages_tab_enabled: manifest.messagesTab,
    },
    me,
    users: [...workspace.users.values()],
    channels,
    groups: [...workspace.groups.values()],
    commands: manifest.commands,
    shortcuts: manifest.shortcuts,
    messages: channels
      .filter((one) => one.members.includes(me))
      .flatMap((one) => messagesIn(workspace, one.id)),
    ephemerals: person.ephemerals,
    modals: person.stack.map(viewFace),
    home: person.home ? viewFace(person.home) : null,
    clock: clockFace(workspace),
    log: workspace.log.rows().slice(-shownRows),
    ...(workspace.mailbox === undefined ? {} : { mailbox: workspace.mailbox }),
  };
}
