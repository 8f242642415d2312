import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';

export interface Asset {
  readonly path: string;
  readonly type: string;
  readonly body: Buffer;
  /** Absent where packing gains nothing. */
  readonly gzipped?: Buffer;
}

export interface Bundle {
  readonly script: string;
  readonly style: string;
  readonly assets: readonly Asset[];
}

/** A page's client: where its script begins, from here, and what its files are called. */
export interface Client {
  readonly entry: string;
  readonly name: string;
}

const built = new Map<string, Promise<Bundle>>();
const workspaceClient: Client = { entry: './client/main.tsx', name: 'client' };

/** Script and style of a client, built at the first call and kept for the process. */
export function buildClient(client = workspaceClient): Promise<Bundle> {
  const bundle = built.get(client.name) ?? buildOnce(client);
  built.set(client.name, bundle);
  return bundle;
}

async function buildOnce({ entry, name }: Client): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(entry, import.meta.url))],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    outdir: '/assets',
    // A fault of the build is thrown with its place; printing it as well would say it twice.
    logLevel: 'silent',
  });
  const assets = outputFiles.map((file) => {
    const isStyle = file.path.endsWith('.css');
    return assetOf({
      name: `${name}.${isStyle ? 'css' : 'js'}`,
      type: isStyle ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
      body: Buffer.from(file.contents),
    });
  });
  return { script: pathEnding(assets, '.js'), style: pathEnding(assets, '.css'), assets };
}

/** An asset whose address holds a digest of its content, packed once. */
export function assetOf(given: {
  readonly name: string;
  readonly type: string;
  readonly body: Buffer;
}): Asset {
  const digest = createHash('sha256').update(given.body).digest('hex').slice(0, 12);
  const path = `/assets/${given.name.replace('.', `-${digest}.`)}`;
  return { path, type: given.type, body: given.body, gzipped: gzipSync(given.body, { level: 9 }) };
}

function pathEnding(assets: readonly Asset[], ending: string): string {
  const asset = assets.find(({ path }) => path.endsWith(ending));
  if (!asset) throw new Error(`the client's bundle has no ${ending} file`);
  return asset.path;
}
