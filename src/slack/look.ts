import type { Drawing, DrawingContext } from '../../blocks/kit.ts';
import type { Sight } from '../order/action.ts';
import { sightOf } from '../order/decide.ts';
import type { Order } from '../order/order.ts';
import { salespeople } from '../order/order.ts';
import type { Actor, Who } from '../order/roles.ts';
import { allotment } from '../order/shop.ts';
import type { Directory } from '../people/directory.ts';
import type { SlackDeps, Values } from './deps.ts';

export type { Drawing };

/** How a person sees an order now: the same sight the domain will judge by. */
export const sightFor = (
  { mill, now }: Pick<SlackDeps, 'mill' | 'now'>,
  { order, by, part, raw = {} }: { order: Order; by: Actor; part: string | null; raw?: Values },
): Sight => sightOf({ by, at: now().toISOString(), outside: mill().outside, raw }, order, part);

/** For whom a private answer is drawn: in their own language. */
export const contextFor = (
  deps: Pick<SlackDeps, 'mill' | 'now' | 'directory'>,
  userId: string,
): DrawingContext => ({
  language: deps.directory.language(userId),
  now: deps.now().toISOString(),
  outside: deps.mill().outside,
  mention: mentionIn(deps.directory),
});

/** The person of logistics a shop order is allotted to, else the whole department (E3). */
const allottedMention = (order: Order, directory: Directory): string => {
  const person = allotment(order)?.facts.person;
  return person ? `<@${person.id}>` : directory.mention('logistics');
};

/** Mentions: the order's own clerk and salesperson by name, other roles by their group. */
export const mentionIn =
  (directory: Directory) =>
  (who: Who, order: Order): string => {
    if (who === 'salesperson') {
      const people = salespeople(order);
      return people.length > 0 ? people.map(({ id }) => `<@${id}>`).join(' ') : directory.mention('sales');
    }
    if (who === 'service' && order.clerk.id) return `<@${order.clerk.id}>`;
    if (who === 'allotted') return allottedMention(order, directory);
    return who === 'member' ? '' : directory.mention(who);
  };
