import type { DrawingContext } from '../../blocks/kit.ts';
import { lookUp } from '../desk/look-up.ts';
import type { AnyAction, Sight } from '../order/action.ts';
import { sightOf } from '../order/decide.ts';
import type { Order } from '../order/order.ts';
import type { Actor, Person, Who } from '../order/roles.ts';
import { dateIn } from '../order/time/dates.ts';
import type { Directory } from '../people/directory.ts';
import { salespeople } from '../procedure/order-people.ts';
import { seenBy } from '../procedure/roles.ts';
import { allotment } from '../procedure/shop/shop.ts';
import { standInsFor } from '../procedure/stand-ins.ts';
import type { SlackDeps, Values } from './deps.ts';

interface Looking {
  readonly action: AnyAction;
  readonly order: Order;
  readonly by: Actor;
  readonly part: string | null;
}

/** How a person sees an order now, by what they filled in so far: the same sight the domain will judge by. */
export const lookingAt = async (
  { mill, now, ports }: Pick<SlackDeps, 'mill' | 'now' | 'ports'>,
  { action, order, by, part }: Looking,
): Promise<(raw: Values) => Sight> => {
  const { outside } = mill();
  const at = now().toISOString();
  const today = dateIn(outside.settings.timeZone, at);
  const lookedUp = await lookUp(ports, { action, order, part, raw: {}, today });
  return (raw) => sightOf({ by, at, outside, raw, lookedUp }, order, part);
};

/** For whom a private answer is drawn: in their own language. */
export const contextFor = (
  deps: Pick<SlackDeps, 'mill' | 'now' | 'directory'>,
  userId: string,
): DrawingContext => ({
  language: deps.directory.language(userId),
  sees: seenBy(deps.directory.rolesOf(userId)),
  now: deps.now().toISOString(),
  outside: deps.mill().outside,
  mention: mentionIn(deps.directory, (people) => standInsNow(deps, people)),
});

/** The person of logistics a shop order is allotted to; nobody where it is the whole department (E3). */
const allottedTo = (order: Order): readonly Person[] => {
  const person = allotment(order)?.facts.person;
  return person ? [person] : [];
};

const named = (people: readonly Person[]): string => people.map(({ id }) => `<@${id}>`).join(' ');

/** Who stands in for people today, to be mentioned beside them. */
export const standInsNow = (
  { mill, now }: Pick<SlackDeps, 'mill' | 'now'>,
  people: readonly Person[],
): readonly Person[] => {
  const { outside } = mill();
  return standInsFor(people, outside, dateIn(outside.settings.timeZone, now().toISOString()));
};

/** Mentions: the order's own clerk and salesperson by name, with who stands in for them; other roles by their group. */
export const mentionIn =
  (directory: Directory, standIns: (people: readonly Person[]) => readonly Person[] = () => []) =>
  (who: Who, order: Order): string => {
    if (who === 'salesperson') {
      const own = salespeople(order);
      return named([...own, ...standIns(own)]) || directory.mention('sales');
    }
    if (who === 'service' && order.clerk.id) return named([order.clerk, ...standIns([order.clerk])]);
    if (who === 'allotted') {
      const own = allottedTo(order);
      return named([...own, ...standIns(own)]) || directory.mention('logistics');
    }
    return who === 'member' ? '' : directory.mention(who);
  };
