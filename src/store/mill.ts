import { genesisHash, sealed } from '../desk/chain.ts';
import {
  emptyMill,
  evolveMill,
  type Mill,
  type MillEvent,
  masterDataStream,
  millStream,
} from '../desk/master-data.ts';
import type { Person } from '../order/roles.ts';
import type { Collections, StoredCommit } from './collections.ts';

export interface MillStore {
  readonly current: () => Mill;
  /** Appends events to one of the mill's streams and resolves once this process has folded them. */
  readonly append: (
    stream: typeof millStream | typeof masterDataStream,
    events: readonly MillEvent[],
    act: { by: Person; via: string; at: string },
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

const streams = [millStream, masterDataStream];
const reloadEveryMs = 30_000;

/** Settings and master data in memory, followed by change stream, with a reload every half minute as fallback (design §2). */
export const openMill = async (
  { commits }: Pick<Collections, 'commits'>,
  timeZone: string,
  onFault: (error: unknown) => void,
): Promise<MillStore> => {
  let mill = emptyMill(timeZone);
  const heads = new Map<string, string>();
  let loading: Promise<void> = Promise.resolve();

  const load = async (): Promise<void> => {
    for (const stream of streams) {
      const query = { orderId: stream, version: { $gt: mill.versions[stream] ?? 0 } };
      const since = (await commits.collection
        .find(query)
        .sort({ version: 1 })
        .toArray()) as unknown as StoredCommit[];
      for (const { version, events, hash } of since) {
        mill = evolveMill(mill, stream, version, events as unknown as readonly MillEvent[]);
        heads.set(stream, hash);
      }
    }
  };
  const reload = (): Promise<void> => {
    loading = loading.then(load);
    return loading;
  };

  await reload();
  const changes = commits.collection.watch([
    { $match: { operationType: 'insert', 'fullDocument.orderId': { $in: streams } } },
  ]);
  changes.on('change', () => void reload().catch(onFault));
  changes.on('error', onFault);
  const timer = setInterval(() => void reload().catch(onFault), reloadEveryMs);
  timer.unref();

  return {
    current: () => mill,
    append: async (stream, events, { by, via, at }) => {
      const version = (mill.versions[stream] ?? 0) + 1;
      const commit = sealed({
        _id: `${stream}:${version}`,
        orderId: stream,
        version,
        at,
        by,
        for: null,
        via,
        digest: via,
        number: null,
        // The mill's streams share the journal with the orders; their events are their own.
        events: events as never,
        prevHash: heads.get(stream) ?? genesisHash,
      });
      await commits.collection.insertOne({ ...commit, relayed: true } as never);
      await reload();
    },
    close: async () => {
      clearInterval(timer);
      await changes.close();
      await loading.catch(() => undefined);
    },
  };
};
