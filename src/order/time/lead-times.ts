import type { Check } from '../decision.ts';
import type { Order } from '../order.ts';
import { procedureOf } from '../procedure.ts';
import { weekOf } from './weeks.ts';

/** How long a step waited until it was signed. */
export interface LeadTime {
  readonly action: string;
  /** The ISO week in which it was signed. */
  readonly week: string;
  /** Elapsed, from the last fact that made it possible. */
  readonly minutes: number;
}

/**
 * Every standing signature on a step, with the time from the last fact that made it possible. One of which nobody knows
 * how long it waited (of earlier days, with no need of its own) says nothing.
 */
export const leadTimes = (order: Order, day: (instant: string) => string): readonly LeadTime[] =>
  procedureOf(order)
    .actions.filter(({ kind }) => kind === 'step')
    .flatMap((action) =>
      (order.marks[action.key] ?? [])
        .filter(({ fallen }) => fallen === null)
        .flatMap((mark) => {
          const since = mark.since ?? lastNeedMet(action.needs(order, mark.part), mark.at);
          if (since === undefined) return [];
          const minutes = Math.max(0, Math.round((Date.parse(mark.at) - Date.parse(since)) / 60_000));
          return [{ action: action.key, week: weekOf(day(mark.at)), minutes }];
        }),
    );

/** A condition signed anew since then says nothing about how long this one waited. */
const lastNeedMet = (checks: readonly Check[], signedAt: string): string | undefined =>
  checks
    .flatMap((check) => (check.met && check.at <= signedAt ? [check.at] : []))
    .toSorted()
    .at(-1);
