import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Asset, buildClient } from './bundle.ts';
import { fontFile, fontStyle } from './fonts.ts';
import { pageOf } from './page.ts';

type Answerer = (request: IncomingMessage, response: ServerResponse) => Promise<boolean>;

const pagePaths = /^\/(as\/[^/]+)?$/;
const forever = 'public, max-age=31536000, immutable';
// Pictures may come from anywhere an app names; scripts, styles and fonts only from here.
const policy =
  "default-src 'self'; img-src * data: blob:; media-src *; style-src 'self' 'unsafe-inline'; frame-ancestors 'self'";

/**
 * The browser client: answers `/`, `/as/<handle>` and `/assets/*`, and tells whether it did.
 * The bundle is built once for the process; its address changes with its content, so that browsers may keep it.
 */
export async function webClient(): Promise<Answerer> {
  const [bundle, fonts, fax] = await Promise.all([buildClient(), fontStyle(), tourFax()]);
  const assets = new Map([...bundle.assets, fonts, fax].map((asset) => [asset.path, asset]));
  const page = Buffer.from(pageOf({ script: bundle.script, styles: [fonts.path, bundle.style] }));

  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
    if (pagePaths.test(pathname)) {
      send(response, 200, { type: 'text/html; charset=utf-8', body: page, cache: 'no-cache' });
      return true;
    }
    if (!pathname.startsWith('/assets/')) return false;
    const asset = assets.get(pathname) ?? (await fontFile(pathname));
    if (asset) sendAsset(request, response, asset);
    else send(response, 404, { type: 'text/plain', body: Buffer.from('not found'), cache: 'no-store' });
    return true;
  };
}

/** The fax with which the guided order begins. */
async function tourFax(): Promise<Asset> {
  const body = await readFile(new URL('../world/fax-lianxing.png', import.meta.url));
  return { path: '/assets/tour/fax-lianxing.png', type: 'image/png', body };
}

/** An asset whose address never changes its content, packed where the browser takes it so. */
export function sendAsset(request: IncomingMessage, response: ServerResponse, asset: Asset): void {
  const zipped = asset.gzipped && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  if (zipped) response.setHeader('content-encoding', 'gzip');
  response.setHeader('vary', 'accept-encoding');
  send(response, 200, {
    type: asset.type,
    body: zipped && asset.gzipped ? asset.gzipped : asset.body,
    cache: forever,
  });
}

export function send(
  response: ServerResponse,
  status: number,
  content: { readonly type: string; readonly body: Buffer; readonly cache: string },
): void {
  response.writeHead(status, {
    'content-type': content.type,
    'content-length': content.body.byteLength,
    'cache-control': content.cache,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
  });
  response.end(response.req.method === 'HEAD' ? undefined : content.body);
}
