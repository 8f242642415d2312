import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { axeFinds, faultsOf, launchBrowser, messageOf, visit } from '../../support/browser.ts';
import { form, plain, stage, workspaceAlone } from '../with-app.ts';

// A slow machine may need several seconds for each page and each look of axe.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe('windows of two people', () => {
  it('show each other’s messages at once, and call who is mentioned', async () => {
    const { sandbox } = await workspaceAlone();
    const [chen, sun] = await Promise.all(
      ['chen.yu', 'sun.kai'].map((as) => visit(browser, { url: sandbox.url, as })),
    );
    if (!chen || !sun) throw new Error('two windows');
    await sun.getByRole('button', { name: 'production' }).click();
    await chen.getByLabel('发消息到 #orders').fill('请 @孙凯 看一下 3 < 4');
    await chen.keyboard.press('Enter');
    await sun.locator('.rail-line', { hasText: 'orders' }).locator('.badge').waitFor();
    await sun.locator('.rail-line', { hasText: '提到我的' }).click();
    await sun.locator('.activity-open').click();
    await sun.locator('.message .mention.me').waitFor();
    expect(await sun.locator('.message-text').innerText()).toBe('请 @孙凯 看一下 3 < 4');
    await sun.locator('.rail-line', { hasText: 'orders' }).locator('.badge').waitFor({ state: 'detached' });
    expect([...faultsOf(chen), ...faultsOf(sun)]).toEqual([]);
    await chen.context().close();
    await sun.context().close();
  });

  it('have their own modals, private notes and language', async () => {
    const set = await stage();
    set.app.shortcut('new_order', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form(['a']) });
    });
    const chen = await visit(browser, { url: set.sandbox.url, as: 'chen.yu' });
    const ma = await visit(browser, { url: set.sandbox.url, as: 'ma.lin' });
    await chen.getByRole('button', { name: '快捷方式' }).click();
    await chen.getByRole('menuitem', { name: '新订单' }).click();
    await chen.locator('dialog.modal').waitFor();
    await set.client.chat.postEphemeral({ channel: 'CORDERS', user: 'UMALIN', text: 'not yet (S9.2)' });
    await ma.getByText('Only visible to you').waitFor();
    expect(await ma.locator('dialog.modal').count()).toBe(0);
    expect(await chen.getByText('not yet').count()).toBe(0);
    expect(await ma.evaluate(() => document.documentElement.lang)).toBe('en-US');
    await ma.reload();
    await ma.locator('.window').waitFor();
    expect(await ma.getByText('not yet').count()).toBe(0);
    await chen.context().close();
    await ma.context().close();
  });
});

describe('a window', () => {
  it('takes a file into a thread, and offers the app’s shortcuts on its message', async () => {
    const set = await stage();
    const files: string[] = [];
    const used: string[] = [];
    set.app.event('message', async ({ event }) => {
      if ('files' in event)
        files.push(...(event.files ?? []).map(({ name }) => `${name} in ${event.thread_ts}`));
    });
    set.app.shortcut('order_from_message', async ({ ack, shortcut }) => {
      await ack();
      if ('message' in shortcut) used.push(shortcut.message.ts);
    });
    const { ts } = await set.client.chat.postMessage({ channel: 'CORDERS', text: 'SO-261123-017' });
    const page = await visit(browser, { url: set.sandbox.url, as: 'chen.yu' });
    const message = messageOf(page, String(ts));
    await message.hover();
    await message.getByRole('button', { name: '更多操作' }).click();
    await page.getByRole('menuitem', { name: '转为订单' }).click();
    await expect.poll(() => used).toEqual([ts]);
    await message.hover();
    await message.getByRole('button', { name: '在消息列中回复' }).click();
    const thread = page.locator('.pane.thread');
    await thread
      .locator('input[type=file]')
      .setInputFiles({ name: '回传.pdf', mimeType: 'application/pdf', buffer: Buffer.from('x') });
    await thread.getByText('回传.pdf').waitFor();
    await thread.getByLabel('回复…').fill('客户已签回');
    await page.keyboard.press('Enter');
    await expect.poll(() => files).toEqual([`回传.pdf in ${ts}`]);
    await message.getByText('1 条回复').waitFor();
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing for axe to find with everything open (%s)',
    async (colorScheme) => {
      const { sandbox, client } = await workspaceAlone();
      const page = await visit(browser, { url: sandbox.url, as: 'chen.yu', context: { colorScheme } });
      const { ts } = await client.chat.postMessage({
        channel: 'CORDERS',
        text: '<@UCHENYU> `SO-1` <https://a.cn|单>',
      });
      await client.chat.postMessage({
        channel: 'CORDERS',
        thread_ts: String(ts),
        text: '<!subteam^SFINANCE> 收款',
      });
      await client.chat.postEphemeral({ channel: 'CORDERS', user: 'UCHENYU', text: '还不能下达' });
      await client.chat.postMessage({ channel: 'CORDERS', text: 'x', blocks: [] }).catch(() => undefined);
      await messageOf(page, String(ts)).getByText('1 条回复').click();
      expect(await axeFinds(page)).toEqual([]);
      await page.getByRole('button', { name: '检查器' }).click();
      await page.getByText('故障').click();
      await page.locator('.log-row button').first().click();
      expect(await axeFinds(page)).toEqual([]);
      await page.locator('.inspector').getByRole('button', { name: '关闭' }).click();
      await page.locator('.who').click();
      expect(await axeFinds(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await page.locator('.rail-line', { hasText: '提到我的' }).click();
      expect(await axeFinds(page)).toEqual([]);
      await page.context().close();
    },
  );

  it('opens the app’s Home, and moves the clock', async () => {
    const set = await stage();
    set.app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'section', text: plain('等我处理 4') }] },
      });
    });
    const page = await visit(browser, { url: set.sandbox.url, as: 'chen.yu' });
    await page.getByRole('button', { name: 'Countersign' }).click();
    await page.getByText('等我处理 4').waitFor();
    const before = set.sandbox.clock.now();
    await page.getByRole('button', { name: '次日 08:00' }).click();
    await page.getByRole('img', { name: '时钟已拨快' }).waitFor();
    expect(set.sandbox.clock.now()).toBeGreaterThan(before);
    expect(await page.locator('.clock-face time').innerText()).toContain('08:00');
    await page.context().close();
  });

  it('shows each request with its time, and connects again when the line was lost', async () => {
    const { sandbox, client } = await workspaceAlone();
    const page = await visit(browser, { url: sandbox.url, as: 'chen.yu' });
    await page.getByRole('button', { name: '检查器' }).click();
    await client.chat.postMessage({ channel: 'CORDERS', text: '第一' });
    await page
      .locator('.log-row', { hasText: 'chat.postMessage' })
      .getByText(/\d+ 毫秒/)
      .waitFor();
    await page.context().setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.context().setOffline(false);
    await client.chat.postMessage({ channel: 'CORDERS', text: '第二' });
    await page.locator('.message', { hasText: '第二' }).waitFor();
    await page.context().close();
  });

  it('completes a command, and sends it bare when nothing more is meant', async () => {
    const set = await stage();
    const typed: string[] = [];
    set.app.command('/order', async ({ ack, body }) => {
      typed.push(body.text);
      await ack();
    });
    const page = await visit(browser, { url: set.sandbox.url, as: 'chen.yu' });
    const box = page.getByLabel('发消息到 #orders');
    const enter = async (text: string, ...keys: string[]) => {
      await box.fill(text);
      for (const key of keys) await box.press(key);
    };
    await enter('/ord', 'Enter', 'Enter');
    await enter('/order ', 'ArrowDown', 'Enter', 'Enter');
    await enter('/order mi', 'Enter', 'Enter');
    await set.workspace.until(() => typed.length === 3, 'three commands');
    expect(typed).toEqual(['', 'new', 'mine']);
    await page.context().close();
  });

  it('lets the visitor be somebody else, and greets a first visit with what to try', async () => {
    const { sandbox } = await workspaceAlone();
    const page = await visit(browser, { url: sandbox.url, as: 'chen.yu' });
    await page.goto(sandbox.url);
    await page.locator('.welcome li').first().waitFor();
    expect(await page.locator('.welcome li').count()).toBe(3);
    await page.getByRole('button', { name: '自己试试' }).click();
    await page.locator('.who').click();
    await page.getByRole('searchbox').fill('sun');
    await page.keyboard.press('Enter');
    await page.locator('.who', { hasText: '孙凯' }).waitFor();
    expect(await page.locator('.welcome').count()).toBe(0);
    expect(await page.title()).toContain('孙凯');
    await page.context().close();
  });

  it('shows a click within 100 ms of the desk’s answer', async () => {
    const set = await stage();
    const go = [{ type: 'actions', elements: [{ type: 'button', action_id: 'go', text: plain('go') }] }];
    let presses = 0;
    let answered = 0;
    set.app.action('go', async ({ ack, body, client }) => {
      await ack();
      const { channel, message } = body as {
        readonly channel: { id: string };
        readonly message: { ts: string };
      };
      const header = { type: 'header', text: plain(`pressed ${presses}`) };
      const blocks = [header, ...go] as never;
      await client.chat.update({ channel: channel.id, ts: message.ts, text: 'done', blocks });
      answered = Date.now();
    });
    for (let count = 0; count < 60; count += 1)
      await set.client.chat.postMessage({ channel: 'CORDERS', text: `单 ${count}` });
    const page = await visit(browser, { url: set.sandbox.url, as: 'chen.yu' });
    const { ts } = await set.client.chat.postMessage({
      channel: 'CORDERS',
      text: 'x',
      blocks: go as never,
    });
    const drawn = (text: string) =>
      page.evaluate(
        ([wanted, awaited]) =>
          new Promise<number>((resolve) => {
            const look = () => {
              const shown = document.querySelector(`.message[data-ts="${wanted}"]`)?.textContent ?? '';
              if (shown.includes(String(awaited))) resolve(Date.now());
              else requestAnimationFrame(look);
            };
            look();
          }),
        [String(ts), text],
      );
    const lateness: number[] = [];
    while (lateness.length < 5) {
      presses += 1;
      const seen = drawn(`pressed ${presses}`);
      await messageOf(page, String(ts)).getByRole('button', { name: 'go' }).click();
      lateness.push((await seen) - answered);
    }
    // The quickest of five: what else the machine does at the time is no fault of the page's.
    expect(Math.min(...lateness)).toBeLessThan(100);
    await page.context().close();
  });
});
