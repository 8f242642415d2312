import type { FileDelivery } from '../../../src/store/deliveries.ts';
import type { JobDeps } from '../../deps.ts';
import type { Again } from '../retry.ts';
import { bringSideDeliveries } from '../side-deliveries.ts';

/** Copies the files named in an order's answers into the desk's own keeping: no line waits for a slow or missing one. */
export const copyFiles = (deps: JobDeps): ((orderId: string) => Promise<Again>) =>
  bringSideDeliveries<FileDelivery>(deps, {
    kind: 'file',
    bring: ({ orderId, payload }) => deps.keepFile(orderId, payload.fileId),
    fault: 'a file could not be copied from Slack; it is tried again',
  });
