import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { axeFinds, faultsOf, fieldOf, launchBrowser, messageOf, pick, visit } from '../../support/browser.ts';
import { buttons, form, openStage, plain } from '../with-app.ts';
import { everyField, rarerFields } from './showcase.ts';

// A slow machine may need several seconds for each page and each look of axe.
vi.setConfig({ testTimeout: 120_000 });

let browser: Browser;
let page: Page;
let set: Awaited<ReturnType<typeof openStage>>;
/** What `/order` opens, and how its submission is answered. */
let shown: { readonly view: object; readonly answer: object; readonly submitted: Record<string, unknown>[] };
beforeAll(async () => {
  [browser, set] = await Promise.all([launchBrowser(), openStage()]);
  set.app.command('/order', async ({ ack, body, client }) => {
    await ack();
    await client.views.open({ trigger_id: body.trigger_id, view: shown.view as typeof everyField });
  });
  set.app.options('value', ({ ack }) => ack({ options: [{ text: plain('联兴印刷'), value: 'lx' }] }));
  set.app.view(/.*/, async ({ ack, view: got }) => {
    shown.submitted.push(got.state.values);
    await ack(shown.answer as { response_action: 'clear' });
  });
  page = await visit(browser, { url: set.sandbox.url, as: 'chen.yu' });
});
afterAll(async () => {
  expect(faultsOf(page)).toEqual([]);
  await browser?.close();
  await set?.close();
});
afterEach(async () => {
  const chen = set.workspace.as('chen.yu');
  if ((await chen.views()).length > 0) await chen.closes(true);
  await modal().waitFor({ state: 'detached' });
});

const modal = () => page.locator('dialog.modal');
const composer = () => page.getByLabel('发消息到 #orders');

/** From now on `/order` opens this view; gives the submissions that reach the app. */
function opens(view: object, answer: object = {}): Record<string, unknown>[] {
  shown = { view, answer, submitted: [] };
  return shown.submitted;
}

async function openForm(): Promise<void> {
  await composer().fill('/order x');
  await page.keyboard.press('Enter');
  await modal().waitFor();
}

describe('a form', () => {
  it('takes every kind of field, and hands over what was put in', async () => {
    const submitted = opens(everyField);
    await openForm();
    await pick(page, 'customer', { type: '联', line: '联兴印刷' });
    await pick(page, 'grade', { line: 'C 类' });
    await pick(page, 'seller', { type: 'zhou', line: '周敏' });
    await pick(page, 'tags', { line: '加急' });
    await page.keyboard.press('Escape');
    await page.getByLabel('数量', { exact: true }).fill('12.5');
    await page.getByLabel('邮箱').fill('a@b.cn');
    await page.getByLabel('网址').fill('https://a.cn');
    await page.getByLabel('交货日').fill('2026-12-05');
    await page.getByLabel('时间').fill('09:30');
    await page.getByLabel('发运时刻').fill('2026-12-05T09:30');
    await page.getByLabel('数量 12.5 吨').check();
    await page.getByLabel('自提').check();
    await page.getByLabel('书面说明').fill('木浆库存 86 吨');
    await fieldOf(page, 'paper')
      .locator('input')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: Buffer.from('x') });
    await fieldOf(page, 'paper').getByText('a.png').waitFor();
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: '签署' }).click();
    await modal().waitFor({ state: 'detached' });

    expect(submitted).toMatchObject([
      {
        customer: { value: { selected_option: { value: 'lx' } } },
        grade: { value: { selected_option: { value: 'c' } } },
        seller: { value: { selected_user: 'UZHOUMIN' } },
        tags: { value: { selected_options: [{ value: 'rush' }] } },
        quantity: { value: { value: '12.5' } },
        mail: { value: { value: 'a@b.cn' } },
        site: { value: { value: 'https://a.cn' } },
        due: { value: { selected_date: '2026-12-05' } },
        hour: { value: { selected_time: '09:30' } },
        moment: { value: { selected_date_time: Date.parse('2026-12-05T01:30:00Z') / 1000 } },
        checks: { value: { selected_options: [{ value: 'q' }] } },
        way: { value: { selected_option: { value: 'fetch' } } },
        written: { value: { value: '木浆库存 86 吨' } },
        paper: { value: { files: [{ name: 'a.png' }] } },
      },
    ]);
  });

  it('takes the rarer kinds of field too, and begins where the app wants the focus', async () => {
    const submitted = opens(rarerFields);
    await openForm();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toContain('named');
    await page.getByLabel('富文本').fill('先看 *样*');
    await pick(page, 'room', { type: 'prod', line: 'production' });
    await pick(page, 'channel', { line: 'general' });
    const several = async (block: string, ...lines: readonly string[]) => {
      for (const line of lines) await pick(page, block, { type: line.slice(0, 3), line });
      await page.keyboard.press('Escape');
    };
    await several('rooms', 'production', 'orders');
    await several('channels', 'general', 'production');
    await several('people', '周敏');
    await several('customers', '联兴印刷');
    expect(await axeFinds(page)).toEqual([]);
    await page.getByRole('button', { name: '签署' }).click();
    await modal().waitFor({ state: 'detached' });
    const [values] = submitted as [Record<string, { value: Record<string, unknown> }>];
    expect(Object.entries(values).map(([id, { value }]) => [id, Object.values(value)[1]])).toEqual([
      ['rich', expect.objectContaining({ type: 'rich_text' })],
      ['room', 'CPRODUCTION'],
      ['channel', 'CGENERAL'],
      ['rooms', ['CPRODUCTION', 'CORDERS']],
      ['channels', ['CGENERAL', 'CPRODUCTION']],
      ['people', ['ULINA', 'UZHOUMIN']],
      ['customers', [expect.objectContaining({ value: 'lx' })]],
      ['named', '早先的'],
    ]);
    expect(JSON.stringify(values.rich)).toContain('先看 *样*');
  });

  it('is not sent while something is missing, and says so at the field', async () => {
    const submitted = opens(everyField);
    await openForm();
    await page.getByRole('button', { name: '签署' }).click();
    expect(await page.locator('.field-error').count()).toBe(13);
    const customer = fieldOf(page, 'customer').getByRole('combobox');
    expect(await customer.getAttribute('aria-invalid')).toBe('true');
    expect(await customer.evaluate((one) => one === document.activeElement)).toBe(true);
    expect(submitted).toEqual([]);
  });

  it('keeps what was typed, and the focus, when the app finds an error', async () => {
    opens(form(['a', 'b']), { response_action: 'errors', errors: { b: '超过本周产能' } });
    await openForm();
    await fieldOf(page, 'a').locator('input').fill('一');
    await fieldOf(page, 'b').locator('input').fill('二');
    await page.keyboard.press('Enter');
    await page.getByText('超过本周产能').waitFor();
    expect(await fieldOf(page, 'a').locator('input').inputValue()).toBe('一');
    expect(
      await fieldOf(page, 'b')
        .locator('input')
        .evaluate((one) => one === document.activeElement),
    ).toBe(true);
  });

  it('keeps focus and text over an update, and goes back through the stack', async () => {
    opens(form(['a'], { blocks: [...form(['a']).blocks, buttons('more', 'push')] }));
    set.app.action('more', async ({ ack, body, client }) => {
      await ack();
      const { id = '' } = 'view' in body ? (body.view ?? {}) : {};
      await client.views.update({
        view_id: id,
        view: form(['a', 'b'], {
          title: plain('Longer'),
          blocks: [...form(['a', 'b']).blocks, buttons('more', 'push')],
        }),
      });
    });
    set.app.action('push', async ({ ack, body, client }) => {
      await ack();
      const { trigger_id = '' } = body as { readonly trigger_id?: string };
      await client.views.push({ trigger_id, view: form(['c'], { title: plain('On top') }) });
    });
    await openForm();
    await fieldOf(page, 'a').locator('input').fill('留下');
    await page.getByRole('button', { name: 'more' }).click();
    await page.getByRole('heading', { name: 'Longer' }).waitFor();
    expect(await fieldOf(page, 'a').locator('input').inputValue()).toBe('留下');
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-action-id'));
    expect(focused).toBe('more');

    await page.getByRole('button', { name: 'push' }).click();
    await page.getByRole('heading', { name: 'On top' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Longer' }).waitFor();
    expect(await fieldOf(page, 'a').locator('input').inputValue()).toBe('留下');
  });

  it('can be filled in and sent with the keyboard alone', async () => {
    const submitted = opens({
      ...everyField,
      blocks: everyField.blocks.filter(({ block_id }) =>
        ['customer', 'checks', 'written'].includes(block_id ?? ''),
      ),
    });
    await composer().focus();
    await page.keyboard.type('/ord');
    await page.keyboard.press('Tab');
    await page.keyboard.type('n');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await modal().waitFor();
    await page.keyboard.type('联');
    await page.getByRole('option', { name: '联兴印刷' }).waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.type('原料够本单使用');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await modal().waitFor({ state: 'detached' });
    expect(submitted).toMatchObject([
      {
        customer: { value: { selected_option: { value: 'lx' } } },
        checks: { value: { selected_options: [{ value: 'q' }] } },
        written: { value: { value: '原料够本单使用' } },
      },
    ]);
    const focused = await page.evaluate(() => document.activeElement?.tagName);
    expect(focused).toBe('TEXTAREA');
  });
});

describe('a button', () => {
  it('asks first where it has a confirm dialog, and keeps the focus when its message is drawn anew', async () => {
    const pressed: string[] = [];
    const withConfirm = (label: string) => ({
      type: 'actions' as const,
      elements: [
        {
          type: 'button' as const,
          action_id: 'do:cancel',
          text: plain(label),
          confirm: {
            title: plain('取消订单？'),
            text: plain('不能恢复。'),
            confirm: plain('取消订单'),
            deny: plain('再想想'),
          },
        },
      ],
    });
    set.app.action('do:cancel', async ({ ack, body, client }) => {
      await ack();
      pressed.push(body.user.id);
      const { channel, message } = body as {
        readonly channel: { id: string };
        readonly message: { ts: string };
      };
      await client.chat.update({
        channel: channel.id,
        ts: message.ts,
        text: 'y',
        blocks: [withConfirm('已取消')],
      });
    });
    const { ts } = await set.client.chat.postMessage({
      channel: 'CORDERS',
      text: 'x',
      blocks: [withConfirm('取消')],
    });
    const message = messageOf(page, String(ts));
    await message.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '再想想' }).click();
    expect(pressed).toEqual([]);
    await message.getByRole('button', { name: '取消' }).click();
    await page.getByRole('button', { name: '取消订单' }).click();
    await message.getByRole('button', { name: '已取消' }).waitFor();
    expect(pressed).toEqual(['UCHENYU']);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute('data-action-id'));
    expect(focused).toBe('do:cancel');
  });

  it('says what Slack says when the app fails', async () => {
    await set.workspace.fault({ kind: 'server-error', method: 'block_actions' });
    const { ts } = await set.client.chat.postMessage({
      channel: 'CORDERS',
      text: 'x',
      blocks: [buttons('go')],
    });
    await messageOf(page, String(ts)).getByRole('button', { name: 'go' }).click();
    await page.locator('.notice').waitFor();
    expect(await page.locator('.notice').count()).toBe(1);
  });
});
