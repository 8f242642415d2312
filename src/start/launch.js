// Starts the program from one bundle of its modules, kept until a source changes: loading them one by one through a
// TypeScript loader takes several times as long. What comes from npm stays outside the bundle.
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = fileURLToPath(new URL('../../node_modules/.cache/countersign/', import.meta.url));
const record = `${folder}sources.json`;

if (!isFresh()) await bundle();
process.setSourceMapsEnabled(true);
await import(pathToFileURL(`${folder}main.mjs`).href);

/** Whether the bundle was made from the sources as they are. */
function isFresh() {
  try {
    const sources = Object.entries(JSON.parse(readFileSync(record, 'utf8')));
    return sources.every(([file, changedAt]) => statSync(file).mtimeMs === changedAt);
  } catch {
    return false;
  }
}

async function bundle() {
  const { build } = await import('esbuild');
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    // What runs in a thread of its own is a file of its own.
    entryPoints: {
      main: `${root}src/main.ts`,
      'table-worker': `${root}src/papers/table-worker.ts`,
      'print-worker': `${root}src/papers/print/print-worker.ts`,
      'scan-process': `${root}src/papers/scan/scan-process.ts`,
    },
    absWorkingDir: root,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    define: { bundleFolder: JSON.stringify(pathToFileURL(folder).href) },
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    sourcemap: 'linked',
    metafile: true,
    logLevel: 'warning',
    plugins: [{ name: 'source-addresses', setup: keepSourceAddresses }],
  });
  const sources = [...Object.keys(metafile.inputs).map((file) => root + file), `${root}package-lock.json`];
  writeFileSync(
    record,
    JSON.stringify(Object.fromEntries(sources.map((file) => [file, statSync(file).mtimeMs]))),
  );
}

/** Each module finds its files beside its source, not beside the bundle. */
function keepSourceAddresses({ onLoad }) {
  onLoad({ filter: /\.ts$/ }, ({ path }) => {
    const text = readFileSync(path, 'utf8');
    if (!text.includes('import.meta.url')) return undefined;
    return {
      contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    };
  });
}
