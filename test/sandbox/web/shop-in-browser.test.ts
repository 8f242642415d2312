import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { letInDemoShop } from '../../../src/start/demo-shop.ts';
import { actingAt } from '../../support/acting.ts';
import { axeFinds, faultsOf, launchBrowser, watched } from '../../support/browser.ts';
import {
  expectNoErrors,
  mondayMorning,
  openTestDesk,
  type TestDesk,
  testShopSecretsKey,
} from '../../support/desk.ts';

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

let browser: Browser;
let mill: TestDesk;
beforeAll(async () => {
  [browser, mill] = await Promise.all([
    launchBrowser(),
    openTestDesk({ at: mondayMorning, pricesInChannel: true }),
  ]);
  await letInDemoShop(mill.desk, mill.sandbox.shop, testShopSecretsKey);
});
afterAll(async () => {
  await browser?.close();
  await mill?.close();
});

const openShop = async (locale: string): Promise<Page> => {
  const page = await watched(browser, { viewport: { width: 1280, height: 900 }, locale });
  await page.goto(`${mill.sandbox.url}/shop`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
};

describe('the web shop’s page', () => {
  it('places an order, changes it, and sees by webhook that the mill confirmed it', async () => {
    const page = await openShop('zh-CN');
    await page.getByRole('button', { name: '提交订单' }).click();
    const order = page.locator('article.order').first();
    await order.getByText('待确认', { exact: true }).waitFor();
    await order.getByText('收到订单').waitFor();
    expect(await axeFinds(page)).toEqual([]);

    await order.getByRole('button', { name: '更改' }).click();
    await page.getByLabel('数量（令）').fill('60');
    await page.getByRole('button', { name: '保存更改' }).click();
    await order.getByText('共 11,520.00 元', { exact: false }).waitFor();
    await order.getByText('订单已更改').waitFor();

    // Two windows of the member: the one that read the order before the other changed it is refused, and told.
    await order.getByRole('button', { name: '更改' }).click();
    const other = await page.context().newPage();
    await other.goto(`${mill.sandbox.url}/shop`);
    await other.locator('article.order').first().getByRole('button', { name: '更改' }).click();
    await other.getByLabel('数量（令）').fill('80');
    await other.getByRole('button', { name: '保存更改' }).click();
    await order.getByText('共 15,360.00 元', { exact: false }).waitFor();
    await page.getByRole('button', { name: '保存更改' }).click();
    await page.locator('.shop-form').getByRole('alert').waitFor();
    expect(await order.innerText()).toContain('共 15,360.00 元');
    await page.getByRole('button', { name: '保存更改' }).click();
    await order.getByText('共 11,520.00 元', { exact: false }).waitFor();
    await other.close();

    const card = await mill.card('11,520.00');
    await actingAt(() => mill)('chen.yu').signs(
      'shop-confirm',
      card,
      { result: 'valid', spokeWith: '梁先生', arrangements: '周三上午' },
      { ticks: ['checked'] },
    );
    await order.getByText('电话确认，订单锁定').waitFor();
    await order.getByText('已确认，不能再更改或取消', { exact: false }).waitFor();
    expect(await order.getByRole('button').count()).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    expect(faultsOf(page)).toEqual([expect.stringContaining('412')]);
    expectNoErrors(mill);
    await page.context().close();
  });

  it('says what is wrong at the field, cancels an order, and speaks English', async () => {
    const page = await openShop('en-GB');
    await page.getByLabel('Receiver’s phone').fill(' ');
    await page.getByRole('button', { name: 'Place the order' }).click();
    await page.locator('.field', { hasText: 'Receiver’s phone' }).getByText('Please fill this in').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByLabel('Receiver’s phone').fill('13800138231');
    await page.getByLabel('In advance').check();
    await page.getByRole('button', { name: 'Place the order' }).click();
    const order = page.locator('article.order').first();
    await order.getByText('To be confirmed').waitFor();
    // Reminders that the shop is not told of leave its version as it is.
    await mill.workspace.advance('PT3H');
    await order.getByRole('button', { name: 'Cancel the order' }).click();
    await order.getByRole('button', { name: 'Yes, cancel it' }).click();
    await order.locator('.status', { hasText: 'Cancelled' }).waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await order.locator('.status', { hasText: '已取消' }).waitFor();
    await page.context().close();
  });

  it('takes webhooks of the mill alone, and keeps its secret from the page', async () => {
    const { url, shop } = mill.sandbox;
    const forged = await fetch(`${url}/shop/hook`, { method: 'POST', body: '{}' });
    expect(forged.status).toBe(401);
    const state = await (await fetch(`${url}/shop/state`)).text();
    expect(state).not.toContain(shop.secret);
  });
});
