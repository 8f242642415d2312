import type { Sight } from '../../order/action.ts';
import { chosen, statement } from '../../order/fields.ts';
import { joined, label, verbatim } from '../../order/labels.ts';
import type { Mark, Order } from '../../order/order.ts';
import type { Fact } from '../../order/paper.ts';
import type { EntryFacts } from '../../order/reversible-entries.ts';
import {
  entryFacts,
  entryName,
  entryNamed,
  entryOptions,
  entrySaid,
} from '../../order/reversible-entries.ts';
import type { Find } from '../../order/take-back.ts';
import { act } from '../define.ts';
import { fallsWith, mayNotReverse, type Reverser, reverserOf, withoutEntry } from './reversal.ts';

/** Process §3: the supervisor reverses an entry with a reason; what leaned on it falls too, and the record keeps all of it. */
export const reverseAct = (find: Find) =>
  act({
    ...reversal(find, 'service-supervisor'),
    key: 'reverse',
    lane: 'commercial',
    title: label('冲正', 'Reverse an entry'),
    short: label('冲正', 'Reversed'),
    by: ['service-supervisor'],
    during: ['open', 'held'],
  });

/** Process §3: finance reverses an entry about money, its own holds and consents among them. */
export const reversePaymentAct = (find: Find) =>
  act({
    ...reversal(find, 'finance'),
    key: 'reverse-payment',
    lane: 'payment',
    title: label('冲正款项', 'Reverse a payment'),
    short: label('冲正款项', 'Reversed'),
    by: ['finance'],
    during: ['open', 'held', 'cancelled'],
  });

/** Process §3: what quality found is taken back by quality alone; an anomaly that it opened stays until it is closed. */
export const reverseFindingAct = (find: Find) =>
  act({
    ...reversal(find, 'quality'),
    key: 'reverse-finding',
    lane: 'production',
    title: label('冲正质检结论', 'Reverse a finding'),
    short: label('冲正结论', 'Reversed'),
    by: ['quality'],
    during: ['open', 'held'],
  });

const reversal = (find: Find, whose: Reverser) =>
  ({
    rule: 'A.withdraw',
    submit: label('冲正', 'Reverse'),
    again: 'adds',
    fields: {
      entry: chosen(
        label('冲正哪一项', 'Which entry'),
        ({ order, outside }: Sight) =>
          entryOptions(
            order,
            { find, timeZone: outside.settings.timeZone },
            (mark) => reverserOf(order, mark) === whose,
          ),
        {
          redraws: true,
          hint: label(
            '以它为据的签署一并作废；货物与款项记错的用“更正”',
            'All that leans on it falls too; goods or money recorded wrongly are corrected instead',
          ),
        },
      ),
      reason: statement(label('理由', 'Reason')),
    },
    shows: (sight: Sight) => fallsShown(sight, find),
    judge: (sight: Sight, { entry }: { readonly entry: string }) => mayNotReverse(sight, entry, find),
    facts: ({ order }: Sight, { entry }: { readonly entry: string }): EntryFacts => ({
      ...entryFacts(order, entry, find),
      falls: fallsWith(order, entry, find),
    }),
    evolve: (order: Order, { at, answers, facts }: Mark<{ readonly entry: string }, EntryFacts>) =>
      withoutEntry(order, answers.entry, { fall: { at, why: 'reversed', facets: [] }, facts, find }),
    says: (order: Order, mark: Mark<{ readonly reason: string }, EntryFacts>) => {
      const falling = titlesOf(mark.facts.falls ?? [], find);
      const said = entrySaid(order, mark);
      return falling === null
        ? said
        : label(`${said.zh}\n随之作废：${falling.zh}`, `${said.en}\nFalls with it: ${falling.en}`);
    },
    tells: () => ['service', 'salesperson'] as const,
  }) as const;

/** What falls with the entry that is chosen, before it is reversed. */
const fallsShown = ({ order, raw }: Sight, find: Find): readonly Fact[] => {
  const mark = typeof raw.entry === 'string' ? entryNamed(order, raw.entry) : undefined;
  if (!mark) return [];
  const titles = titlesOf(fallsWith(order, entryName(mark), find), find);
  return [{ label: label('随之作废', 'Falls with it'), value: titles ?? label('无', 'nothing') }];
};

const titlesOf = (entries: readonly string[], find: Find) => {
  const keys = [...new Set(entries.map((entry) => entry.split('|')[0] ?? ''))];
  return keys.length === 0
    ? null
    : joined(
        keys.map((key) => find(key)?.title ?? verbatim(key)),
        label('、', ', '),
      );
};
