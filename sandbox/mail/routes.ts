import type { IncomingMessage, ServerResponse } from 'node:http';
import { fontStyle } from '../web/fonts.ts';
import type { Mailbox } from './mailbox.ts';
import { letterPage, listPage, missingPage } from './page.ts';
import type { Language } from './words.ts';

/** Where the workspace leads to. */
export const mailboxPath = '/mail';

/** No script runs and nothing but fonts is fetched: what a letter says is shown as text. */
const policy =
  "default-src 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

/** Answers the mailbox's pages: `/mail`, `/mail/<letter>`, `/mail/<letter>/<attachment>`; true when it did. */
export const mailAnswerer =
  (mailbox: Mailbox) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
    const path = /^\/mail(?:\/(\d{1,9})(?:\/(\d{1,3}))?)?$/.exec(pathname);
    if (!path || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
    const look = {
      language: languageOf(searchParams.get('lang'), request.headers['accept-language']),
      fonts: (await fontStyle()).path,
    };
    const [, id, place] = path;
    const letter = id === undefined ? undefined : mailbox.find(Number(id));
    if (id === undefined) return sendPage(response, 200, listPage(mailbox.letters(), look));
    if (!letter) return sendPage(response, 404, missingPage(look));
    if (place === undefined) return sendPage(response, 200, letterPage(letter, look));
    const attachment = letter.attachments[Number(place) - 1];
    if (!attachment) return sendPage(response, 404, missingPage(look));
    // Only a PDF is opened in the browser; whatever else came is handed over as a file.
    const isPdf = attachment.type === 'application/pdf';
    const name = encodeURIComponent(attachment.name);
    response.writeHead(200, {
      'content-type': isPdf ? 'application/pdf' : 'application/octet-stream',
      'content-disposition': `${isPdf ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
      'content-length': attachment.bytes.length,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    response.end(request.method === 'HEAD' ? undefined : attachment.bytes);
    return true;
  };

const languageOf = (asked: string | null, accepted: string | undefined): Language => {
  if (asked === 'zh' || asked === 'en') return asked;
  return /^(zh|\*|$)/i.test(accepted ?? '') ? 'zh' : 'en';
};

const sendPage = (response: ServerResponse, status: number, html: string): true => {
  const body = Buffer.from(html);
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-length': body.length,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(response.req.method === 'HEAD' ? undefined : body);
  return true;
};
