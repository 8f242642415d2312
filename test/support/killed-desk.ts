import { openDesk } from '../../src/compose.ts';
import { createLog } from '../../src/running/log.ts';

/** A desk in a process of its own that ends as `kill -9` ends it, after a commit is in the journal and before anything is woken. */
const desk = await openDesk({
  ...JSON.parse(process.env.DESK_OPTIONS ?? '{}'),
  run: 'web',
  clock: { now: () => new Date(Date.now() + Number(process.env.DESK_OFFSET_MS ?? 0)) },
  log: createLog('silent'),
});
Object.assign(desk.ports, { wake: () => process.kill(process.pid, 'SIGKILL') });
process.send?.(desk.port);
