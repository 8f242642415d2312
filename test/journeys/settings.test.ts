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

  it('keeps reminders back in quiet hours that go on after work has begun', async () => {
    const admin = await opens('guan.li', 'settings-quiet');
    await admin.view('settings-quiet');
    await admin.fill({ from: '09:00', to: '17:00' });
    expect(JSON.stringify(await admin.submit())).toContain('须留出可提醒的时段');
    await admin.fill({ from: '16:30', to: '9：30' });
    expect(await admin.submit()).toEqual({ ok: true, outcome: 'closed' });
    await mill.desk.settle();
    expect(await dueAt('archive:2026-11')).toBe('2026-12-01T01:30:00.000Z');
  });

  it('saves how long a matter may wait, and shows it', async () => {
    const admin = await opens('guan.li', 'settings-service-levels');
    await admin.view('settings-service-levels');
    await admin.fill({ matter: 'terms', hours: '3' });
    expect(await admin.submit()).toEqual({ ok: true, outcome: 'closed' });
    expect(mill.desk.mill.current().outside.settings.serviceLevelHours).toEqual({ terms: 3 });
    const again = await opens('guan.li', 'settings-service-levels');
    expect(JSON.stringify(await again.view('settings-service-levels'))).toContain('3 小时（默认');
  });

  it('saves what the clerk says on the phone, which the intake then shows', async () => {
    const admin = await opens('guan.li', 'settings-phone');
    await admin.view('settings-phone');
    await admin.fill({ zh: '您好，这里是试验用语。', en: 'Good day, words of a test.' });
    expect(await admin.submit()).toEqual({ ok: true, outcome: 'closed' });
    const chen = mill.workspace.as('chen.yu');
    await chen.slash('/order new');
    await chen.view('intake');
    await chen.fill({ channel: 'phone' });
    await chen.pressInView('form:add-line');
    await mill.workspace.until(
      async () => JSON.stringify(await chen.view('intake')).includes('这里是试验用语'),
      'the wording on the form',
    );
  });

  it('saves the channels, and the digest goes to the new one', async () => {
    const admin = await opens('guan.li', 'settings-channels');
    await admin.view('settings-channels');
    await admin.fill({ digest: '#production' });
    expect(await admin.submit()).toEqual({ ok: true, outcome: 'closed' });
    await mill.workspace.advance('PT9H');
    const digests = async (channel: string) =>
      (await mill.workspace.messages(channel)).filter(({ text }) => text.includes('订单日报'));
    expect(await digests('production')).toHaveLength(1);
    expect(await digests('order-digest')).toEqual([]);
    const [digest] = await digests('production');
    await mill.workspace.as('guan.li').press('print:production-report', digest);
    const report = await mill.workspace.until(async () => {
      const direct = (await mill.workspace.channels()).filter(({ kind }) => kind === 'im');
      const all = await Promise.all(direct.map(({ id }) => mill.workspace.messages(id)));
      return all.flat().flatMap(({ files = [] }) => files)[0];
    }, 'the day’s production report');
    expect(report.name).toMatch(/^生产日报表 2026-11-\d\d\.pdf$/);
  });
});
