import type { Role } from '../order/keys.ts';
import type { Actor, Person } from '../order/roles.ts';
import type { MillState, StandIn } from './outside.ts';
import { holds } from './roles.ts';

type StandIns = Pick<MillState, 'standIns'>;

/** Those who stand in for somebody on a calendar date. */
const activeOn = ({ standIns }: StandIns, date: string): readonly StandIn[] =>
  standIns.filter(({ from, until }) => from <= date && date <= until);

/** A person with whom they stand in for on a calendar date. */
export const standingIn = (by: Actor, outside: StandIns, date: string): Actor => {
  const absent = activeOn(outside, date).filter(({ standIn }) => standIn.id === by.id);
  return absent.length === 0 ? by : { ...by, standsInFor: absent.map((one) => one.absent) };
};

/** Who stands in for these people on a date: mentioned beside them. */
export const standInsFor = (people: readonly Person[], outside: StandIns, date: string): readonly Person[] =>
  activeOn(outside, date)
    .filter(({ absent }) => people.some(({ id }) => id === absent.id))
    .map(({ standIn }) => standIn);

/** A role both hold; a salesperson may also name a clerk of customer service (受销售员委托的客服员). */
export const mayStandIn = (absent: Actor, standIn: Actor): boolean => {
  const shared = absent.roles.some((role: Role) => role !== 'admin' && holds(standIn.roles, role));
  return shared || (absent.roles.includes('sales') && holds(standIn.roles, 'service'));
};
