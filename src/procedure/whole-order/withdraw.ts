import type { Sight } from '../../order/action.ts';
import { chosen, statement } from '../../order/fields.ts';
import { label } from '../../order/labels.ts';
import type { Mark } from '../../order/order.ts';
import type { EntryFacts } from '../../order/reversible-entries.ts';
import { entryFacts, entryName, entryOptions, entrySaid } from '../../order/reversible-entries.ts';
import { type Find, leaningOn } from '../../order/take-back.ts';
import { fell } from '../../order/void.ts';
import { act } from '../define.ts';
import { roles } from '../roles.ts';

/** Process §3: one's own entry is withdrawn, until something leans on it; it stays in the record. */
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
