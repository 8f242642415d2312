import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { millForms } from '../../src/mill/forms/index.ts';
import type { Who } from '../../src/order/roles.ts';
import { actions } from '../../src/procedure/catalogue.ts';
import { holds, isRole } from '../../src/procedure/roles.ts';
import { brought } from '../support/brought.ts';
import { agreedMemo } from '../support/deeds-commercial.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { people } from '../support/mill.ts';
import { handedIn, payload, post, pressed } from '../support/slack-door.ts';

let mill: TestDesk;
let orderId = '';
beforeAll(async () => {
  mill = await openTestDesk();
  await brought(mill, agreedMemo('B'));
  orderId = String((await mill.database.collection('orders').findOne({}))?._id);
});
// What is told of a press needs a trigger of Slack's, which a forged one has not: that is logged, and no fault here.
afterAll(() => mill.close());

const everyone = Object.values(people);
const zhou = people.zhou.id;

/** Whether somebody's role or their part in this order lets them sign; the order is 周敏's. */
const may = (by: readonly Who[], { id, roles }: (typeof everyone)[number]): boolean =>
  by.some((who) => (isRole(who) ? holds(roles, who) : who === 'salesperson' && id === zhou));

/** What the clock and the desk itself write meanwhile does not count. */
const commits = () => mill.database.collection('commits').countDocuments({ 'by.id': /^U[A-Z]/ });
const noted = (what: string) => mill.warnings().filter((line) => line.includes(`"security":"${what}"`));

/** What a client may forge about where an act belongs; each is tried on some act or other. */
const forgeries = [
  { revision: 1, seen: 'x' },
  { revision: 99, seen: 'forged' },
  { revision: -1, seen: '' },
  { revision: 1, seen: 'x', part: 'b1' },
  { revision: 1, seen: 'x', part: '__proto__' },
  { revision: 1, seen: 'x', draft: 'any:UCHENYU@2026-12-01T00:00:00.000Z', page: 2 },
];

const asUser = (id: string, body: object) => payload({ ...body, user: { id, team_id: 'T0SANDBOX' } });
const hands = (id: string, key: string, metadata: object) =>
  asUser(id, handedIn({ callback_id: key, private_metadata: JSON.stringify(metadata), id: `V${key}${id}` }));

describe('§6.3: no listener takes an act of somebody who may not sign it, whatever their client claims', () => {
  it('by any form of any order, for every person of another role', async () => {
    const before = await commits();
    let refused = 0;
    let told = 0;
    for (const [index, action] of actions.entries()) {
      const metadata = { orderId, ...forgeries[index % forgeries.length] };
      const others = everyone.filter((one) => !may(action.by, one));
      const answers = await Promise.all(
        others.map(async ({ id }) => (await post(mill, hands(id, action.key, metadata))).text()),
      );
      for (const [at, answer] of answers.entries()) {
        const who = `${action.key} by ${others[at]?.name}`;
        expect({ who, answer }).toEqual({ who, answer: expect.stringContaining('response_action') });
        if (answer.includes('您的岗位不能签') || answer.includes('your role cannot sign')) told += 1;
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(500);
    expect(await commits()).toBe(before);
    // Each of them is a line in the security log: who, what, why, and how many there were.
    expect(told).toBeGreaterThan(200);
    expect(noted('slack-act')).toHaveLength(told);
    const [line = ''] = noted('slack-act');
    expect(JSON.parse(line)).toMatchObject({ security: 'slack-act', count: 1, why: 'not-yours' });
    expect(line).not.toMatch(/联兴|陈宇|138\d{8}/);
  }, 120_000);

  it('by any form of the mill', async () => {
    const [before, lines] = [await commits(), noted('slack-act').length];
    let refused = 0;
    for (const form of millForms) {
      const others = everyone.filter(({ roles }) => !form.by.some((role) => holds(roles, role)));
      for (const { id } of others) {
        const answer = await (
          await post(mill, hands(id, form.key, { orderId: null, revision: 0, seen: 'x' }))
        ).text();
        expect({ key: form.key, answer }).toEqual({
          key: form.key,
          answer: expect.stringContaining('response_action'),
        });
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(50);
    expect(await commits()).toBe(before);
    expect(noted('slack-act')).toHaveLength(lines + refused);
  }, 120_000);

  it('by any button, those of forms pressed as if they acted at once among them', async () => {
    const before = await commits();
    for (const action of actions) {
      const others = everyone.filter((one) => !may(action.by, one)).slice(0, 3);
      for (const { id } of others)
        await post(mill, asUser(id, pressed(`do:${action.key}`, { orderId, revision: 1, seen: 'x' })));
    }
    expect(await commits()).toBe(before);
    expect(noted('slack-forged').length).toBeGreaterThan(50);
  }, 120_000);
});
