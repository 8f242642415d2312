import type { FileDelivery, PrintDelivery, ScanDelivery } from '../../../src/store/deliveries.ts';
import type { JobDeps } from '../../deps.ts';
import { type Again, soonest } from '../retry.ts';
import { bringSideDeliveries } from '../side-deliveries.ts';

/** What the desk keeps: files of Slack's that an order rests on, and papers that it issued; and what it reads of files. */
export const keepFiles = (deps: JobDeps): ((orderId: string) => Promise<Again>) => {
  const [copied, printed, read] = [copyFiles(deps), printPapers(deps), readFiles(deps)];
  return async (orderId) => soonest([await copied(orderId), await printed(orderId), await read(orderId)]);
};

/** Copies the files named in an order's answers into the desk's own keeping: no line waits for a slow or missing one. */
const copyFiles = (deps: JobDeps): ((orderId: string) => Promise<Again>) =>
  bringSideDeliveries<FileDelivery>(deps, {
    kind: 'file',
    bring: ({ orderId, payload }) => deps.keepFile(orderId, payload.fileId),
    fault: 'a file could not be copied from Slack; it is tried again',
  });

/** Prints what an order issued and keeps it as the file that it was, before anybody asks for it. */
const printPapers = (deps: JobDeps): ((orderId: string) => Promise<Again>) =>
  bringSideDeliveries<PrintDelivery>(deps, {
    kind: 'print',
    bring: ({ orderId, version, payload }) => deps.keepPaper({ orderId, version, kind: payload.paper }),
    fault: 'a paper could not be printed; it is tried again',
  });

/** Reads dropped files for codes of papers, after all that is kept: it may take a minute. */
const readFiles = (deps: JobDeps): ((orderId: string) => Promise<Again>) =>
  bringSideDeliveries<ScanDelivery>(deps, {
    kind: 'scan',
    bring: deps.readDrop,
    fault: 'a dropped file could not be read; it is tried again',
  });
