import { openDesk } from '../../src/compose.ts';
import { createLog } from '../../src/running/log.ts';

/** A process that runs jobs and nothing else, on its parent's stores and by its parent's clock; it is there to be killed. */
const options = JSON.parse(process.env.JOB_PROCESS ?? '{}');
let offsetMs = Number(process.env.JOB_OFFSET_MS ?? 0);

const desk = await openDesk({
  ...options,
  clock: { now: () => new Date(Date.now() + offsetMs) },
  log: createLog('silent'),
});
process.on('message', (message: { readonly offsetMs: number }) => {
  offsetMs = message.offsetMs;
  void desk.settle().catch(() => undefined);
});
process.send?.('ready');
