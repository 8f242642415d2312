import { genesisHash } from '../desk/chain.ts';
import { handleMill, type MillJournal, type MillStreamId, millEventsOf } from '../desk/handle-mill.ts';
import { emptyMill, evolveMill, type MasterDataEvent, type Mill, millStreams } from '../desk/master-data.ts';
import { learnSalts } from '../desk/personal.ts';
import type { Person } from '../order/roles.ts';
import { appendInBatches } from './append-in-batches.ts';
import type { Collections } from './collections.ts';
import type { ConnectAnew } from './connection.ts';
import { follow } from './follow.ts';
import { commitsOf } from './journal.ts';

export interface MillStore {
  /** For acts that are decided (desk/handle-mill.ts). */
  readonly journal: MillJournal;
  readonly current: () => Mill;
  /** Appends events to one of the mill's streams and resolves once this process has folded them; once for a `via`. */
  readonly append: (
    stream: MillStreamId,
    events: readonly MasterDataEvent[],
    act: { by: Person; via: string; at: string },
  ) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Settings and master data in memory, followed by change stream, with a reload every half minute as fallback (architecture §2). */
export const openMill = async (
  { commits }: Pick<Collections, 'commits'>,
  timeZone: string,
  onFault: (error: unknown) => void,
  anew?: ConnectAnew,
): Promise<MillStore> => {
  const folded = foldedMill(commits, timeZone);
  await folded.catchUp();
  const following = follow(commits, millStreams, () => void folded.catchUp().catch(onFault), onFault);
  const { append, findByVia } = appendInBatches(commits, anew);
  const journal: MillJournal = {
    current: folded.current,
    headHash: folded.headHash,
    salts: folded.salts,
    catchUp: folded.catchUp,
    // What only files something has nothing to tell, so the relay need not look at it.
    append: (commit) => append(commit, { relayed: !millEventsOf(commit).some(isTold) }),
    findByVia,
  };

  return {
    journal,
    current: folded.current,
    append: async (stream, events, { by, via, at }) => {
      await handleMill(
        journal,
        () => new Date(at),
      )({ stream, via, by, submitted: events, decide: () => ({ ok: true, events }) });
    },
    close: async () => {
      await following.close();
      await folded.idle();
    },
  };
};

/** Both streams, folded as far as they were read; `catchUp` reads on from there. */
const foldedMill = (commits: Collections['commits'], timeZone: string) => {
  let mill = emptyMill(timeZone);
  const heads = new Map<string, string>();
  const salts = { mill: new Map<string, string>(), 'master-data': new Map<string, string>() };
  let loading: Promise<void> = Promise.resolve();
  const load = async (): Promise<void> => {
    for (const stream of millStreams) {
      for (const commit of await commitsOf(commits, stream, mill.versions[stream])) {
        mill = evolveMill(mill, stream, commit.version, millEventsOf(commit));
        heads.set(stream, commit.hash);
        learnSalts(salts[stream], commit);
      }
    }
  };
  return {
    current: (): Mill => mill,
    headHash: (stream: MillStreamId): string => heads.get(stream) ?? genesisHash,
    salts: (stream: MillStreamId) => salts[stream],
    /** One at a time, since each goes on from where the last one came to; one that failed keeps none back. */
    catchUp: (): Promise<void> => {
      loading = loading.catch(() => undefined).then(load);
      return loading;
    },
    idle: (): Promise<void> => loading.catch(() => undefined),
  };
};

const isTold = ({ type }: MasterDataEvent): boolean => type === 'MatterFired' || type === 'MillSigned';
