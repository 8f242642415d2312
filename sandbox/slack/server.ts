import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { OnClockAdvance } from './acts/time.ts';
import { answerCall } from './api/call.ts';
import { openWindow, takeUpload, watchAll } from './client.ts';
import { answerControl } from './control.ts';
import { ActRefused } from './failure.ts';
import { giveToApp, giveToPeople, takeBytes } from './file-routes.ts';
import { admit, type Guard } from './guard.ts';
import { answerResponseUrl } from './response-url.ts';
import type { Workspace } from './workspace.ts';

/** Serves what no other route answered; true when it did. */
export type WebClient = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

export interface Routes {
  readonly workspace: Workspace;
  readonly hook: OnClockAdvance | undefined;
  readonly webClient: WebClient;
  /** The web shop beside the workspace. */
  readonly shop: WebClient;
  /** The customers' mailbox. */
  readonly mail: WebClient;
  readonly guard: Guard;
}

/** The sandbox's HTTP server: Web API, response URLs, files, control API, browser client. */
export function createSandboxServer(routes: Routes): Server {
  return createServer((request, response) => {
    route(routes, request, response).catch((problem: unknown) => fail(response, problem));
  });
}

async function route(routes: Routes, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { workspace } = routes;
  const path = (request.url ?? '/').split('?')[0] ?? '/';
  admit(routes.guard, request);
  if (path.startsWith('/api/')) return answerCall(workspace, request, response);
  if (path.startsWith('/actions/')) return answerResponseUrl(workspace, request, response);
  if (path.startsWith('/upload/')) return takeBytes(workspace, request, response);
  if (path.startsWith('/files-pri/')) return giveToApp(workspace, request, response);
  if (path.startsWith('/files/')) return giveToPeople(workspace, request, response);
  if (path === '/client/events') return openWindow(workspace, request, response);
  if (path === '/client/upload') return takeUpload(workspace, request, response);
  if (path === '/_control/events') return watchAll(workspace, response);
  if (path.startsWith('/_control/')) {
    return answerControl(workspace, { request, response }, routes.hook);
  }
  if (await routes.shop(request, response)) return;
  if (await routes.mail(request, response)) return;
  if (await routes.webClient(request, response)) return;
  throw new ActRefused('nothing is here', 404);
}

function fail(response: ServerResponse, problem: unknown): void {
  const status = problem instanceof ActRefused ? problem.status : 500;
  const error = problem instanceof Error ? problem.message : String(problem);
  if (status === 500) console.error(problem);
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    ...(status === 401 && { 'www-authenticate': 'Basic realm="sandbox"' }),
  });
  response.end(JSON.stringify({ ok: false, error }));
}
