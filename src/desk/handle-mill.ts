import type { Commit } from '../order/commit.ts';
import type { Refusal } from '../order/decision.ts';
import type { OrderEvent } from '../order/events.ts';
import type { Person } from '../order/roles.ts';
import { digestOf, sealed } from './chain.ts';
import type { Attempt } from './in-time.ts';
import type { Mill, MillEvent, masterDataStream, millStream } from './master-data.ts';
import { plainEvents } from './plain-events.ts';

export type MillStreamId = typeof millStream | typeof masterDataStream;

/** One act on one of the mill's streams, ready to be decided as often as it takes. */
export interface MillRequest {
  readonly stream: MillStreamId;
  /** The act's own id: once on its stream. */
  readonly via: string;
  readonly submitted: unknown;
  readonly by: Person;
  readonly decide: (mill: Mill) => MillDecision;
  /** The try that this is part of; once its time is over nothing is sent any more. */
  readonly attempt?: Attempt;
}

export type MillDecision =
  | { readonly ok: true; readonly events: readonly MillEvent[] }
  | { readonly ok: false; readonly refusal: Refusal };

export type MillOutcome =
  | { readonly kind: 'written'; readonly commit: Commit }
  /** The same act once more: the first answer again. */
  | { readonly kind: 'repeated'; readonly commit: Commit }
  /** The same act with other content: no effect. */
  | { readonly kind: 'written-otherwise'; readonly commit: Commit }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** The mill's streams as the use case needs them. */
export interface MillJournal {
  readonly current: () => Mill;
  readonly headHash: (stream: MillStreamId) => string;
  /** Folds what other processes wrote. */
  readonly catchUp: () => Promise<void>;
  /** See `Journal`. */
  readonly append: (commit: Commit) => Promise<'appended' | 'collided'>;
  readonly findByVia: (stream: MillStreamId, via: string, digest: string) => Promise<Commit | undefined>;
}

export type HandleMill = (request: MillRequest) => Promise<MillOutcome>;

const mostTries = 8;

/**
 * Decides an act on the mill's settings, calendar or matters and writes what happened in one insert: decided anew where
 * another process was first, caught up before a refusal is told, and never twice for one `via`. What it cannot tell
 * of is not folded; the same act again tells (desk/handle.ts).
 *
 * @throws UnknownOutcomeError when it cannot be told whether the commit stands
 */
export const handleMill =
  (journal: MillJournal, now: () => Date): HandleMill =>
  async (request) => {
    let isFresh = false;
    for (let tries = 0; tries < mostTries; tries += 1) {
      const mill = journal.current();
      const decision = request.decide(mill);
      if (!decision.ok || decision.events.length === 0) {
        if (!isFresh) {
          await journal.catchUp();
          isFresh = true;
          continue;
        }
        return (await earlier(journal, request)) ?? unwritten(decision);
      }
      const commit = commitOf(request, journal, { mill, events: decision.events, at: now() });
      request.attempt?.sends();
      const appended = await journal.append(commit);
      await journal.catchUp();
      if (appended === 'appended') return { kind: 'written', commit };
      isFresh = true;
      const repeated = await earlier(journal, request);
      if (repeated) return repeated;
    }
    throw new Error(`${request.stream} changed ${mostTries} times while one act was decided`);
  };

interface Decided {
  readonly mill: Mill;
  readonly events: readonly MillEvent[];
  readonly at: Date;
}

const commitOf = (
  { stream, via, submitted, by }: MillRequest,
  journal: MillJournal,
  { mill, events, at }: Decided,
): Commit => {
  const version = (mill.versions[stream] ?? 0) + 1;
  return sealed({
    _id: `${stream}:${version}`,
    orderId: stream,
    version,
    at: at.toISOString(),
    by,
    for: null,
    via,
    digest: digestOf(submitted),
    number: null,
    // The mill's streams share the journal with the orders; their events are their own.
    events: plainEvents(events as unknown as readonly OrderEvent[]),
    salts: {},
    prevHash: journal.headHash(stream),
  });
};

const earlier = async (
  journal: MillJournal,
  { stream, via, submitted }: MillRequest,
): Promise<MillOutcome | undefined> => {
  const digest = digestOf(submitted);
  const commit = await journal.findByVia(stream, via, digest);
  if (!commit) return undefined;
  return { kind: commit.digest === digest ? 'repeated' : 'written-otherwise', commit };
};

const unwritten = (decision: MillDecision): MillOutcome =>
  decision.ok ? { kind: 'nothing-new' } : { kind: 'refused', refusal: decision.refusal };

/** The events of a commit of the mill's streams. */
export const millEventsOf = ({ events }: Pick<Commit, 'events'>): readonly MillEvent[] =>
  events as unknown as readonly MillEvent[];
