import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axeFinds, faultsOf, launchBrowser, visit } from '../../support/browser.ts';
import { expectNoErrors, openTestDesk, type TestDesk } from '../../support/desk.ts';
import { manifestWith, workspaceAlone } from '../with-app.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let browser: Browser;
let mill: TestDesk;
beforeAll(async () => {
  [browser, mill] = await Promise.all([launchBrowser(), openTestDesk()]);
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
    await page.getByRole('region', { name: 'Guided order' }).getByText('Now you are 陈宇').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    expect(await axeFinds(page)).toEqual([]);
    await press(page, '替我打开表单');
    await formOf(page, 'intake').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await formOf(page, 'intake').waitFor({ state: 'detached' });

    await signWithHelp(page, 'intake');
    await panelOf(page).getByText('2 / ').waitFor();
    await signWithHelp(page, 'reply-promise');
    await panelOf(page).getByText('现在您是 周敏').waitFor();
    await press(page, '换成 周敏');
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
    await panelOf(page).getByText('现在您是 陈宇').waitFor();
    await press(page, '收起或展开导览');
    await panelOf(page).getByText('现在您是 陈宇').waitFor({ state: 'hidden' });
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
    await page.context().close();
  });
});
