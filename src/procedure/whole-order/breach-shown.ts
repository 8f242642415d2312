import { changedAt } from '../../order/changed-at.ts';
import type { Owed } from '../../order/deadline.ts';
import { together } from '../../order/discreet.ts';
import { type Label, label } from '../../order/labels.ts';
import { type BrokenLaw, breaches } from '../../order/law.ts';
import type { Order } from '../../order/order.ts';
import type { Reminder } from '../../order/reminder.ts';
import { laws } from '../laws.ts';
import { rules } from '../rules.ts';
import { wayOut, waysOut } from './way-out.ts';

/**
 * Process §6: what news breaks, or what an order of before breaks already, is shown to supervisor and director once, in the law's
 * own words. That it is over is written down without telling anybody, so that it is said again when it comes again.
 */
export const breachShown: Reminder<'breach'> = {
  kind: 'breach',
  of: ({ order }) => {
    const standing = breaches(laws, order);
    return [...unsaid(order, standing), ...over(order, standing)];
  },
  settled: (order, { slot }) => breachIn(order, slot) === undefined,
  settledBy: waysOut,
  outlives: true,
  says: ({ fired: { slot }, order }) => {
    const breach = breachIn(order, slot);
    return breach ? inWords(breach) : ruleIn(slot);
  },
};

const unsaid = (order: Order, standing: readonly BrokenLaw[]): readonly Owed[] =>
  standing
    .filter((breach) => count(order, said, nameOf(breach)) === count(order, ended, nameOf(breach)))
    .map((breach) => ({
      ...entry(order, said, nameOf(breach)),
      rule: breach.rule,
      who: ['service-supervisor', 'director'],
      degree: 'first',
      urgent: false,
    }));

/** Breaches that were said and stand no more. */
const over = (order: Order, standing: readonly BrokenLaw[]): readonly Owed[] =>
  namesSaid(order)
    .filter((name) => !standing.some((breach) => nameOf(breach) === name))
    .filter((name) => count(order, said, name) > count(order, ended, name))
    .map((name) => ({ ...entry(order, ended, name), who: [], degree: 'reminder', urgent: true }));

const said = 'breach:';
const ended = 'breach-over:';

/** Names the law and in what it is broken, by a colon between them. */
const nameOf = ({ rule, of }: BrokenLaw): string => `${rule}:${of}`;

const nameIn = (slot: string): string => slot.slice(said.length).replace(/:\d+$/, '');

const namesSaid = ({ fired }: Order): readonly string[] => [
  ...new Set(Object.keys(fired).filter(isSaying).map(nameIn)),
];

const isSaying = (slot: string): boolean => slot.startsWith(said);

const slotOf = (prefix: string, name: string, nth: number): string => `${prefix}${name}:${nth}`;

/** How often it was said, or written down as over: slots are numbered without gaps. */
const count = (order: Order, prefix: string, name: string, from = 0): number =>
  order.fired[slotOf(prefix, name, from + 1)] === undefined ? from : count(order, prefix, name, from + 1);

const entry = (order: Order, prefix: string, name: string) => ({
  slot: slotOf(prefix, name, count(order, prefix, name) + 1),
  dueAt: changedAt(order),
  action: wayOut(name, order),
  part: null,
  slip: null,
});

const breachIn = (order: Order, slot: string): BrokenLaw | undefined =>
  breaches(laws, order).find((breach) => nameOf(breach) === nameIn(slot));

const inWords = ({ rule, say }: BrokenLaw): Label =>
  together((of) => {
    const { zh, en } = of(say);
    return label(`违反规定（${rule}）：${zh}`, `A rule is broken (${rule}): ${en}`);
  });

/** Once it is over its own words are gone with it. */
const ruleIn = (slot: string): Label => {
  const rule = laws.find((law) => nameIn(slot).startsWith(`${law.rule}:`))?.rule;
  const { zh, en } = rule ? rules[rule] : label('', '');
  return label(`违反规定（${rule ?? ''}）：${zh}`, `A rule was broken (${rule ?? ''}): ${en}`);
};
