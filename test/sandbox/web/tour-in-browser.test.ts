import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { life } from '../../simulation/life.ts';
import { axeFinds, faultsOf, launchBrowser, visit } from '../../support/browser.ts';
import { expectNoErrors, mondayMorning, openTestDesk, type TestDesk, textOf } from '../../support/desk.ts';
import { journalled } from '../../support/journalled.ts';
import { produced } from '../../support/produced.ts';
import { manifestWith, workspaceAlone } from '../with-app.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let browser: Browser;
let mill: TestDesk;
beforeAll(async () => {
  [browser, mill] = await Promise.all([launchBrowser(), openTestDesk({ at: mondayMorning })]);
});
afterAll(async () => {
  await browser?.close();
  await mill?.close();
});

const panelOf = (page: Page) => page.getByRole('region', { name: '导览订单' });
const press = (page: Page, name: string) => panelOf(page).getByRole('button', { name }).click();
const formOf = (page: Page, key: string) => page.locator(`.modal-view[data-callback-id="${key}"]`);

/** The panel opens the form and fills it in; the visitor signs. */
const signWithHelp = async (page: Page, key: string): Promise<void> => {
  await press(page, '替我打开表单');
  await formOf(page, key).waitFor();
  await press(page, '替我填好');
  await expect.poll(() => panelOf(page).locator('[aria-busy="true"]').count(), { timeout: 20_000 }).toBe(0);
  await panelOf(page).getByText('填好了').waitFor();
  await formOf(page, key).locator('button[type=submit]').click();
  await formOf(page, key).waitFor({ state: 'detached' });
};

describe('the guided order in the page', () => {
  it('leads through its first three stations, fills in what is to be signed, and notices that it was', async () => {
    const page = await visit(browser, { url: mill.sandbox.url, as: 'chen.yu' });
    await page.getByRole('button', { name: '带我走一张订单' }).click();
    await panelOf(page).getByText('现在您是 陈宇').waitFor();
    await press(page, 'English');
    await page
      .getByRole('region', { name: 'Guided order' })
      .getByText('Now you are Chen Yu 陈宇 (service)')
      .waitFor();
    // Whom the visitor plays speaks their language, and the desk follows.
    await page.getByRole('heading', { name: 'Channels' }).waitFor();
    const asked = async (method: string) =>
      (await mill.workspace.log()).some((row) => row.method === method && row.direction === 'from-app');
    await mill.workspace.until(() => asked('users.info'), 'the desk to hear of it');
    await page.getByRole('button', { name: 'Open the form for me' }).click();
    await formOf(page, 'intake').getByRole('heading', { name: 'Customer memo' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '频道' }).waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await press(page, '替我打开表单');
    await formOf(page, 'intake').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await formOf(page, 'intake').waitFor({ state: 'detached' });
    // The next step has the focus, so that the keyboard goes on where it was.
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('替我打开表单');

    await signWithHelp(page, 'intake');
    await panelOf(page).getByText('2 / ').waitFor();
    await signWithHelp(page, 'reply-promise');
    await panelOf(page).getByText('轮到 周敏').waitFor();
    await press(page, '换成 周敏');
    await panelOf(page).getByText('现在您是 周敏').waitFor();
    await page.locator('.who', { hasText: '周敏' }).waitFor();
    await signWithHelp(page, 'memo-answer');
    await panelOf(page).getByText('4 / ').waitFor();
    expect(await mill.card('12.5 吨')).toBeDefined();
    expect(faultsOf(page)).toEqual([]);
    expectNoErrors(mill);
    await page.context().close();
  });

  it('can be folded, stopped while it plays, and read on a phone', async () => {
    const page = await visit(browser, {
      url: mill.sandbox.url,
      as: 'li.na',
      context: { viewport: { width: 360, height: 740 } },
    });
    await page.getByRole('button', { name: '自动演一遍' }).click();
    await panelOf(page).getByText('轮到 陈宇').waitFor();
    await press(page, '停下');
    await panelOf(page).getByRole('button', { name: '换成 陈宇' }).waitFor();
    await press(page, '收起或展开导览');
    await panelOf(page).getByText('轮到 陈宇').waitFor({ state: 'hidden' });
    const { scroll, seen } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      seen: window.innerWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(seen);
    expect(await axeFinds(page)).toEqual([]);
    await page.context().close();
  });

  it('is not offered where the app takes no orders', async () => {
    const manifest = await manifestWith((file) => {
      Object.assign(file, { features: { bot_user: { display_name: 'other', always_online: true } } });
      file.oauth_config.scopes.bot = file.oauth_config.scopes.bot.filter((scope) => scope !== 'commands');
      file.settings.event_subscriptions.bot_events = ['message.channels'];
    });
    const { sandbox } = await workspaceAlone({ manifest });
    const page = await visit(browser, { url: sandbox.url, as: 'chen.yu' });
    await page.getByRole('button', { name: '自己试试' }).waitFor();
    expect(await page.getByRole('button', { name: '带我走一张订单' }).count()).toBe(0);
    expect(await page.locator('.welcome li').count()).toBe(3);
    expect(await page.locator('.welcome').textContent()).not.toMatch(/\/order|#orders|订单/);
    await page.context().close();
  });
});

describe('the page’s clock', () => {
  /** `11-23 16:30` at the mill, of each message in which these words are. */
  const saidAt = async (channel: string, words: string): Promise<readonly string[]> =>
    (await mill.workspace.messages(channel))
      .filter((message) => textOf(message).includes(words))
      .map(({ ts }) => new Date((Number(ts) + 8 * 3600) * 1000).toISOString().slice(5, 16).replace('T', ' '));
  /** What the thread of an order was reminded of: the sign of its degree, and how many minutes after the first. */
  const reminded = async (orderId: string, words: string) => {
    const found = (await mill.workspace.messages('orders')).filter(
      (message) =>
        String(message.metadata?.event_payload.key).startsWith(`${orderId}:`) &&
        /[⏰⏫🚨]/u.test(textOf(message)) &&
        textOf(message).includes(words),
    );
    const first = Number(found[0]?.ts);
    return found.map((message) => ({
      sign: textOf(message).match(/[⏰⏫🚨]/u)?.[0],
      minutes: (Number(message.ts) - first) / 60,
    }));
  };
  const press = async (page: Page, name: string): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.locator('.clock-buttons[aria-busy="false"]').waitFor({ timeout: 60_000 });
  };

  it('lives a day through, and a weekend: what falls due comes in when it is due, degree by degree', async () => {
    await produced(mill, 1);
    const stores = { ports: mill.desk.ports, database: mill.database };
    const promised = journalled(stores, 'promised', 'SO-261123-801');
    for (const move of life.slice(0, 2)) await move(promised, mill.desk.ports.now());
    const sent = journalled(stores, 'sent', 'SO-261123-802');
    for (const move of life.slice(0, 6)) await move(sent, mill.desk.ports.now());
    const page = await visit(browser, { url: mill.sandbox.url, as: 'li.na' });
    await press(page, '次日 08:00');
    const degrees = await reminded('promised', '答复');
    // Open after its second escalation, it is said again the next working morning (process §5).
    expect(degrees.map(({ sign }) => sign)).toEqual(['⏰', '⏫', '🚨', '⏰']);
    expect(degrees.slice(0, 3).map(({ minutes }) => Math.round(minutes / 10) * 10)).toEqual([0, 30, 60]);
    expect(await saidAt('production', '请填生产日报')).toEqual(['11-23 16:30']);
    expect(await saidAt('order-escalations', '缺生产日报')).toEqual(['11-23 17:30', '11-24 08:00']);
    expect(await saidAt('order-digest', '11 月 23 日 订单日报')).toEqual(['11-23 18:00']);
    expect(await saidAt('orders', '客户未签回，11-24 顺延')).toEqual(['11-24 08:00']);

    await mill.workspace.control('clock', { to: '2026-11-27T18:30:00+08:00' });
    const english = await visit(browser, { url: mill.sandbox.url, as: 'ma.lin' });
    await press(english, 'Next Monday 08:00');
    expect(await saidAt('order-digest', '2026 年第 48 周订单周报')).toEqual(['11-30 08:00']);
    // Both orders wait for their customers.
    expect(await saidAt('orders', '11-28、11-29、11-30 顺延')).toEqual(['11-30 08:00', '11-30 08:00']);
    expect([...faultsOf(page), ...faultsOf(english)]).toEqual([]);
    expectNoErrors(mill);
    await page.context().close();
    await english.context().close();
  });
});
