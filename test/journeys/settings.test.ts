import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectNoErrors, mondayMorning, openTestDesk, type TestDesk } from '../support/desk.ts';

let mill: TestDesk;
beforeAll(async () => {
  mill = await openTestDesk({ at: mondayMorning });
  await mill.desk.settle();
});
afterAll(async () => {
  expectNoErrors(mill);
  await mill.close();
});

/** Opens a form of the settings as somebody. */
const opens = async (handle: string, form: string) => {
  const person = mill.workspace.as(handle);
  await person.slash('/order settings');
  await person.view('settings-menu');
  await person.pressInView(`mill:${form}`);
  return person;
};

const dueAt = async (slot: string): Promise<string> =>
  String((await mill.database.collection('deadlines').findOne({ slot }))?.dueAt);

describe('A.settings: /order settings', () => {
  it('tells others who may change them', async () => {
    const chen = await opens('chen.yu', 'settings-times');
    expect(JSON.stringify(await chen.view('notice'))).toContain('由 <!subteam^SADMIN> 签署');
  });

  it('lists all that can be set', async () => {
    const admin = mill.workspace.as('guan.li');
    await admin.slash('/order settings');
    const menu = JSON.stringify(await admin.view('settings-menu'));
    for (const form of ['hours', 'quiet', 'service-levels', 'times', 'calendar', 'channels', 'phone'])
      expect(menu).toContain(`mill:settings-${form}`);
  });

  it('lets an administrator change when the digest comes, from the next one on', async () => {
    expect(await dueAt('digest:2026-11-23')).toBe('2026-11-23T10:00:00.000Z');
    const admin = await opens('guan.li', 'settings-times');
    await admin.view('settings-times');
    await admin.fill({ digest: '25:99' });
    expect(JSON.stringify(await admin.submit())).toContain('请填时间');
    await admin.fill({ digest: '17：45' });
    expect(await admin.submit()).toEqual({ ok: true, outcome: 'closed' });
    await mill.desk.settle();
    expect(await dueAt('digest:2026-11-23')).toBe('2026-11-23T09:45:00.000Z');
  });

  it('reckons what is due anew with other working hours', async () => {
    expect(await dueAt('archive:2026-11')).toBe('2026-12-01T00:00:00.000Z');
    const admin = await opens('guan.li', 'settings-hours');
    await admin.view('settings-hours');
    await admin.fill({ workFrom: '9', workTo: '9' });
    expect(JSON.stringify(await admin.submit())).toContain('下班须晚于上班');
    await admin.fill({ workTo: '17' });
    expect(await admin.submit()).toEqual({ ok: true, outcome: 'closed' });
    await mill.desk.settle();
    expect(await dueAt('archive:2026-11')).toBe('2026-12-01T01:00:00.000Z');
  });

  it.each(['quiet', 'service-levels', 'channels', 'phone'])(
    'draws the form of the %s as Slack takes it',
    async (form) => {
      const admin = await opens('guan.li', `settings-${form}`);
      expect(JSON.stringify(await admin.view(`settings-${form}`))).toContain('保存');
    },
  );
});
