import type { AnyAction, Part } from './action.ts';
import { isMet } from './checks.ts';
import type { Check } from './decision.ts';
import type { Outside } from './keys.ts';
import { forgetPast, heldSince } from './lineage.ts';
import type { Order } from './order.ts';
import { partsOf } from './parts.ts';
import { procedureOf } from './procedure.ts';
import { remembered } from './remembered.ts';
import type { Turn } from './turn.ts';

/**
 * What the order waits for, in the order of the procedure. Empty for an order that is over. With `now`, an ISO instant,
 * only what has begun by then: a monitoring prompt for next week is nobody's move today.
 */
export const turns = (order: Order, now?: string): readonly Turn[] =>
  allTurns(order).filter(({ since }) => now === undefined || since <= now);

/** The same as people are told it: where something beyond the order comes first, it is waited for that and on its people. */
export const turnsSeen = (
  order: Order,
  { now, outside }: { readonly now?: string; readonly outside: Outside },
): readonly Turn[] =>
  turns(order, now).map((turn) => {
    const beyond = turn.action.waitsElsewhere(order, outside);
    if (!beyond) return turn;
    const since = beyond.since > turn.since ? beyond.since : turn.since;
    return beyond.first
      ? { ...turn, who: beyond.first.who, since, first: beyond.first.what }
      : { ...turn, since };
  });

const allTurns = remembered((order): readonly Turn[] => {
  const open = procedureOf(order).actions.flatMap((action) =>
    waitedFor(action, order).map((part) => ({
      action,
      part,
      who: action.by,
      since: latest(began(action, part, order), action.needs(order, idOf(part))),
    })),
  );
  forgetPast(order);
  return open;
});

/** The parts on which somebody is waited for, the order as a whole being null. */
const waitedFor = (action: AnyAction, order: Order): readonly (Part | null)[] =>
  eligible(action, order).filter(
    (part) => action.waits(order, idOf(part)) && !action.done(order, idOf(part)),
  );

/** Since it has been somebody's move without a break: a need met, a doubt raised, a signature fallen, a hold ended. */
const began = (action: AnyAction, part: Part | null, order: Order): string =>
  heldSince(order, `${action.key}#${idOf(part) ?? ''}`, (earlier) =>
    waitedFor(action, earlier).some((other) => idOf(other) === idOf(part)),
  );

/** Actions whose buttons make sense beside what is waited for. */
export const offers = (order: Order): readonly { readonly action: AnyAction; readonly part: Part | null }[] =>
  procedureOf(order).actions.flatMap((action) =>
    eligible(action, order)
      .filter((part) => action.offered(order, idOf(part)))
      .map((part) => ({ action, part })),
  );

const idOf = (part: Part | null): string | null => part?.id ?? null;

const eligible = (action: AnyAction, order: Order): readonly (Part | null)[] =>
  action.process === order.kind && action.during.includes(order.status)
    ? partsOf(action, order).filter(
        (part) => action.applies(order, idOf(part)) && action.needs(order, idOf(part)).every(isMet),
      )
    : [];

/** A need that is met anew while it waits begins the wait anew. */
const latest = (began: string, checks: readonly Check[]): string =>
  checks.reduce((last, check) => (check.met && check.at > last ? check.at : last), began);
