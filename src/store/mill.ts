import { digestOf, genesisHash, sealed } from '../desk/chain.ts';
import {
  emptyMill,
  evolveMill,
  type Mill,
  type MillEvent,
  masterDataStream,
  millStream,
} from '../desk/master-data.ts';
import type { Person } from '../order/roles.ts';
import { appendInBatches } from './append-in-batches.ts';
import type { Collections } from './collections.ts';
import { follow } from './follow.ts';
import { commitsOf } from './journal.ts';

export interface MillStore {
  readonly current: () => Mill;
  /** Appends events to one of the mill's streams and resolves once this process has folded them; once for a `via`. */
  readonly append: (
    stream: typeof millStream | typeof masterDataStream,
    events: readonly MillEvent[],
    act: { by: Person; via: string; at: string },
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

const streams = [millStream, masterDataStream];
const mostTries = 8;

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
      for (const commit of await commitsOf(commits, stream, mill.versions[stream])) {
        // The mill's streams share the journal with the orders; their events are their own.
        mill = evolveMill(mill, stream, commit.version, commit.events as unknown as readonly MillEvent[]);
        heads.set(stream, commit.hash);
      }
    }
  };
  /** One at a time, since each goes on from where the last one came to; one that failed keeps none back. */
  const reload = (): Promise<void> => {
    loading = loading.catch(() => undefined).then(load);
    return loading;
  };

  await reload();
  const following = follow(commits, streams, () => void reload().catch(onFault), onFault);
  const append = appendInBatches(commits);

  return {
    current: () => mill,
    append: async (stream, events, { by, via, at }) => {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const version = (mill.versions[stream] ?? 0) + 1;
        const commit = sealed({
          _id: `${stream}:${version}`,
          orderId: stream,
          version,
          at,
          by,
          for: null,
          via,
          digest: digestOf(events),
          number: null,
          events: events as never,
          salts: {},
          prevHash: heads.get(stream) ?? genesisHash,
        });
        const appended = await append(commit, { relayed: true });
        await reload();
        if (appended === 'appended') return;
        if (await commits.collection.findOne({ orderId: stream, via })) return;
      }
      throw new Error(`${stream} changed ${mostTries} times while one act was written`);
    },
    close: async () => {
      await following.close();
      await loading.catch(() => undefined);
    },
  };
};
