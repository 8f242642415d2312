import type { Commit } from '../order/commit.ts';
import type { Refusal } from '../order/decision.ts';
import type { OrderEvent } from '../order/events.ts';
import type { Person } from '../order/roles.ts';
import { digestOf, sealed } from './chain.ts';
import type { Attempt } from './in-time.ts';
import { type KnownSalts, saltsFor } from './personal.ts';
import { plainEvents } from './plain-events.ts';

/** One act of one client on one stream of the journal, ready to be decided as often as it takes. */
export interface Act {
  readonly stream: string;
  /** The client's own id of the act: once on its stream (architecture §2). */
  readonly via: string;
  /** What was submitted, for telling a repeated delivery from a corrected form. */
  readonly submitted: unknown;
  readonly by: Person;
  readonly for: Person | null;
  /** The try that this is part of; once its time is over nothing is sent any more. */
  readonly attempt?: Attempt;
}

/** How far a stream has come, and what its next commit needs: the hash it is chained to, and the salts in use. */
export interface Head {
  readonly version: number;
  readonly headHash: string;
  readonly salts: KnownSalts;
}

/** A stream as the loop needs it: `F` is what its commits are folded into. */
export interface Stream<F> {
  readonly headOf: (folded: F) => Head;
  /** Whether something came between: then a refusal is decided again before it is told. */
  readonly hasMoved: (before: F, after: F) => boolean;
  /** Folded in this process, possibly behind the journal; undefined where it is not held. */
  readonly held: () => F | undefined;
  /** As the journal has it now. */
  readonly caughtUp: () => Promise<F>;
  /**
   * Appends one commit; the answer says whether another came first.
   *
   * @throws UnknownOutcomeError when it cannot be told whether it is there
   */
  readonly append: (commit: Commit) => Promise<'appended' | 'collided'>;
  /** What is folded once a commit of this process stands: it is held from then on. */
  readonly after: (folded: F, commit: Commit) => F | Promise<F>;
  readonly findByVia: (via: string, digest: string) => Promise<Commit | undefined>;
}

export type Decided =
  | { readonly ok: true; readonly events: readonly unknown[] }
  | { readonly ok: false; readonly refusal: Refusal };

export type StreamOutcome<F> =
  | { readonly kind: 'signed'; readonly folded: F; readonly commit: Commit }
  /** The same delivery once more: the first answer again. */
  | { readonly kind: 'repeated'; readonly folded: F; readonly commit: Commit }
  /** The same act with other content (a corrected figure after a lost answer): no effect. */
  | { readonly kind: 'signed-otherwise'; readonly folded: F; readonly commit: Commit }
  /** Accepted with nothing to write: the fact holds already. */
  | { readonly kind: 'nothing-new'; readonly folded: F }
  | { readonly kind: 'refused'; readonly folded: F; readonly refusal: Refusal };

const mostTries = 8;

/**
 * Decides an act and writes what happened in one insert: orders, the mill and its master data alike. An acceptance may rest
 * on the held state: were it stale, the insert at version + 1 collides. A refusal inserts nothing, so before it is told
 * the state is caught up.
 *
 * @throws UnknownOutcomeError when it cannot be told whether the commit stands. Then nothing is held, and the same act
 * again tells, in this process or another: it finds its `via`, or collides with it, or is the first to take it.
 */
export const handleStream = async <F>(
  stream: Stream<F>,
  act: Act,
  { decide, now }: { readonly decide: (folded: F) => Decided | Promise<Decided>; readonly now: () => Date },
): Promise<StreamOutcome<F>> => {
  const digest = digestOf(act.submitted);
  const held = stream.held();
  let isFresh = held === undefined;
  let folded = held ?? (await stream.caughtUp());
  for (let tries = 0; tries < mostTries; tries += 1) {
    const decision = await decide(folded);
    if (!decision.ok || decision.events.length === 0) {
      const caughtUp = isFresh ? folded : await stream.caughtUp();
      const hasMoved = stream.hasMoved(folded, caughtUp);
      [folded, isFresh] = [caughtUp, true];
      if (hasMoved) continue;
      return (await earlier(stream, act, { digest, folded })) ?? unwritten(decision, folded);
    }
    const commit = commitOf(act, stream.headOf(folded), { digest, at: now(), events: decision.events });
    act.attempt?.sends();
    if ((await stream.append(commit)) === 'appended')
      return { kind: 'signed', folded: await stream.after(folded, commit), commit };
    [folded, isFresh] = [await stream.caughtUp(), true];
    // Whichever index reported the collision, this very act may be what is already there: its answer was lost.
    const repeated = await earlier(stream, act, { digest, folded });
    if (repeated) return repeated;
  }
  throw new Error(`${act.stream} changed ${mostTries} times while one act was decided`);
};

const commitOf = (
  { stream, by, for: given, via }: Act,
  { version: before, headHash, salts }: Head,
  decided: { readonly digest: string; readonly at: Date; readonly events: readonly unknown[] },
): Commit => {
  const version = before + 1;
  // Streams share the journal; what their events mean is their own business.
  const events = plainEvents(decided.events as readonly OrderEvent[]);
  return sealed({
    _id: `${stream}:${version}`,
    orderId: stream,
    version,
    at: decided.at.toISOString(),
    by,
    for: events.find((event) => event.type === 'Signed')?.for ?? given,
    via,
    digest: decided.digest,
    number: events.find((event) => event.type === 'OrderPlaced')?.number ?? null,
    ...claimOf(events),
    events,
    salts: saltsFor(events, salts),
    prevHash: headHash,
  });
};

/** What the act claims for itself over all orders stands where the store sees to it that nobody else has it. */
const claimOf = (events: readonly OrderEvent[]): Pick<Commit, 'claim'> => {
  const facts: unknown = events.find((event) => event.type === 'Signed')?.facts;
  const isClaim = typeof facts === 'object' && facts !== null && 'once' in facts;
  return isClaim && typeof facts.once === 'string' ? { claim: facts.once } : {};
};

const earlier = async <F>(
  { findByVia }: Stream<F>,
  { via }: Act,
  { digest, folded }: { readonly digest: string; readonly folded: F },
): Promise<StreamOutcome<F> | undefined> => {
  const commit = await findByVia(via, digest);
  if (!commit) return undefined;
  return { kind: commit.digest === digest ? 'repeated' : 'signed-otherwise', folded, commit };
};

const unwritten = <F>(decision: Decided, folded: F): StreamOutcome<F> =>
  decision.ok ? { kind: 'nothing-new', folded } : { kind: 'refused', folded, refusal: decision.refusal };
