// A thread inherits no TypeScript loader: from sources, this file brings its own.
import { tsImport } from 'tsx/esm/api';

const worker = await tsImport('./print-worker.ts', import.meta.url);

export default (sheet) => worker.default(sheet);
