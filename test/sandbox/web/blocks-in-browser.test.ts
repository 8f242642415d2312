import type { KnownBlock } from '@slack/types';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { buildClient } from '../../../sandbox/web/bundle.ts';
import { fontFile, fontStyle } from '../../../sandbox/web/fonts.ts';
import { axeFinds, faultsOf, launchBrowser, messageOf, visit } from '../../support/browser.ts';
import { workspaceAlone } from '../with-app.ts';
import { mayEmbedVideos, messageBlocks } from './showcase.ts';

// A slow machine may need several seconds for each page and each look of axe.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

describe('the client', () => {
  it('weighs at most 60 KB packed, without fonts', async () => {
    const { assets } = await buildClient();
    const bytes = assets.reduce((sum, asset) => sum + (asset.gzipped?.byteLength ?? 0), 0);
    expect(bytes).toBeLessThanOrEqual(60_000);
  });

  it('brings the slices of a Chinese font, and no other file of the package', async () => {
    const style = (await fontStyle()).body.toString();
    const path = /\/assets\/fonts\/[^']+\.woff2/.exec(style)?.[0] ?? '';
    expect((await fontFile(path))?.body.subarray(0, 4).toString()).toBe('wOF2');
    expect(style).not.toMatch(/\.woff'/);
    expect(await fontFile('/assets/fonts/../package.json')).toBeUndefined();
  });

  it('draws every block of a message, axe finds nothing in light and dark, and nothing scrolls sideways', async () => {
    const { sandbox, client } = await workspaceAlone({ manifest: await mayEmbedVideos() });
    const posted: string[] = [];
    for (const { block } of messageBlocks) {
      const message = { channel: 'CORDERS', text: '块', blocks: [block as KnownBlock] };
      posted.push(String((await client.chat.postMessage(message)).ts));
    }
    const page = await visit(browser, { url: sandbox.url, as: 'chen.yu' });
    await page.locator('[data-block-type="task_card"]').waitFor();
    for (const [index, { block, shows }] of messageBlocks.entries()) {
      const message = messageOf(page, posted[index] ?? '');
      await message.locator(`[data-block-type="${(block as KnownBlock).type}"]`).waitFor();
      expect(await message.innerText()).toContain(shows);
    }
    expect(await page.locator('.unknown-block').count()).toBe(0);
    await expectNoSideways(page);
    expect(await axeFinds(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    expect(await axeFinds(page, 'contrast')).toEqual([]);
    expect(faultsOf(page)).toEqual([]);
    await page.context().close();

    const phone = { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true };
    const held = await visit(browser, { url: sandbox.url, as: 'chen.yu', context: phone });
    await held.locator('[data-block-type="task_card"]').waitFor();
    await expectNoSideways(held);
    await held.context().close();
  });

  it('shows a block it does not know as it came', async () => {
    const { sandbox, client } = await workspaceAlone();
    const page = await visit(browser, { url: sandbox.url, as: 'chen.yu' });
    // Slack would refuse it, so it is put into the stream on the way.
    await page.route('**/client/events**', async (route) => {
      const strange = { type: 'hologram', block_id: 'x', depth: 3 };
      const boot = await fetch(route.request().url(), { headers: { accept: 'text/event-stream' } });
      const reader = boot.body?.getReader();
      const { value } = (await reader?.read()) ?? {};
      await reader?.cancel();
      const event = JSON.parse(new TextDecoder().decode(value).slice('data: '.length)) as {
        messages: { blocks: unknown[] }[];
      };
      for (const message of event.messages) message.blocks = [strange];
      await route.fulfill({ contentType: 'text/event-stream', body: `data: ${JSON.stringify(event)}\n\n` });
    });
    await client.chat.postMessage({ channel: 'CORDERS', text: 'x', blocks: [{ type: 'divider' }] });
    await page.reload();
    const unknown = page.locator('.unknown-block');
    await unknown.waitFor();
    expect(await unknown.innerText()).toContain('"depth": 3');
    expect(faultsOf(page)).toContain('unknown block: hologram');
    await page.context().close();
  });
});

const expectNoSideways = async (page: Page): Promise<void> => {
  const widths = await page.evaluate(() => [
    [document.documentElement.scrollWidth, window.innerWidth],
    [...document.querySelectorAll('.message-scroll')].flatMap((one) => [one.scrollWidth, one.clientWidth]),
  ]);
  for (const [needed, room] of widths) expect(needed).toBe(room);
};
