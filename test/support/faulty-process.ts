import { liveOn } from '../../src/running/live-on.ts';
import { createLog } from '../../src/running/log.ts';

/** A process in which faults happen that nobody catches. It ends with 3 once both are behind it. */
liveOn(createLog('info'));
process.on('unhandledRejection', () => {
  setImmediate(() => {
    setImmediate(() => process.exit(3));
    throw new Error('thrown in a listener');
  });
});
void Promise.reject(new Error('a promise of nobody'));
