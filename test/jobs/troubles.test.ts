import { describe, expect, it } from 'vitest';
import { troubleMessage, troubles } from '../../jobs/troubles.ts';
import type { Role } from '../../src/order/keys.ts';
import type { Found } from '../../src/procedure/figures.ts';
import { people } from '../support/mill.ts';

const everybody = Object.values(people);
const order = (more: Partial<Found>): Found =>
  ({
    number: 'SO-261123-001',
    clerk: people.chen.id,
    salesperson: people.zhou.id,
    waits: [],
    ...more,
  }) as Found;
const waitsFor = (role: Role) => [{ action: 'x', who: [role], since: '' }];
const workspace = { channelsGone: [], people: everybody, open: [order({})] };
const without = (role: Role) =>
  everybody.map((one) => ({ ...one, roles: one.roles.filter((held) => held !== role) }));

describe('what keeps orders from going on', () => {
  it('is nothing where channels, roles and people are there', () => {
    expect(troubles(workspace)).toEqual([]);
  });

  it('names a channel that is gone with what waits for it, and what to do', () => {
    const [trouble] = troubles({
      ...workspace,
      channelsGone: [{ use: 'orders', name: 'orders', waiting: 7 }],
    });
    expect(trouble?.what.zh).toContain('#orders');
    expect(trouble?.what.en).toContain('7 message(s)');
    expect(trouble).toMatchObject({ also: null, person: null });
  });

  it('names a role that nobody holds once orders wait for it, not before; a supervisor counts for their clerks', () => {
    const open = [order({ waits: waitsFor('quality') })];
    expect(troubles({ ...workspace, people: without('quality') })).toEqual([]);
    expect(troubles({ ...workspace, people: without('quality'), open }).map(({ key }) => key)).toEqual([
      'role:quality',
    ]);
    const production = [order({ waits: waitsFor('production') })];
    expect(troubles({ ...workspace, people: without('production'), open: production })).toEqual([]);
  });

  it('names who left with orders, to the supervisor with the form that gives them to another', () => {
    const rest = everybody.filter(({ id }) => id !== people.zhou.id);
    const open = [
      order({}),
      order({ number: 'SO-261123-002' }),
      order({ salesperson: null, number: 'SO-3' }),
    ];
    const [trouble] = troubles({ ...workspace, people: rest, open });
    expect(trouble).toMatchObject({ key: `person:${people.zhou.id}`, also: 'service-supervisor' });
    expect(trouble?.what.zh).toContain('2 张未结订单：SO-261123-001 SO-261123-002');
    const drawn = trouble && JSON.stringify(troubleMessage(trouble, 'zh').blocks);
    expect(drawn).toContain(`<@${people.zhou.id}>`);
    expect(drawn).toContain('mill:reassign-all');
  });
});
