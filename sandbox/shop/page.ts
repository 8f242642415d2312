import { buildClient } from '../web/bundle.ts';
import { fontStyle } from '../web/fonts.ts';
import { pageOf } from '../web/page.ts';
import { send, sendAsset } from '../web/serve.ts';
import type { ShopAnswerer } from './routes.ts';

/** The shop's page and its script and style, built when it is first asked for; the fonts are the workspace's. */
export async function shopPage(): Promise<ShopAnswerer> {
  const [bundle, fonts] = await Promise.all([
    buildClient({ entry: '../shop/client/main.tsx', name: 'shop' }),
    fontStyle(),
  ]);
  const assets = new Map(bundle.assets.map((asset) => [asset.path, asset]));
  const page = Buffer.from(pageOf({ script: bundle.script, styles: [fonts.path, bundle.style] }));
  return async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const { pathname } = new URL(request.url ?? '/', 'http://sandbox');
    const asset = assets.get(pathname);
    if (asset) sendAsset(request, response, asset);
    else send(response, 200, { type: 'text/html; charset=utf-8', body: page, cache: 'no-cache' });
    return true;
  };
}
