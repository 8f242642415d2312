import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../../../sandbox/slack/start.ts';
import { openSmtpPost } from '../../../src/mail/smtp-post.ts';
import { demoMail } from '../../../src/start/demo-mail.ts';
import { axeFinds, faultsOf, launchBrowser, visit } from '../../support/browser.ts';

let sandbox: Sandbox;
let browser: Browser;
beforeAll(async () => {
  sandbox = await startSandbox({ manifest: new URL('../../../manifest.yml', import.meta.url), mail: true });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await sandbox.close();
});

const send = async (subject: string, text: string): Promise<void> => {
  const mail = demoMail(sandbox);
  if (!mail) throw new Error('the sandbox has a mail server');
  const posted = await openSmtpPost(mail).send({
    messageId: '<1@mill.example>',
    fromName: '华广纸业有限公司',
    to: 'czq@lianxing.example',
    subject,
    text,
    attachment: { name: '销售部客户订单确认书 SO-261123-001 r1.pdf', bytes: Buffer.from('%PDF-1.7\n') },
  });
  expect(posted.kind).toBe('accepted');
};

describe('the customers’ mailbox', () => {
  it('is reached from the workspace, and shows each letter as text, on a phone as well', async () => {
    await send('确认书 <img src=x onerror=alert(1)>', '您好！<script>alert(1)</script>\n请签字盖章。');
    const page = await visit(browser, {
      url: sandbox.url,
      as: 'chen.yu',
      context: { viewport: { width: 390, height: 800 } },
    });
    await page.getByRole('button', { name: '打开菜单' }).click();
    const link = page.getByRole('link', { name: '客户的邮箱' });
    const [box] = await Promise.all([page.waitForEvent('popup'), link.click()]);
    await box.getByRole('heading', { name: '客户的邮箱' }).waitFor();
    expect(await axeFinds(box)).toEqual([]);
    await box.getByRole('link', { name: /确认书 <img/ }).click();
    await box.getByText('您好！<script>alert(1)</script>').waitFor();
    expect(await axeFinds(box)).toEqual([]);
    const isWide = await box.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
    expect(isWide).toBe(false);
    expect(await box.getByRole('link', { name: /\.pdf$/ }).getAttribute('href')).toBe('/mail/1/1');
    await box.getByRole('link', { name: 'English' }).click();
    await box.getByText('Attachments').waitFor();
    expect(faultsOf(page)).toEqual([]);
  });
});
