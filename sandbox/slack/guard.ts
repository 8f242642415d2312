import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { ActRefused } from './failure.ts';

/** Who may come in: on the loopback address everybody on this machine, elsewhere whoever knows the password. */
export interface Guard {
  readonly host: string;
  readonly password: string | undefined;
}

const loopback = ['127.0.0.1', 'localhost', '::1', '[::1]'];
/** These carry secrets of their own: tokens, signatures, and addresses nobody can guess. */
const ownSecrets = ['/api/', '/actions/', '/files-pri/', '/upload/', '/link/', '/shop/hook'];

/** Throws where the sandbox would stand open to a network without a password. */
export function checkGuard(guard: Guard): void {
  if (loopback.includes(guard.host) || (guard.password?.length ?? 0) >= 8) return;
  throw new Error(
    `the sandbox listens on ${guard.host} only with a password of at least 8 characters (--password)`,
  );
}

/** Throws 403 for pages of other sites, also those that renamed themselves to this machine, and 401 without the password. */
export function admit(guard: Guard, request: IncomingMessage): void {
  const { origin, host = '' } = request.headers;
  if (origin !== undefined && originHost(origin) !== host) {
    throw new ActRefused('requests of other sites are not taken', 403);
  }
  const name = host.replace(/:\d+$/, '');
  if (guard.password === undefined) {
    if (!loopback.includes(name)) throw new ActRefused(`"${name}" is not this machine`, 403);
    return;
  }
  if (ownSecrets.some((path) => request.url?.startsWith(path))) return;
  if (!knows(guard.password, request.headers.authorization))
    throw new ActRefused('the password is wanted', 401);
}

function originHost(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}

function knows(password: string, authorization: string | undefined): boolean {
  const given = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64').toString();
  const said = Buffer.from(given.slice(given.indexOf(':') + 1));
  const wanted = Buffer.from(password);
  return said.length === wanted.length && timingSafeEqual(said, wanted);
}
