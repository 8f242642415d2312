import { everyMark, factsOf, type Mark, type MarkOfKey, type Order } from '../../order/order.ts';
import { addDays, dateIn, daysBetween } from '../../order/time/dates.ts';
import { depositCameOn } from '../money/money-ledger.ts';
import { gradeOf } from '../order-people.ts';
import { happened, inForce, sendings } from './confirmations.ts';

/** The order's three dates as they stand on a day, with what the customer's waiting has moved them by (S9.3). */
export interface PromisedDates {
  /** The date the goods are finished by, as printed; null while no confirmation is in force. */
  readonly promisedOn: string | null;
  readonly slippedPromisedOn: string | null;
  /** Production's finished date (S7), the one it is held to (S10.1); null while none is signed. */
  readonly finishedOn: string | null;
  readonly slippedFinishedOn: string | null;
  /** Production's own first day (S7), moved along (S9.3); null while none is signed or nothing is to be made. */
  readonly slippedProductionOn: string | null;
  readonly wantedOn: string | null;
  /** All days counted so far. */
  readonly days: number;
}

/**
 * S9.3: each calendar day at the mill on which the return is still out moves promise and finished date one day later.
 * Counted from the day after the first sending to the day on which the waiting ends; days on hold are not counted. A
 * date stated anew (a new schedule, a new revision) holds the days counted before it, so only later ones move it.
 */
export const promise = (order: Order, today: string, timeZone: string): PromisedDates => {
  const slips = slippedDays(order, today, timeZone);
  const movedSince = (date: string, statedOn: string): string =>
    addDays(date, slips.filter((day) => day > statedOn).length);
  const confirmed = inForce(order);
  const scheduled = scheduleOf(order);
  return {
    promisedOn: confirmed?.promisedOn ?? null,
    slippedPromisedOn: confirmed ? movedSince(confirmed.promisedOn, confirmed.drawnOn) : null,
    finishedOn: scheduled?.answers.finishedOn ?? null,
    slippedFinishedOn: scheduled
      ? movedSince(scheduled.answers.finishedOn, dateIn(timeZone, scheduled.at))
      : null,
    slippedProductionOn: scheduled?.answers.productionOn
      ? movedSince(scheduled.answers.productionOn, dateIn(timeZone, scheduled.at))
      : null,
    wantedOn: order.content.wantedOn,
    days: slips.length,
  };
};

/** The calendar days that moved the dates, oldest first, up to and including today; each counts once. */
export const slippedDays = (order: Order, today: string, timeZone: string): readonly string[] => {
  const held = holds(order, today, timeZone);
  const days = waits(order, today, timeZone).flatMap(({ after, until }) => daysAfter(after, until));
  return [...new Set(days)].filter((day) => !held.some(({ after, until }) => day > after && day <= until));
};

/** From the day after `after` to `until` inclusive. */
interface Span {
  readonly after: string;
  readonly until: string;
}

/**
 * The times the mill waited for the customer. A wait begins with a sending while none is under way and production has no
 * order yet, so a new revision after a rejected one goes on with the same wait, and one after a change begins another.
 */
const waits = (order: Order, today: string, timeZone: string): readonly Span[] => {
  const spans: Span[] = [];
  let ended = -1;
  for (const sent of sendings(order)) {
    if (sent.version < ended || isInProduction(order, sent)) continue;
    const end = endOf(order, sent.version, timeZone);
    const after = sent.facts?.sentOn ?? dateIn(timeZone, sent.at);
    spans.push({ after, until: end && end.on < today ? end.on : today });
    if (!end) break;
    ended = end.version;
  }
  return spans;
};

interface End {
  readonly on: string;
  /** The commit that ended the wait; a sending after it begins another. */
  readonly version: number;
}

/** When a wait that began with a commit ended: by the return (B, C: with the deposit), or by the production order. */
const endOf = (order: Order, since: number, timeZone: string): End | undefined => {
  const returned = acceptedReturns(order).find(({ version }) => version > since);
  // S9.3: one that was withdrawn again leaves the count as it was.
  const ordered = everyMark(order, 'production-order').find((mark) => mark.version > since && happened(mark));
  const ends: End[] = [];
  if (ordered) ends.push({ on: dateIn(timeZone, ordered.at), version: ordered.version });
  if (returned) {
    const on = possibleOn(order, dayOf(order, returned, timeZone), timeZone);
    if (on !== null) ends.push({ on, version: returned.version });
  }
  return ends.sort((left, right) => (left.on < right.on ? -1 : 1))[0];
};

/** The day from which an order that came back on a day may go to production: for B and C the deposit must be there too. */
const possibleOn = (order: Order, returnedOn: string, timeZone: string): string | null => {
  if (gradeOf(order) === 'A') return returnedOn;
  const paidOn = depositCameOn(order, timeZone);
  if (paidOn === null) return null;
  return paidOn > returnedOn ? paidOn : returnedOn;
};

/** Returns that were accepted: one asked for again fell at once, one replaced or taken back never counted. */
export const acceptedReturns = (order: Order): readonly MarkOfKey<'return'>[] =>
  everyMark(order, 'return').filter(
    (mark) =>
      happened(mark) && mark.fallen?.why !== 'superseded' && !mark.fallen?.facets.includes('rejected'),
  );

/** The day the return came: as signed, or an earlier one found since (S9.3). */
const dayOf = (order: Order, returned: MarkOfKey<'return'>, timeZone: string): string => {
  const found = everyMark(order, 'return-earlier')
    .filter((mark) => happened(mark) && mark.version > returned.version)
    .map(({ answers }) => answers.cameOn);
  return (
    [returned.answers.cameOn, ...found].filter((day) => day !== undefined).sort()[0] ??
    dateIn(timeZone, returned.at)
  );
};

const isInProduction = (order: Order, sent: Mark): boolean =>
  everyMark(order, 'production-order').some(
    ({ version, fallen, at }) =>
      version < sent.version && at <= sent.at && (fallen === null || fallen.at > sent.at),
  );

/** Days on which the order was on hold when the day began. */
const holds = (order: Order, today: string, timeZone: string): readonly Span[] => {
  const resumed = everyMark(order, 'resume');
  return pauses(order).map((mark) => {
    const end = resumed.find(({ version }) => version > mark.version);
    return { after: dateIn(timeZone, mark.at), until: end ? dateIn(timeZone, end.at) : today };
  });
};

/** Acts that put the order on hold: the hold itself, or the choice after a long wait. */
const pauses = (order: Order): readonly Mark[] => [
  ...everyMark(order, 'hold'),
  ...everyMark(order, 'return-choice').filter(({ answers }) => answers.next === 'hold'),
];

const scheduleOf = (order: Order) => factsOf(order, 'schedule').at(-1);

const daysAfter = (after: string, until: string): readonly string[] =>
  Array.from({ length: Math.max(0, daysBetween(after, until)) }, (_, index) => addDays(after, index + 1));
