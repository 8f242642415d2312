import { parentPort, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { readTableFile } from './read-table.ts';

/** Runs in a thread of its own (read-apart.ts): whatever a file does to its reader, the desk goes on answering. */
const Given = z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) });
const { name, bytes } = Given.parse(workerData);
parentPort?.postMessage(await readTableFile(name, bytes));
