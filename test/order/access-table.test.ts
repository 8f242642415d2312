import { describe, expect, it } from 'vitest';
import { millForms } from '../../src/mill/forms/index.ts';
import { formBlocked } from '../../src/mill/sign-form.ts';
import { blocked, sightOf } from '../../src/order/decide.ts';
import type { Role } from '../../src/order/keys.ts';
import type { Order } from '../../src/order/order.ts';
import type { Actor, Who } from '../../src/order/roles.ts';
import { actions } from '../../src/procedure/catalogue.ts';
import { isRole, roles } from '../../src/procedure/roles.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { placed } from '../support/deeds-shop.ts';
import { past } from '../support/given.ts';
import { mill, people } from '../support/mill.ts';

/** Who covers whom, as process §1 has it in its table. */
const above: Partial<Record<Role, Role>> = {
  service: 'service-supervisor',
  production: 'production-supervisor',
};

const somebody = { id: 'USOMEBODY', name: '某人' };
const relations = {
  'nothing to do with it': () => somebody,
  'its salesperson': () => ({ id: people.zhou.id, name: people.zhou.name }),
  'stands in for its salesperson': () => ({ ...somebody, standsInFor: [people.zhou] }),
} as const satisfies Record<string, () => Omit<Actor, 'roles'>>;
type Relation = keyof typeof relations;

const held = [undefined, ...(Object.keys(roles) as Role[])];
const orders: Readonly<Record<Order['kind'], Order>> = {
  mill: past(agreedMemo('B')),
  shop: past(placed()),
};

/** What process.md says of who is asked for: a role, whoever is above it, or somebody whom the order knows. */
const isAsked = (who: Who, role: Role | undefined, relation: Relation, kind: Order['kind']): boolean => {
  if (isRole(who)) return role !== undefined && (role === who || role === above[who]);
  if (who === 'salesperson') return kind === 'mill' ? relation !== 'nothing to do with it' : role === 'sales';
  // Members act through the shop alone, and nothing is allotted yet.
  return false;
};

describe('§6.3: every action, every role, every relation to the order', () => {
  it.each(actions.map((action) => [action.key, action] as const))('%s', (_key, action) => {
    const order = orders[action.process];
    for (const role of held) {
      for (const relation of Object.keys(relations) as Relation[]) {
        const by: Actor = { ...relations[relation](), roles: role === undefined ? [] : [role] };
        const sight = sightOf({ by, at: '2026-11-24T02:00:00.000Z', outside: mill, raw: {} }, order, null);
        const isRefused = blocked(action, sight)?.code === 'not-yours';
        const may = action.by.some((who) => isAsked(who, role, relation, action.process));
        expect({ role, relation, may: !isRefused }).toEqual({ role, relation, may });
      }
    }
  });

  it.each(millForms.map((form) => [form.key, form] as const))(
    '%s, which belongs to no order',
    (_key, form) => {
      for (const role of held) {
        const by: Actor = { ...somebody, roles: role === undefined ? [] : [role] };
        const may = form.by.some((who) => role !== undefined && (role === who || role === above[who]));
        expect({ role, may: formBlocked(form, { by }) === undefined }).toEqual({ role, may });
      }
    },
  );

  it('nothing at all is anybody’s who holds no role and whom the order does not know', () => {
    for (const action of actions) {
      const by: Actor = { ...somebody, roles: [] };
      const sight = sightOf(
        { by, at: '2026-11-24T02:00:00.000Z', outside: mill, raw: {} },
        orders[action.process],
        null,
      );
      expect({ key: action.key, code: blocked(action, sight)?.code }).toEqual({
        key: action.key,
        code: 'not-yours',
      });
    }
  });
});
