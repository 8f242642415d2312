import type { Order } from '../order/order.ts';
import type { Actor, Person, Who } from '../order/roles.ts';
import { salespeople } from './order-people.ts';
import { holds, isRole } from './roles.ts';
import { isMember } from './shop/members.ts';
import { allotment } from './shop/shop.ts';

/** Whether a person may sign as one of those asked for on this order (process §1). */
export const maySign = (order: Order, by: Actor, asked: readonly Who[]): boolean =>
  asked.some((who) => {
    if (who === 'salesperson') return isSalesperson(order, by);
    if (who === 'member') return isMember(order, by);
    if (who === 'allotted') return isAllotted(order, by);
    return holds(by.roles, who);
  });

/** The order's own salesperson, a delegate, or who stands in for one; while no customer is known, any salesperson. */
const isSalesperson = (order: Order, by: Actor): boolean => {
  const people = salespeople(order);
  if (people.length === 0) return by.roles.includes('sales');
  return people.some(({ id }) => id === by.id) || absentSalesperson(order, by) !== undefined;
};

const absentSalesperson = (order: Order, { standsInFor = [] }: Actor): Person | undefined =>
  salespeople(order).find(({ id }) => standsInFor.some((absent) => absent.id === id));

/**
 * For whom somebody signs while they stand in for them (process §1): the salesperson, or whom a shop order is allotted to, where
 * they may sign for no other reason; of what a role signs, an absent colleague of that role. Null for what is their own. `people` are the workspace's.
 */
export const signsFor = (
  order: Order,
  by: Actor,
  { asked, people }: { readonly asked: readonly Who[]; readonly people: readonly Actor[] },
): Person | null => {
  const inOwnRight = maySign(order, { ...by, standsInFor: [] }, asked);
  const absent = inOwnRight
    ? absentColleague(order, by, { asked, people })
    : (absentSalesperson(order, by) ?? absentAllotted(order, by));
  return absent ?? null;
};

/** One who could have signed by a role that both hold; an order has one clerk, whose part it is and nobody else's. */
const absentColleague = (
  order: Order,
  { roles, standsInFor = [] }: Actor,
  { asked, people }: { readonly asked: readonly Who[]; readonly people: readonly Actor[] },
): Person | undefined =>
  standsInFor.find(({ id }) => {
    const held = people.find((one) => one.id === id)?.roles ?? [];
    return asked
      .filter((who) => isRole(who))
      .some((who) => holds(roles, who) && holds(held, who) && (who !== 'service' || order.clerk.id === id));
  });

/** E3: whoever of logistics the order is allotted to: the person or who stands in for them, or anybody of the department. */
const isAllotted = (order: Order, by: Actor): boolean => {
  const given = allotment(order);
  if (!given || !holds(by.roles, 'logistics')) return false;
  const { person } = given.facts;
  return person === null || person.id === by.id || absentAllotted(order, by) !== undefined;
};

const absentAllotted = (order: Order, { standsInFor = [] }: Actor): Person | undefined => {
  const person = allotment(order)?.facts.person;
  return standsInFor.find(({ id }) => id === person?.id);
};
