import type { Sight } from '../order/action.ts';
import { type Refusal, wrong } from '../order/decision.ts';
import type { Role, RuleId } from '../order/keys.ts';
import type { Actor, Person } from '../order/roles.ts';
import { holds, roles } from './roles.ts';

/** Somebody of the workspace by id, with what they may do; undefined for a stranger. */
export const known = ({ outside }: Sight, id: string): Actor | undefined =>
  outside.people.find((person) => person.id === id);

/** Who was named, as an order keeps them. A form with somebody unknown was refused before this is asked. */
export const named = (sight: Sight, id: string): Person => ({ id, name: known(sight, id)?.name ?? id });

/** Refused at its field unless the person named holds the role. */
export const mustHold = (
  sight: Sight,
  { id, role, rule, blockId }: { id: string; role: Role; rule: RuleId; blockId: string },
): Refusal | undefined => {
  const person = known(sight, id);
  if (!person) return wrong(rule, blockId, '没有这个人', 'Nobody known by that name');
  return holds(person.roles, role)
    ? undefined
    : wrong(
        rule,
        blockId,
        `${person.name} 不是${roles[role].zh}`,
        `${person.name} does not hold the role: ${roles[role].en}`,
      );
};
