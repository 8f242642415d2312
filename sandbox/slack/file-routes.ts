import type { IncomingMessage, ServerResponse } from 'node:http';
import { bytesOf, multipartOf } from './body.ts';
import type { StoredFile, Workspace } from './workspace.ts';

/** The second step of an upload by the app: the bytes, raw or as one multipart part, of the length announced. */
export async function takeBytes(
  workspace: Workspace,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', workspace.url);
  const file = workspace.files.get(url.pathname.split('/').at(-1) ?? '');
  const fault = workspace.faults.strike('upload', ['lost-answer', 'server-error']);
  const type = request.headers['content-type'] ?? '';
  const whole = await bytesOf(request);
  const bytes = type.startsWith('multipart/form-data')
    ? (await multipartOf(whole, type)).files[0]?.bytes
    : whole;
  if (fault?.kind === 'server-error') {
    reply(response, fault.status ?? 500, 'error');
    return;
  }
  if (!file?.pending || !bytes) {
    reply(response, 404, 'no such upload');
    return;
  }
  if (bytes.length !== Number(url.searchParams.get('length'))) {
    reply(response, 400, 'length differs');
    return;
  }
  workspace.files.set(file.id, { ...file, bytes, size: bytes.length });
  if (fault?.kind === 'lost-answer') {
    request.socket.destroy();
    return;
  }
  reply(response, 200, `OK - ${bytes.length}`);
}

/** `/files-pri/<team>-<id>/<name>`: with a token that has `files:read` only; without it Slack shows its sign-in page. */
export function giveToApp(workspace: Workspace, request: IncomingMessage, response: ServerResponse): void {
  const id = (request.url ?? '').split('/')[2]?.split('-')[1] ?? '';
  const file = workspace.files.get(id);
  if (!mayRead(workspace, /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1])) {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end('<!DOCTYPE html><title>Sign in</title><p>Sign in to see this file.</p>');
    return;
  }
  if (!file) {
    reply(response, 404, 'file_not_found');
    return;
  }
  give(file, response);
}

function mayRead({ tokens, manifest, revoked }: Workspace, token: string | undefined): boolean {
  if (token === undefined || revoked.has(token)) return false;
  if (token === tokens.bot) return manifest.scopes.includes('files:read');
  return token === tokens.user && manifest.userScopes.includes('files:read');
}

/** `/files/<id>/<name>`: for the people in the browser. */
export function giveToPeople(workspace: Workspace, request: IncomingMessage, response: ServerResponse): void {
  const file = workspace.files.get((request.url ?? '').split('/')[2] ?? '');
  if (!file) {
    reply(response, 404, 'file_not_found');
    return;
  }
  give(file, response);
}

function give(file: StoredFile, response: ServerResponse): void {
  response.writeHead(200, {
    'content-type': file.mimetype,
    'content-length': file.bytes.length,
    // What people upload is shown, never run.
    'content-security-policy': "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'",
    'x-content-type-options': 'nosniff',
  });
  response.end(file.bytes);
}

function reply(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}
