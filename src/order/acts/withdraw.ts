import { act, type Sight } from '../action.ts';
import { entryFacts, entryName, entryOptions, entrySaid } from '../entries.ts';
import { fell } from '../fall.ts';
import { chosen, statement } from '../fields.ts';
import { label } from '../labels.ts';
import type { Mark } from '../order.ts';
import { roles } from '../roles.ts';
import { type Find, leaningOn } from '../take-back.ts';
import type { EntryFacts } from '../whole-order-facts.ts';

/** §3: one's own entry is withdrawn, until something leans on it; it stays in the record. */
export const withdrawAct = (find: Find) =>
  act({
    key: 'withdraw',
    rule: 'A.withdraw',
    lane: 'commercial',
    title: label('撤回自己的登记', 'Withdraw an entry'),
    short: label('撤回', 'Withdrawn'),
    submit: label('撤回', 'Withdraw'),
    by: everybody,
    during: ['open', 'held'],
    again: 'adds',
    fields: {
      entry: chosen(
        label('撤回哪一项', 'Which entry'),
        (sight) =>
          entryOptions(sight.order, { find, timeZone: sight.outside.settings.timeZone }, (mark) =>
            isFree(sight, mark, find),
          ),
        {
          hint: label(
            '已有签署以它为据的，请主管冲正',
            'Where something leans on it, the supervisor reverses it instead',
          ),
        },
      ),
      reason: statement(label('理由', 'Reason')),
    },
    facts: ({ order }, { entry }): EntryFacts => ({ ...entryFacts(order, entry, find), falls: [] }),
    evolve: (order, { at, answers, facts: { falls } }) =>
      fell(order, (mark) => entryName(mark) === answers.entry, {
        at,
        why: 'withdrawn',
        facets: [],
        ...(falls === undefined ? {} : { keepsAnomaly: true as const }),
      }),
    says: entrySaid,
  });

/** An anomaly that was reported is known: it ends by its closing, or quality reverses a false report. */
const isFree = ({ order, by }: Sight, mark: Mark, find: Find): boolean =>
  mark.action !== 'anomaly' && mark.by.id === by.id && leaningOn(order, mark, find).length === 0;

/** Whoever may sign anything may withdraw it; whose entry it is decides. */
const everybody = Object.keys(roles).filter((role) => role !== 'admin') as (keyof typeof roles)[];
