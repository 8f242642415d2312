import { actions } from '../catalogue.ts';
import type { Order } from '../order.ts';
import { weekOf } from './weeks.ts';

/** How long a step waited until it was signed. */
export interface LeadTime {
  readonly action: string;
  /** The ISO week in which it was signed. */
  readonly week: string;
  /** Elapsed, from when its last condition was met. */
  readonly minutes: number;
}

/** Every standing signature on a step, with the time from the moment at which it could be given. */
export const leadTimes = (order: Order, day: (instant: string) => string): readonly LeadTime[] =>
  actions
    .filter(({ kind }) => kind === 'step')
    .flatMap((action) =>
      (order.marks[action.key] ?? [])
        .filter(({ fallen }) => fallen === null)
        .map(({ part, at }) => {
          // A condition signed anew since then says nothing about how long this one waited.
          const since = action
            .needs(order, part)
            .flatMap((check) => (check.met && check.at <= at ? [check.at] : []))
            .reduce((latest, met) => (met > latest ? met : latest), order.placedAt);
          const minutes = Math.round((Date.parse(at) - Date.parse(since)) / 60_000);
          return { action: action.key, week: weekOf(day(at)), minutes };
        }),
    );
