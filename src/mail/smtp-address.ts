import { isIP } from 'node:net';

/** How the mail server is reached. */
export interface SmtpAddress {
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte; else the connection is upgraded where the server offers it. */
  readonly secure: boolean;
  /** Null where the server asks for nobody's name. */
  readonly auth: { readonly user: string; readonly pass: string } | null;
  /** A password goes over no open line, but on this machine. */
  readonly requireTLS: boolean;
}

/** `smtp://user:password@host:port` or `smtps://…` read; null for what is neither. */
export const readSmtpUrl = (text: string): SmtpAddress | null => {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') return null;
  if (url.hostname === '' || (url.pathname !== '' && url.pathname !== '/')) return null;
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const auth = authOf(url);
  if (auth === undefined) return null;
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    auth,
    requireTLS: auth !== null && !secure && !isThisMachine(host),
  };
};

const authOf = ({ username, password }: URL): SmtpAddress['auth'] | undefined => {
  if (username === '') return null;
  try {
    return { user: decodeURIComponent(username), pass: decodeURIComponent(password) };
  } catch {
    return undefined;
  }
};

const isThisMachine = (host: string): boolean =>
  host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
