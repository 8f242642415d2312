import type { Commit } from '../order/commit.ts';
import type { Refusal } from '../order/decision.ts';
import { type Act, handleStream, type StreamOutcome } from './handle-stream.ts';
import type { MasterDataEvent, Mill, millStreams } from './master-data.ts';
import type { KnownSalts } from './personal.ts';

export type MillStreamId = (typeof millStreams)[number];

/** One act on one of the mill's streams, ready to be decided as often as it takes. */
export interface MillRequest extends Omit<Act, 'stream' | 'for'> {
  readonly stream: MillStreamId;
  readonly decide: (mill: Mill) => MillDecision;
}

export type MillDecision =
  | { readonly ok: true; readonly events: readonly MasterDataEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

export type MillOutcome = StreamOutcome<Mill>;

/** The mill's streams as the use case needs them. */
export interface MillJournal {
  readonly current: () => Mill;
  readonly headHash: (stream: MillStreamId) => string;
  readonly salts: (stream: MillStreamId) => KnownSalts;
  /** Folds what other processes wrote. */
  readonly catchUp: () => Promise<void>;
  /** See `Journal`. */
  readonly append: (commit: Commit) => Promise<'appended' | 'collided'>;
  readonly findByVia: (stream: MillStreamId, via: string, digest: string) => Promise<Commit | undefined>;
}

export type HandleMill = (request: MillRequest) => Promise<MillOutcome>;

/** Decides an act on the mill's settings, calendar, matters or master data and writes it in one insert (handle-stream.ts). */
export const handleMill =
  (journal: MillJournal, now: () => Date): HandleMill =>
  ({ stream, decide, ...act }) => {
    const caughtUp = async (): Promise<Mill> => {
      await journal.catchUp();
      return journal.current();
    };
    return handleStream(
      {
        headOf: (mill) => ({
          version: mill.versions[stream] ?? 0,
          headHash: journal.headHash(stream),
          salts: journal.salts(stream),
        }),
        // A form may be judged by what lies on the other of the two streams.
        hasMoved: (before, after) => before.outside.version !== after.outside.version,
        held: journal.current,
        caughtUp,
        append: journal.append,
        after: caughtUp,
        findByVia: (via, digest) => journal.findByVia(stream, via, digest),
      },
      { ...act, stream, for: null },
      { decide, now },
    );
  };

/** The events of a commit of the mill's streams. */
export const millEventsOf = ({ events }: Pick<Commit, 'events'>): readonly MasterDataEvent[] =>
  events as unknown as readonly MasterDataEvent[];
