import { type Answer, answerAfter, type OwedMail } from '../../../src/desk/mailing.ts';
import type { MailDelivery } from '../../../src/store/deliveries.ts';
import { concurrencyLimit } from '../../concurrency-limit.ts';
import type { JobDeps } from '../../deps.ts';
import { type Brought, drain } from '../drain.ts';
import { leaseMs } from '../lease.ts';
import { type Again, inMs, type Pauses, pauseMs, until } from '../retry.ts';

const pauses: Pauses = { firstMs: 15_000, factor: 2, mostMs: 600_000 };
const givenUpAfterMs = 3_600_000;
const renewedEveryMs = 10_000;
/** Mail servers take few lines at once from one sender. */
const mostAtOnce = 4;
const noWords = { words: '', why: null } as const;

/** What became of mails that could not be written down yet, by key: this process still knows it. */
type Known = Map<string, Answer>;

/**
 * Sends what an order's clerks had sent, each at most once: what was begun by a process that did not say what became of it is
 * not begun again, since it may have arrived (decision 028).
 */
export const sendMails = (deps: JobDeps): ((orderId: string) => Promise<Again>) => {
  const known: Known = new Map();
  const limited = concurrencyLimit(mostAtOnce);
  // Before a row is claimed: what waits for a place is not begun.
  return (orderId) =>
    limited('mail', () =>
      drain<MailDelivery>(deps.collections, {
        owed: { orderId, kind: 'mail' },
        isInOrder: false,
        by: 'row',
        bring: (delivery) => bring(deps, delivery, known),
      }),
    );
};

const bring = async (deps: JobDeps, delivery: MailDelivery, known: Known): Promise<Brought> => {
  const { _id, orderId, version, state } = delivery;
  const owed: OwedMail = { orderId, version, key: _id };
  const wasBegun = state === 'sending';
  const stop = keepClaimed(deps, delivery);
  try {
    const answer = known.get(_id) ?? (await answerTo(deps, { delivery, owed, wasBegun }));
    if (!('outcome' in answer)) return answer;
    known.set(_id, answer);
    await deps.mailing.tell(owed, answer);
    known.delete(_id);
    return { kind: 'out' };
  } catch (error) {
    deps.log.warn(
      { delivery: _id, error },
      'a paper could not be sent, or what became of it not be written down',
    );
    // What may have been handed over stays begun, so that nobody begins it anew.
    const isBegun = wasBegun || known.has(_id);
    return waits(delivery, { state: isBegun ? 'sending' : 'pending', error: null });
  } finally {
    stop();
  }
};

interface Owing {
  readonly delivery: MailDelivery;
  readonly owed: OwedMail;
  readonly wasBegun: boolean;
}

/** What became of it, or when it is tried again. Throws only before anything was handed over. */
const answerTo = async (
  { mailing, log }: JobDeps,
  { delivery, owed, wasBegun }: Owing,
): Promise<Answer | Brought> => {
  if (await mailing.isOver(owed)) return { kind: 'out' };
  if (wasBegun) return { outcome: 'unknown', ...noWords };
  const prepared = await mailing.prepare(owed);
  if (prepared.kind === 'over') return { kind: 'out' };
  if (prepared.kind === 'withheld') return { outcome: 'withheld', words: '', why: prepared.why };
  const posted = await mailing.send(prepared.letter);
  if (posted.kind !== 'later') return answerAfter(posted);
  if (until(givenUpAt(delivery)) === 0) return answerAfter(posted);
  if (posted.words !== delivery.error)
    log.warn({ delivery: owed.key, why: posted.words }, 'a mail was not taken; it is tried again');
  return waits(delivery, { state: 'pending', error: posted.words });
};

const waits = (
  delivery: MailDelivery,
  { state, error }: { readonly state: 'pending' | 'sending'; readonly error: string | null },
): Brought => ({
  kind: 'waits',
  with: { state, notBefore: nextTry(delivery), attempts: delivery.attempts + 1, error },
});

const givenUpAt = ({ owedSince }: MailDelivery): Date => new Date(owedSince.getTime() + givenUpAfterMs);

/** Ever more slowly; the last time when its hour is over. */
const nextTry = (delivery: MailDelivery): Date => {
  const [pause, rest] = [pauseMs(pauses, delivery.attempts), until(givenUpAt(delivery))];
  return inMs(rest === 0 ? pause : Math.min(pause, rest));
};

/** A server may take longer than a claim lasts. */
const keepClaimed = ({ collections }: JobDeps, { _id }: MailDelivery): (() => void) => {
  const timer = setInterval(() => {
    const renewed = { $set: { notBefore: inMs(leaseMs) } };
    void collections.deliveries.updateOne({ _id, state: 'sending' }, renewed).catch(() => undefined);
  }, renewedEveryMs);
  return () => clearInterval(timer);
};
