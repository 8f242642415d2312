import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { axeFinds, faultsOf, launchBrowser, messageOf, visit, watched } from '../../support/browser.ts';
import { buttons, connect, form, openStage, plain } from '../with-app.ts';

// A slow machine may need several seconds for each page and each look of axe.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
/** Chen Yu's own window, back in #orders after each test. */
let page: Page;
let set: Awaited<ReturnType<typeof openStage>>;
beforeAll(async () => {
  [browser, set] = await Promise.all([launchBrowser(), openStage()]);
  page = await windowOf('chen.yu');
});
afterAll(async () => {
  // The browser itself notes that a fault was refused which could strike nothing.
  expect(faultsOf(page)).toEqual([expect.stringContaining('409')]);
  await browser?.close();
  await set?.close();
});
afterEach(async () => {
  const chen = set.workspace.as('chen.yu');
  if ((await chen.views()).length > 0) await chen.closes(true);
  await page.locator('dialog.modal').waitFor({ state: 'detached' });
  await rail(page, 'orders').click();
});

const windowOf = (as: string): Promise<Page> => visit(browser, { url: set.sandbox.url, as });
const rail = (of: Page, hasText: string) => of.locator('.rail-line', { hasText }).first();
const post = async (text: string, more: object = {}): Promise<string> =>
  String((await set.client.chat.postMessage({ channel: 'CORDERS', text, ...more })).ts);

describe('windows of two people', () => {
  it('show each other’s messages at once, and call who is mentioned', async () => {
    const sun = await windowOf('sun.kai');
    await sun.getByRole('button', { name: 'production' }).click();
    await page.getByLabel('发消息到 #orders').fill('请 @孙凯 看一下 3 < 4');
    await page.keyboard.press('Enter');
    await rail(sun, 'orders').locator('.badge').waitFor();
    await rail(sun, '提到我的').click();
    await sun.locator('.activity-open').click();
    const message = sun.locator('.message', { has: sun.locator('.mention.me') });
    expect(await message.locator('.message-text').innerText()).toBe('请 @孙凯 看一下 3 < 4');
    await rail(sun, 'orders').locator('.badge').waitFor({ state: 'detached' });
    expect(faultsOf(sun)).toEqual([]);
    await sun.context().close();
  });

  it('have their own modals, private notes and language', async () => {
    set.app.shortcut('new_order', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: form(['a']) });
    });
    const ma = await windowOf('ma.lin');
    await page.getByRole('button', { name: '快捷方式' }).click();
    await page.getByRole('menuitem', { name: '新订单' }).click();
    await page.locator('dialog.modal').waitFor();
    await set.client.chat.postEphemeral({ channel: 'CORDERS', user: 'UMALIN', text: 'not yet (S9.2)' });
    await ma.getByText('Only visible to you').waitFor();
    expect(await ma.locator('dialog.modal').count()).toBe(0);
    expect(await page.getByText('not yet').count()).toBe(0);
    expect(await ma.evaluate(() => document.documentElement.lang)).toBe('en-US');
    await ma.reload();
    await ma.locator('.window').waitFor();
    expect(await ma.getByText('not yet').count()).toBe(0);
    await ma.context().close();
  });
});

describe('a window', () => {
  it('takes a file into a thread, and offers the app’s shortcuts on its message', async () => {
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
    const ts = await post('SO-261123-017');
    const message = messageOf(page, ts);
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
  });

  it('has nothing for axe to find with everything open, in light and dark', async () => {
    const expectNothing = async () => {
      expect(await axeFinds(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
      expect(await axeFinds(page, 'contrast')).toEqual([]);
      await page.emulateMedia({ colorScheme: 'light' });
    };
    const ts = await post('<@UCHENYU> `SO-1` <https://a.cn|单>');
    await post('<!subteam^SFINANCE> 收款', { thread_ts: ts });
    await set.client.chat.postEphemeral({ channel: 'CORDERS', user: 'UCHENYU', text: '还不能下达' });
    await messageOf(page, ts).getByText('1 条回复').click();
    await expectNothing();
    await page.getByRole('button', { name: '检查器' }).click();
    await page.getByText('故障').click();
    await page.locator('.log-row button').first().click();
    await expectNothing();
    await page.locator('.inspector').getByRole('button', { name: '关闭' }).click();
    await page.locator('.who').click();
    await expectNothing();
    await page.keyboard.press('Escape');
    await rail(page, '提到我的').click();
    await expectNothing();
  });

  it('opens the app’s Home, and moves the clock', async () => {
    set.app.event('app_home_opened', async ({ event, client }) => {
      await client.views.publish({
        user_id: event.user,
        view: { type: 'home', blocks: [{ type: 'section', text: plain('等我处理 4') }] },
      });
    });
    await page.getByRole('button', { name: 'Countersign' }).click();
    await page.getByText('等我处理 4').waitFor();
    const before = set.sandbox.clock.now();
    await page.getByRole('button', { name: '次日 08:00' }).click();
    await page.getByRole('img', { name: '时钟已拨快' }).waitFor();
    expect(set.sandbox.clock.now()).toBeGreaterThan(before);
    expect(await page.locator('.clock-face time').innerText()).toContain('08:00');
  });

  it('shows each request with its time, and connects again when the line was lost', async () => {
    const asked = ['fault', 'plan'].map((what) => page.waitForResponse(`**/_control/${what}`));
    await page.getByRole('button', { name: '检查器' }).click();
    // What the panel asks for is there before the line is lost: the browser would note what it could not load.
    await Promise.all(asked);
    await post('第一');
    const row = page.locator('.log-row', { hasText: 'chat.postMessage' }).first();
    await row.getByText(/\d+ 毫秒/).waitFor();
    await page.context().setOffline(true);
    await page.evaluate(() => window.dispatchEvent(new Event('offline')));
    await page.context().setOffline(false);
    await post('第二');
    await page.locator('.message', { hasText: '第二' }).waitFor();
    await page.locator('.inspector').getByRole('button', { name: '关闭' }).click();
  });

  it('sets each fault from the panel, and tells the person what Slack would', async () => {
    let heard = 0;
    set.app.action('fragile', async ({ ack }) => {
      heard += 1;
      await ack();
    });
    const ts = await post('card', { blocks: [buttons('fragile')] });
    await page.getByRole('button', { name: '检查器' }).click();
    const panel = page.locator('details.faults');
    await panel.locator('summary').click();
    const setFault = async (label: string, method: string) => {
      await panel.getByLabel('故障种类').selectOption({ label });
      await panel.getByLabel('对哪个调用').fill(method);
      await panel.getByRole('button', { name: '设置' }).click();
      await panel.getByText(`${label} · ${method} · 还有 1 次`).waitFor();
    };
    const notice = page.locator('.notices .notice');
    /** How often the app hears a press under this fault, and what the person is shown. */
    const pressUnder = async (label: string, shown?: string): Promise<number> => {
      heard = 0;
      await setFault(label, 'block_actions');
      const answered = page.waitForResponse((response) => response.url().endsWith('/_control/press'));
      await messageOf(page, ts).getByRole('button', { name: 'fragile' }).click();
      await answered;
      await panel.getByText('还有 1 次').waitFor({ state: 'detached' });
      if (shown !== undefined) {
        await notice.filter({ hasText: shown }).getByRole('button').click();
      }
      await expect.poll(() => notice.count()).toBe(0);
      return heard;
    };
    expect(await pressUnder('应答慢 4 秒', '操作超时')).toBe(1);
    expect(await pressUnder('已执行但应答丢失', '无法连接')).toBe(1);
    expect(await pressUnder('服务器错误 5xx', '状态代码 503')).toBe(0);
    expect(await pressUnder('签名过时', '状态代码 401')).toBe(0);
    expect(await pressUnder('重复投递')).toBe(2);
    expect(await pressUnder('同时投递三次')).toBe(3);
    expect(await pressUnder('顺序颠倒')).toBe(1);
    await setFault('限流 429', 'chat.postMessage');
    await expect(post('too much')).rejects.toMatchObject({ retryAfter: 1 });
    await page.locator('.log-row.bad', { hasText: 'chat.postMessage' }).first().waitFor();
    await panel.getByLabel('故障种类').selectOption({ label: '断开 Socket' });
    await panel.getByRole('button', { name: '设置' }).click();
    await notice.filter({ hasText: '没有可断开的 Socket' }).getByRole('button').click();
    await connect(set);
    expect(await pressUnder('断开 Socket', '无法连接')).toBe(0);
    await page.locator('.inspector').getByRole('button', { name: '关闭' }).click();
  });

  it('completes a command, and sends it bare when nothing more is meant', async () => {
    const typed: string[] = [];
    set.app.command('/order', async ({ ack, body }) => {
      typed.push(body.text);
      await ack();
    });
    const box = page.getByLabel('发消息到 #orders');
    const enter = async (text: string, ...keys: string[]) => {
      await box.fill(text);
      for (const key of keys) await box.press(key);
    };
    await enter('/ord', 'Enter', 'Enter');
    await enter('/order ', 'ArrowDown', 'Enter', 'Enter');
    await enter('/order mi', 'Enter', 'Enter');
    await expect.poll(() => typed).toEqual(['', 'new', 'mine']);
  });

  it('lets the visitor be somebody else, and greets a first visit with what to try', async () => {
    const visitor = await watched(browser, { viewport: { width: 1280, height: 800 }, locale: 'zh-CN' });
    await visitor.goto(set.sandbox.url);
    await visitor.locator('.welcome li').first().waitFor();
    expect(await visitor.locator('.welcome li').count()).toBe(3);
    await visitor.getByRole('button', { name: '自己试试' }).click();
    await set.workspace.control('account', { user: 'tang.bo', deactivated: true });
    await visitor.locator('.who').click();
    const tang = visitor.locator('.person', { hasText: '唐波' });
    await tang.getByText('账号已停用').waitFor();
    expect(await tang.isDisabled()).toBe(true);
    await set.workspace.control('account', { user: 'tang.bo', deactivated: false });
    await tang.getByText('配送员').waitFor();
    expect(await tang.isDisabled()).toBe(false);
    await visitor.getByRole('searchbox').fill('sun');
    await visitor.keyboard.press('Enter');
    await visitor.locator('.who', { hasText: '孙凯' }).waitFor();
    expect(await visitor.locator('.welcome').count()).toBe(0);
    expect(await visitor.title()).toContain('孙凯');
    await visitor.context().close();
  });

  it('shows a click within 100 ms of the desk’s answer: six frames, as long as they take on this machine', async () => {
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
    await Promise.all(Array.from({ length: 60 }, (_, count) => post(`单 ${count}`)));
    const ts = await post('x', { blocks: go });
    const drawn = (text: string) =>
      page.evaluate(
        ([wanted, awaited]) =>
          new Promise<{ at: number; frameMs: number }>((resolve) => {
            const since = Date.now();
            let frames = 0;
            const look = () => {
              frames += 1;
              const shown = document.querySelector(`.message[data-ts="${wanted}"]`)?.textContent ?? '';
              const at = Date.now();
              if (shown.includes(String(awaited))) resolve({ at, frameMs: (at - since) / frames });
              else requestAnimationFrame(look);
            };
            look();
          }),
        [ts, text],
      );
    const frames: number[] = [];
    while (frames.length < 5) {
      presses += 1;
      const seen = drawn(`pressed ${presses}`);
      await messageOf(page, ts).getByRole('button', { name: 'go' }).click();
      const { at, frameMs } = await seen;
      frames.push((at - answered) / frameMs);
    }
    // The quickest of five: what else the machine does at the time is no fault of the page's.
    expect(Math.min(...frames)).toBeLessThan(6);
  });
});
